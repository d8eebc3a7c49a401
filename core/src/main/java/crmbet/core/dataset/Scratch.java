package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Copies that live as long as one load or preview. */
final class Scratch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Scratch.class.getName());

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    Scratch(Path folder) {
        this.folder = folder;
    }

    Path newFile() throws OperationException {
        try {
            Path file = Files.createTempFile(folder, "copy", "");
            files.add(file);
            return file;
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(folder, e.toString()), e);
        }
    }

    /**
     * The file itself where the database can read it, otherwise an unpacked copy, in UTF-8 if it is text.
     *
     * @param characters how much of a text is needed at least
     */
    InputFile readable(SourceFile source, long characters, Monitor monitor) throws IOException, OperationException {
        if (source.encoding() == null) {
            if (!source.packed()) {
                return new InputFile(source.path(), false);
            }
            Path copy = newFile();
            TextCopy.unpack(source, copy, monitor);
            return new InputFile(copy, false);
        }
        if (source.encoding().equals(StandardCharsets.UTF_8)) {
            return new InputFile(source.path(), source.packed());
        }
        Path copy = newFile();
        TextCopy.recode(source, source.encoding(), copy, characters, monitor);
        return new InputFile(copy, false);
    }

    @Override
    public void close() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "deleting the copy " + file + " failed; it goes when the workspace opens");
            }
        }
    }
}
