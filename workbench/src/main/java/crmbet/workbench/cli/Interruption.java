package crmbet.workbench.cli;

import crmbet.core.task.CancellableMonitor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the process (Ctrl+C, a polite kill) into cancellation, and holds the end back until the work has
 * undone what it had begun.
 */
final class Interruption implements AutoCloseable {
    /** Cancelling takes a fraction of a second; a disk that has stopped answering must not keep the process forever. */
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(CancellableMonitor monitor) {
        hook = new Thread(
                () -> {
                    monitor.cancel();
                    awaitEnd();
                },
                "cancel on interruption");
    }

    static Interruption cancelling(CancellableMonitor monitor) {
        Interruption interruption = new Interruption(monitor);
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException e) {
            monitor.cancel(); // the process is ending already
        }
        return interruption;
    }

    /** To be called when the work has ended and has said how. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running: it was what ended the work, and now returns.
        }
    }

    private void awaitEnd() {
        try {
            boolean _ = ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
