package crmbet.core.workspace;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time into a workspace. The operating system drops the lock when the process ends, however it
 * ends; the file says who holds it.
 */
final class WorkspaceLock implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkspaceLock.class.getName());
    private static final String LOCK_FILE = "workspace.lock";
    /** Locked far behind the text, so that others can read the text on systems whose locks are mandatory. */
    private static final long LOCKED_POSITION = 1L << 32;

    private final FileChannel channel;

    private WorkspaceLock(FileChannel channel) {
        this.channel = channel;
    }

    static WorkspaceLock acquire(Path folder) throws OperationException {
        Path file = folder.resolve(LOCK_FILE);
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = readHolder(channel);
                channel.close();
                throw new OperationException(new Failure.WorkspaceInUse(folder, holder));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)), 0);
            return new WorkspaceLock(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_POSITION, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // this very process has the workspace open
        }
    }

    private static String readHolder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(200);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "closing the workspace's lock file failed", e);
        }
    }
}
