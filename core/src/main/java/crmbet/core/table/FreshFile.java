package crmbet.core.table;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A file that takes its place only once it is whole. */
public final class FreshFile implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FreshFile.class.getName());

    private final Path target;
    private final Path path;

    /** @throws OperationException {@code CannotWrite} if the folder of the file does not exist or may not be written */
    public FreshFile(Path target) throws OperationException {
        this.target = target.toAbsolutePath();
        try {
            path = Files.createTempFile(this.target.getParent(), "export", ".part");
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(target, e.toString()), e);
        }
    }

    /** Where to write. */
    public Path path() {
        return path;
    }

    /** Puts the file in its place. */
    public void keep() throws OperationException {
        try {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(target, e.toString()), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "the part " + path + " of an export could not be deleted");
        }
    }
}
