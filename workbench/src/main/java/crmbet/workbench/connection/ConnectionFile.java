package crmbet.workbench.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.connectors.SavedConnection;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.workbench.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Connections as one JSON file with a version, replaced as a whole. It never holds a secret. */
final class ConnectionFile {
    private static final int VERSION = 1;

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    ConnectionFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** @throws OperationException {@code Unreadable}: then nothing is overwritten, because it may be a newer version's */
    List<SavedConnection> read() throws OperationException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (root.path("version").asInt() != VERSION) {
                throw new IOException("version " + root.path("version") + " is not " + VERSION);
            }
            List<SavedConnection> connections = new ArrayList<>();
            for (JsonNode each : root.path("connections")) {
                connections.add(new SavedConnection(
                        UUID.fromString(each.path("id").asText()),
                        each.path("name").asText(),
                        each.path("kind").asText(),
                        values(each.path("values"))));
            }
            return connections;
        } catch (IOException | IllegalArgumentException e) {
            throw new OperationException(new Failure.Unreadable(file.toString(), String.valueOf(e.getMessage())), e);
        }
    }

    void write(List<SavedConnection> connections) throws OperationException {
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        ArrayNode all = root.putArray("connections");
        for (SavedConnection each : connections) {
            ObjectNode node = all.addObject();
            node.put("id", each.id().toString());
            node.put("name", each.name());
            node.put("kind", each.kind());
            ObjectNode values = node.putObject("values");
            new TreeMap<>(each.values()).forEach(values::put);
        }
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
        WholeFile.write(
                file, out -> out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root)));
    }

    private static Map<String, String> values(JsonNode node) {
        Map<String, String> values = new TreeMap<>();
        node.properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
        return values;
    }
}
