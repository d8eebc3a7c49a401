package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.source.RowSink;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Rows on their way from one thread to another, in files of about 32 MB of which at most three exist at a time. */
final class ChunkFiles implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ChunkFiles.class.getName());
    private static final long CHUNK_BYTES = 32L << 20;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final long LOOK_MILLIS = 50;

    private final Path folder;
    private final BlockingQueue<Message> ready = new ArrayBlockingQueue<>(1);
    private volatile boolean closed;
    private boolean ended;
    private Runnable stop = () -> {};

    ChunkFiles(Path folder) {
        this.folder = folder;
    }

    /** What fills the files. */
    @FunctionalInterface
    interface Filling {
        void run(RowSink sink) throws OperationException;
    }

    /** A filled file. */
    record Chunk(Path file, long rows, long bytes, int longestLine) implements Message {
        /** Whether it is as large as they get, so that more will follow. */
        boolean full() {
            return bytes >= CHUNK_BYTES;
        }
    }

    /**
     * Starts to fill files on a thread of its own.
     *
     * @param end makes the filling stop although it waits for another system
     */
    void fill(Filling filling, Runnable end) {
        stop = end;
        Thread.ofPlatform().daemon().name("source-rows").start(() -> {
            Writer writer = new Writer();
            try {
                filling.run(writer::row);
                writer.hand();
                send(new End(null));
            } catch (OperationException | RuntimeException | Error e) {
                writer.discard();
                send(new End(e));
            }
        });
    }

    /**
     * The next file in the order of the rows; null when there are no more.
     *
     * @throws CancellationException soon after the monitor is cancelled
     */
    @Nullable
    Chunk next(Monitor monitor) throws OperationException {
        try {
            while (true) {
                monitor.checkpoint();
                Message message = ready.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                switch (message) {
                    case null -> {}
                    case Chunk chunk -> {
                        return chunk;
                    }
                    case End(var failure) -> {
                        ended = true;
                        rethrow(failure);
                        return null;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** Gives the room of a file back. */
    void done(Chunk chunk) {
        delete(chunk.file());
    }

    /** Stops the filling unless it has ended, without waiting for it. */
    @Override
    public void close() {
        closed = true;
        if (!ended) {
            stop.run();
        }
        Message left = ready.poll();
        if (left instanceof Chunk chunk) {
            delete(chunk.file());
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws OperationException {
        switch (failure) {
            case null -> {}
            case OperationException operation -> throw operation;
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    private void send(Message message) {
        try {
            while (!closed) {
                if (ready.offer(message, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (message instanceof Chunk chunk) {
            delete(chunk.file());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "deleting " + file + " failed; it goes when the workspace opens");
        }
    }

    /** What goes from one thread to the other. */
    sealed interface Message permits Chunk, End {}

    /** @param failure why it ended; null when all rows are there */
    record End(@Nullable Throwable failure) implements Message {}

    /** Fills one file after the other; belongs to the filling thread. */
    private final class Writer {
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private @Nullable Path file;
        private @Nullable OutputStream out;
        private int buffered;
        private long rows;
        private long bytes;
        private int longest;

        void row(byte[] line) throws OperationException {
            if (closed) {
                throw new CancellationException();
            }
            try {
                if (buffered + line.length > BUFFER_BYTES) {
                    flush();
                }
                if (line.length > BUFFER_BYTES) {
                    out().write(line);
                } else {
                    System.arraycopy(line, 0, buffer, buffered, line.length);
                    buffered += line.length;
                }
            } catch (IOException e) {
                throw cannotWrite(e);
            }
            rows++;
            bytes += line.length;
            longest = Math.max(longest, line.length);
            if (bytes >= CHUNK_BYTES) {
                hand();
            }
        }

        /** Passes the file on, if it holds anything. */
        void hand() throws OperationException {
            if (rows == 0) {
                return;
            }
            try {
                flush();
                OutputStream written = out();
                written.close();
            } catch (IOException e) {
                throw cannotWrite(e);
            }
            Path filled = file;
            if (filled != null) {
                Chunk chunk = new Chunk(filled, rows, bytes, longest);
                file = null;
                out = null;
                rows = 0;
                bytes = 0;
                longest = 0;
                send(chunk);
            }
        }

        void discard() {
            try {
                if (out != null) {
                    out.close();
                }
            } catch (IOException e) {
                LOG.log(Level.FINE, "a file that nobody needs could not be closed", e);
            }
            if (file != null) {
                delete(file);
            }
        }

        private void flush() throws IOException {
            if (buffered > 0) {
                out().write(buffer, 0, buffered);
                buffered = 0;
            }
        }

        private OutputStream out() throws IOException {
            OutputStream open = out;
            if (open == null) {
                Path fresh = Files.createTempFile(folder, "rows", ".csv");
                file = fresh;
                open = Files.newOutputStream(fresh);
                out = open;
            }
            return open;
        }

        private OperationException cannotWrite(IOException e) {
            return new OperationException(new Failure.CannotWrite(folder, e.toString()), e);
        }
    }
}
