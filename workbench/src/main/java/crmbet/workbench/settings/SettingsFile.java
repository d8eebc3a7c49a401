package crmbet.workbench.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.workbench.message.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;

/**
 * The settings as one JSON file with a version. It is replaced as a whole, so that a crash leaves the old or the new
 * one. What cannot be understood is kept beside it under another name, and the start goes on with initial settings.
 */
public final class SettingsFile {
    private static final Logger LOG = Logger.getLogger(SettingsFile.class.getName());
    private static final int VERSION = 1;

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    public SettingsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The settings in the file, or the initial ones if there is none that can be read. */
    public Settings read(Language preferred) {
        Settings initial = Settings.initial(preferred);
        if (!Files.exists(file)) {
            return initial;
        }
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (root.path("version").asInt() != VERSION) {
                throw new IOException("version " + root.path("version") + " is not " + VERSION);
            }
            return parse(root, initial);
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "the settings in " + file + " cannot be read and are set aside", e);
            setAside();
            return initial;
        }
    }

    /** Replaces the file; the folder is made if need be. */
    public void write(Settings settings) throws IOException {
        Files.createDirectories(folder());
        Path fresh = Files.createTempFile(folder(), "settings", ".new");
        try {
            Files.write(fresh, format(settings));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private void setAside() {
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the unreadable settings could not be set aside and will be replaced", e);
        }
    }

    private byte[] format(Settings settings) throws JsonProcessingException {
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        root.put("dark", settings.dark());
        root.put("language", settings.language().locale().toLanguageTag());
        ArrayNode recent = root.putArray("recentWorkspaces");
        settings.recentWorkspaces().forEach(path -> recent.add(path.toString()));
        settings.window()
                .ifPresent(bounds -> root.putObject("window")
                        .put("x", bounds.x())
                        .put("y", bounds.y())
                        .put("width", bounds.width())
                        .put("height", bounds.height())
                        .put("maximized", bounds.maximized()));
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static Settings parse(JsonNode root, Settings initial) {
        return new Settings(
                root.path("dark").asBoolean(initial.dark()),
                root.hasNonNull("language")
                        ? Language.of(
                                Locale.forLanguageTag(root.path("language").asText()))
                        : initial.language(),
                recent(root.path("recentWorkspaces")),
                window(root.path("window")));
    }

    private static List<Path> recent(JsonNode paths) {
        List<Path> recent = new ArrayList<>();
        StreamSupport.stream(paths.spliterator(), false)
                .map(JsonNode::asText)
                .limit(Settings.MAXIMUM_RECENT)
                .forEach(path -> {
                    try {
                        recent.add(Path.of(path));
                    } catch (InvalidPathException e) {
                        LOG.log(Level.FINE, "a recent workspace has a name that this system does not know", e);
                    }
                });
        return recent;
    }

    private static Optional<WindowBounds> window(JsonNode window) {
        return window.isObject()
                ? Optional.of(new WindowBounds(
                        window.path("x").asDouble(),
                        window.path("y").asDouble(),
                        window.path("width").asDouble(),
                        window.path("height").asDouble(),
                        window.path("maximized").asBoolean()))
                : Optional.empty();
    }
}
