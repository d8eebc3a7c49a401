package crmbet.core.task;

import java.util.concurrent.CancellationException;

/**
 * The thread between long work and whoever watches it: progress goes out, the wish to cancel comes in.
 *
 * <p>Implementations are safe for use by several threads at once. Calls are cheap (no lock, no allocation on the usual
 * path), so that kernels may call them every few milliseconds.
 */
public interface Monitor {

    /**
     * Says how far the current phase is.
     *
     * @param done units finished, 0 to {@code total}
     * @param total units in all; 0 when that is not known
     * @param phase what is being done
     */
    void report(long done, long total, Phase phase);

    /** Whether the work should stop. */
    boolean cancelled();

    /**
     * Registers what must happen at the moment of cancellation (cancel a statement, close a client) because the work
     * itself is blocked and cannot poll. Runs at once when already cancelled. Close the registration when the blocking
     * call has returned.
     */
    Registration onCancel(Runnable action);

    /**
     * Returns normally while the work may go on.
     *
     * @throws CancellationException once cancelled
     */
    default void checkpoint() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }

    /** A monitor for work that nobody watches and that cannot be cancelled. */
    static Monitor none() {
        return Unwatched.INSTANCE;
    }

    /** Ends what {@link #onCancel} began. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
