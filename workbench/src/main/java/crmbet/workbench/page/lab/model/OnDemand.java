package crmbet.workbench.page.lab.model;

import crmbet.core.task.Monitor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is computed when somebody first asks for it, and kept from then on. To be asked away from the JavaFX thread. Safe
 * for several threads: one computes, the others wait; when the one is cancelled, the next computes.
 */
public final class OnDemand<T> {
    /** How long a waiting thread may fail to notice that it is cancelled. */
    private static final long PATIENCE_MILLIS = 50;

    private final Function<Monitor, T> computation;
    private final ReentrantLock computing = new ReentrantLock();
    private volatile @Nullable T value;

    public OnDemand(Function<Monitor, T> computation) {
        this.computation = computation;
    }

    /**
     * The value.
     *
     * @throws CancellationException if cancelled, or interrupted while another thread computes
     */
    public T get(Monitor monitor) {
        T known = value;
        if (known != null) {
            return known;
        }
        await(monitor);
        try {
            T found = value;
            if (found == null) {
                found = computation.apply(monitor);
                value = found;
            }
            return found;
        } finally {
            computing.unlock();
        }
    }

    private void await(Monitor monitor) {
        try {
            while (!computing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                monitor.checkpoint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
