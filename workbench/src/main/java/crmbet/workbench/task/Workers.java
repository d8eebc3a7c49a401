package crmbet.workbench.task;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for work that must not be done on the JavaFX thread, as many as there is work; known to be busy or not. */
public final class Workers implements Executor, AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();

    @Override
    public void execute(Runnable work) {
        unfinished.incrementAndGet();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                unfinished.decrementAndGet();
            }
        });
    }

    /** Whether any work has been given that has not ended. */
    public boolean busy() {
        return unfinished.get() > 0;
    }

    /** Takes no more work; what has begun goes on. */
    @Override
    public void close() {
        threads.shutdown();
    }

    /** Counts by itself: a factory of Java that numbers its threads makes method handles for it, at the start of the window. */
    private Thread thread(Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("task-" + made.incrementAndGet())
                .unstarted(work);
    }
}
