package crmbet.core.seal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.workspace.Sha256;
import crmbet.core.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes what is in a ZIP so that it is still a ZIP without errors. */
final class ZipRewrite {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ZipRewrite() {}

    static Map<String, byte[]> entries(Path file) throws IOException {
        return entries(Files.readAllBytes(file));
    }

    static byte[] database(Path file) throws IOException {
        return Objects.requireNonNull(entries(file).get(Workspace.DATABASE_FILE));
    }

    /** Adds an entry, or puts another one in its place. */
    static UnaryOperator<byte[]> with(String name, byte[] content) {
        return changing(entries -> entries.put(name, content));
    }

    static UnaryOperator<byte[]> without(String name) {
        return changing(entries -> entries.remove(name));
    }

    static UnaryOperator<byte[]> manifest(UnaryOperator<String> change) {
        return changing(entries -> {
            String before = new String(entries.get(SealedProject.MANIFEST), StandardCharsets.UTF_8);
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new AssertionError("nothing was changed in " + before);
            }
            entries.put(SealedProject.MANIFEST, after.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Another database, with a manifest that says it was always this one. */
    static UnaryOperator<byte[]> redigested(byte[] database) {
        return changing(entries -> {
            try {
                ObjectNode manifest = (ObjectNode) JSON.readTree(entries.get(SealedProject.MANIFEST));
                ((ObjectNode) manifest.path("files").path(0))
                        .put("bytes", database.length)
                        .put("sha256", Sha256.end(Sha256.begin(), database));
                entries.put(SealedProject.MANIFEST, JSON.writeValueAsBytes(manifest));
                entries.put(Workspace.DATABASE_FILE, database);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static UnaryOperator<byte[]> changing(Consumer<Map<String, byte[]>> change) {
        return bytes -> {
            try {
                Map<String, byte[]> entries = entries(bytes);
                change.accept(entries);
                return zip(entries);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Map<String, byte[]> entries(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
