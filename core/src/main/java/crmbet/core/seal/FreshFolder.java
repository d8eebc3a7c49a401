package crmbet.core.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A folder that takes its place only once it is whole. */
final class FreshFolder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FreshFolder.class.getName());

    private final Path path;

    private FreshFolder(Path path) {
        this.path = path;
    }

    static FreshFolder in(Path parent) throws IOException {
        return new FreshFolder(Files.createTempDirectory(parent, ".crmbet-part-"));
    }

    Path path() {
        return path;
    }

    /** Puts the folder in its place, which may be taken by an empty one. */
    void keep(Path target) throws IOException {
        Files.deleteIfExists(target);
        Files.move(path, target);
    }

    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> contentsFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : contentsFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "the part " + path + " could not be deleted");
        }
    }
}
