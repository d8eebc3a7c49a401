package crmbet.core.task;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks work elsewhere (a database) to stop, from the moment a monitor is cancelled until the work has ended. A single
 * request would be lost if it came just before the work begins or between two steps of it. Never asks after
 * {@link #close}, so that what follows on the same connection is left alone.
 */
public final class Interruption implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 50;

    private final Runnable request;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition end = lock.newCondition();
    private final Monitor.Registration registration;
    private boolean ended;

    private Interruption(Monitor monitor, Runnable request) {
        this.request = request;
        registration = monitor.onCancel(() -> Thread.startVirtualThread(this::askUntilEnded));
    }

    /**
     * Begins to watch; to be closed when the work has ended.
     *
     * @param request asks the work to stop, and returns soon; called from another thread, perhaps several times
     */
    public static Interruption of(Monitor monitor, Runnable request) {
        return new Interruption(monitor, request);
    }

    private void askUntilEnded() {
        lock.lock();
        try {
            while (!ended) {
                request.run();
                var _ = end.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The work has ended. Waits for a request that is under way. */
    @Override
    public void close() {
        registration.close();
        lock.lock();
        try {
            ended = true;
            end.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
