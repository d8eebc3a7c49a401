package crmbet.core.task;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One call of {@link Parallel#forEach}: hands out pieces, remembers the first failure, knows when all have ended. */
final class ParallelRegion {
    private final int count;
    private final Monitor monitor;
    private final Parallel.Piece piece;
    private final AtomicInteger next = new AtomicInteger();
    private int workers;
    private int running;
    private volatile boolean failed;
    private @Nullable Throwable failure;

    ParallelRegion(int count, Monitor monitor, Parallel.Piece piece) {
        this.count = count;
        this.monitor = monitor;
        this.piece = piece;
    }

    /** Takes pieces until none is left. A helper that arrives late finds none and touches nothing. */
    void help() {
        int worker = enter();
        try {
            for (int index = take(); index < count; index = take()) {
                monitor.checkpoint();
                piece.run(index, worker);
            }
        } catch (Throwable thrown) { // also OutOfMemoryError: it must reach the caller, not end a pool thread silently
            fail(thrown);
        } finally {
            leave();
        }
    }

    private int take() {
        // Checked first so that the counter cannot overflow, however often it is asked.
        return failed || next.get() >= count ? count : next.getAndIncrement();
    }

    private synchronized int enter() {
        running++;
        return workers++;
    }

    private synchronized void leave() {
        running--;
        notifyAll();
    }

    private synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
        failed = true;
    }

    /** Waits for the pieces that other threads still run, then passes on the first failure. */
    synchronized void await() {
        boolean interrupted = false;
        while (running > 0) {
            try {
                wait();
            } catch (InterruptedException _) {
                // Pieces write to the caller's arrays: leaving before they end would let them write later.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable checked -> throw new IllegalStateException(checked);
        }
    }
}
