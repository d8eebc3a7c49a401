package crmbet.connectors.postgres;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends work that has begun and then makes no progress for too long. */
final class Watchdog implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long lastPat;
    private volatile boolean begun;
    private volatile boolean bit;

    /** @param bite ends the work; called at most once, from another thread */
    Watchdog(Duration patience, Runnable bite) {
        long nanos = patience.toNanos();
        Thread.startVirtualThread(() -> {
            try {
                while (!ended.await(Math.max(nanos / 8, 1), TimeUnit.NANOSECONDS)) {
                    if (begun && System.nanoTime() - lastPat > nanos) {
                        bit = true;
                        bite.run();
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Says that there is progress; before the first call nothing is too long. */
    void pat() {
        lastPat = System.nanoTime();
        begun = true;
    }

    /** Says that what takes its time now is not what is watched. */
    void rest() {
        begun = false;
    }

    /** Whether the work was ended. */
    boolean bit() {
        return bit;
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
