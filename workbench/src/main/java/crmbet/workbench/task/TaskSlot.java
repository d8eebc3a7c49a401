package crmbet.workbench.task;

import crmbet.core.failure.Failure;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** A place of the window where one piece of work runs at a time. To be used on the JavaFX thread. */
public final class TaskSlot {
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable RunningTask> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    public TaskSlot(Tasks tasks) {
        this.tasks = tasks;
    }

    /** What runs; null for nothing. */
    public ReadOnlyObjectProperty<@Nullable RunningTask> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What went wrong last, until something else is tried. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Shows, here too, what something else met; null: nothing is wrong any more. */
    public void show(@Nullable Failure problem) {
        failure.set(problem);
    }

    /**
     * Starts work.
     *
     * @param name what the status bar calls it
     * @param onDone gets the result
     * @throws IllegalStateException if something runs already
     */
    public <T extends @Nullable Object> void run(
            ObservableValue<String> name, Work<T> work, Consumer<? super T> onDone) {
        if (running.get() != null) {
            throw new IllegalStateException(name.getValue() + " must wait for what runs already");
        }
        failure.set(null);
        RunningTask task = tasks.run(
                name,
                work,
                result -> {
                    running.set(null);
                    onDone.accept(result);
                },
                problem -> {
                    running.set(null);
                    failure.set(problem);
                },
                () -> running.set(null));
        // It may be over before it is known here.
        if (task.state() == TaskState.RUNNING) {
            running.set(task);
        }
    }

    /** Asks what runs to stop. */
    public void cancel() {
        RunningTask task = running.get();
        if (task != null) {
            task.cancel();
        }
    }
}
