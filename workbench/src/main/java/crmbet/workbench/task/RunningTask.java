package crmbet.workbench.task;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** One piece of work that was started, as the window shows it. */
public final class RunningTask {
    private final ObservableValue<String> name;
    private final TaskMonitor monitor;
    private final ReadOnlyObjectWrapper<TaskState> state =
            new ReadOnlyObjectWrapper<>(this, "state", TaskState.RUNNING);

    RunningTask(ObservableValue<String> name, TaskMonitor monitor) {
        this.name = name;
        this.monitor = monitor;
    }

    public ObservableValue<String> name() {
        return name;
    }

    /** The present progress; may be asked from any thread, as often as the screen is drawn. */
    public Progress progress() {
        return monitor.progress();
    }

    /** Changes on the JavaFX thread only. */
    public ReadOnlyObjectProperty<TaskState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public TaskState state() {
        return state.get();
    }

    /** Asks the work to stop and returns at once; to be called on the JavaFX thread. */
    public void cancel() {
        if (state.get() == TaskState.RUNNING) {
            state.set(TaskState.CANCELLING);
            monitor.cancel();
        }
    }

    TaskMonitor monitor() {
        return monitor;
    }

    void end(TaskState how) {
        state.set(how);
    }
}
