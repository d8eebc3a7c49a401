package crmbet.workbench.file;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes all of a file, or after any failure nothing. */
public final class WholeFile {
    private WholeFile() {}

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException, OperationException;
    }

    /**
     * Writes a file, in the place of one of that name.
     *
     * @throws OperationException if it cannot be written, or the content fails; a file that was there before stays then
     */
    public static void write(Path target, Content content) throws OperationException {
        Path whole = target.toAbsolutePath();
        try {
            Path fresh = Files.createTempFile(whole.getParent(), ".writing", ".tmp");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                    content.writeTo(out);
                }
                Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(whole, e.toString()), e);
        }
    }
}
