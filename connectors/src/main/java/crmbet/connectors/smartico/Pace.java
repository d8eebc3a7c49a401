package crmbet.connectors.smartico;

import crmbet.core.task.Monitor;
import java.util.concurrent.TimeUnit;

/** Spaces requests evenly, so that no minute has more than it may. Safe for use by several threads. */
final class Pace {
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** What was missed by less than this is caught up with. */
    private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long interval;
    private long next = System.nanoTime();

    Pace(int requestsPerMinute) {
        interval = TimeUnit.MINUTES.toNanos(1) / requestsPerMinute;
    }

    /** Waits for the next turn. */
    void await(Monitor monitor) throws InterruptedException {
        long turn = reserve();
        for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            monitor.checkpoint();
            TimeUnit.NANOSECONDS.sleep(Math.min(left, NAP_NANOS));
        }
    }

    private synchronized long reserve() {
        next = Math.max(next, System.nanoTime() - SLACK_NANOS);
        long turn = next;
        next += interval;
        return turn;
    }
}
