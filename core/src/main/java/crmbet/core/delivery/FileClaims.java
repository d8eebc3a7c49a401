package crmbet.core.delivery;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Claims among the workbenches of one machine: locked files in a folder that all of them use. */
public final class FileClaims implements Claims {
    private static final Logger LOG = Logger.getLogger(FileClaims.class.getName());
    private static final int LONGEST_NAME = 200;
    /** Locked far behind the text, so that others can read the text on systems whose locks are mandatory. */
    private static final long LOCKED_POSITION = 1L << 32;

    private final Path folder;

    /** @param folder made when first needed */
    public FileClaims(Path folder) {
        this.folder = folder;
    }

    /** Among all workbenches that the present user runs on this machine. */
    public static FileClaims ofThisUser() {
        return new FileClaims(
                Path.of(System.getProperty("java.io.tmpdir"), "crmbet-claims-" + System.getProperty("user.name")));
    }

    @Override
    public Claim take(UUID segment, String target, String who) throws OperationException {
        UUID name = UUID.nameUUIDFromBytes((segment + "/" + target).getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve(name + ".claim");
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
        try {
            if (tryLock(channel) == null) {
                ByteBuffer holder = ByteBuffer.allocate(LONGEST_NAME);
                channel.read(holder, 0);
                String other = new String(holder.array(), 0, holder.position(), StandardCharsets.UTF_8);
                channel.close();
                throw new OperationException(
                        new Failure.NotPossible(new Obstacle.BeingPublished(target, other.strip())));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)), 0);
            return new Held(channel);
        } catch (IOException e) {
            close(channel);
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_POSITION, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // this very process sends it
        }
    }

    /** A lock lasts as long as its channel. */
    private record Held(FileChannel channel) implements Claim {
        @Override
        public void confirm() {}

        @Override
        public void close() {
            FileClaims.close(channel);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "giving back the right to send failed; it goes when the process ends", e);
        }
    }
}
