import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the jars of a folder anew without compression, entries in their order and all with the same time: an installer that
 * compresses everything as a whole is smaller that way, and the same jars come out of every build.
 *
 * <p>{@code java StoredJars.java FOLDER TIME [WITHOUT]}: the time as in {@code 2026-01-01T00:00:00Z}, and a regular expression
 * for the names of entries that are left out.
 */
final class StoredJars {
    private StoredJars() {}

    public static void main(String[] arguments) throws IOException {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[1]), ZoneOffset.UTC);
        Pattern without = Pattern.compile(arguments.length > 2 ? arguments[2] : "(?!)");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                Path part = jar.resolveSibling(jar.getFileName() + ".part");
                store(jar, part, time, without);
                Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void store(Path jar, Path stored, LocalDateTime time, Pattern without) throws IOException {
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(stored));
                ZipOutputStream out = new ZipOutputStream(file)) {
            List<? extends ZipEntry> entries = Collections.list(in.entries());
            for (ZipEntry entry : entries) {
                if (without.matcher(entry.getName()).matches()) {
                    continue;
                }
                byte[] content = in.getInputStream(entry).readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry same = new ZipEntry(entry.getName());
                same.setMethod(ZipEntry.STORED);
                same.setSize(content.length);
                same.setCrc(sum.getValue());
                same.setTimeLocal(time);
                out.putNextEntry(same);
                out.write(content);
                out.closeEntry();
            }
        }
    }
}
