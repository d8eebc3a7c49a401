package crmbet.workbench.chart;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Computes away from the JavaFX thread, one thing at a time. What was asked for while another was computed waits, and is
 * forgotten when yet another is asked for. To be used on the JavaFX thread.
 */
final class LatestOnly<T> {
    private final Executor worker;
    private @Nullable Runnable waiting;
    private boolean busy;

    LatestOnly(Executor worker) {
        this.worker = worker;
    }

    /** @param then gets the result on the JavaFX thread */
    void run(Supplier<T> work, Consumer<T> then) {
        Runnable task = () -> {
            T result = work.get();
            if (Platform.isFxApplicationThread()) {
                finish(result, then);
            } else {
                Platform.runLater(() -> finish(result, then));
            }
        };
        waiting = task;
        startNext();
    }

    boolean idle() {
        return !busy && waiting == null;
    }

    private void startNext() {
        Runnable task = waiting;
        if (!busy && task != null) {
            waiting = null;
            busy = true;
            worker.execute(task);
        }
    }

    private void finish(T result, Consumer<T> then) {
        busy = false;
        then.accept(result);
        startNext();
    }
}
