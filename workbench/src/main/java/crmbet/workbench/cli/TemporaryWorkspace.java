package crmbet.workbench.cli;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A workspace for the length of one command; closing it deletes it. */
final class TemporaryWorkspace implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TemporaryWorkspace.class.getName());

    private final Path folder;
    private final Workspace workspace;

    private TemporaryWorkspace(Path folder, Workspace workspace) {
        this.folder = folder;
        this.workspace = workspace;
    }

    static TemporaryWorkspace create() throws OperationException {
        Path folder;
        try {
            folder = Files.createTempDirectory("crmbet-");
        } catch (IOException e) {
            throw new OperationException(
                    new Failure.CannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e.toString()), e);
        }
        return new TemporaryWorkspace(folder, Workspace.openOrCreate(folder));
    }

    Workspace workspace() {
        return workspace;
    }

    @Override
    public void close() {
        workspace.close();
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the temporary workspace " + folder + " could not be deleted", e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
