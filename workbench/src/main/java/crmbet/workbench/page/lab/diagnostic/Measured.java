package crmbet.workbench.page.lab.diagnostic;

import crmbet.core.failure.Failure;
import crmbet.workbench.task.RunningTask;
import crmbet.workbench.task.Tasks;
import crmbet.workbench.task.Work;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What a tab computes of its subject: away from the JavaFX thread, only while the tab is in view, once for each subject,
 * and no further when the tab is left or the subject changes.
 */
public final class Measured<S, T> {
    private final Tasks tasks;
    private final ObservableValue<? extends @Nullable S> subject;
    private final Function<S, Work<T>> work;
    private final Consumer<Failure> onFailure;
    private final ReadOnlyObjectWrapper<Optional<T>> value = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private final Optional<ObservableValue<String>> name;
    private Runnable measuring = () -> {};
    private boolean inView;
    private boolean begun;

    /**
     * @param subject what is measured; null for nothing
     * @param work what measures it
     * @param onFailure where to say what went wrong
     */
    public Measured(
            Tasks tasks,
            ObservableValue<? extends @Nullable S> subject,
            Function<S, Work<T>> work,
            Consumer<Failure> onFailure) {
        this(tasks, subject, work, onFailure, Optional.empty());
    }

    private Measured(
            Tasks tasks,
            ObservableValue<? extends @Nullable S> subject,
            Function<S, Work<T>> work,
            Consumer<Failure> onFailure,
            Optional<ObservableValue<String>> name) {
        this.name = name;
        this.tasks = tasks;
        this.subject = subject;
        this.work = work;
        this.onFailure = onFailure;
        subject.addListener((_, _, _) -> begin());
    }

    /**
     * What takes so long that the status bar shows how far it is, and lets it be stopped; otherwise as the constructor.
     *
     * @param name what the status bar calls it
     */
    public static <S, T> Measured<S, T> announced(
            Tasks tasks,
            ObservableValue<String> name,
            ObservableValue<? extends @Nullable S> subject,
            Function<S, Work<T>> work,
            Consumer<Failure> onFailure) {
        return new Measured<>(tasks, subject, work, onFailure, Optional.of(name));
    }

    /** Of the subject of the moment; empty until it is measured. */
    public ReadOnlyObjectProperty<Optional<T>> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** Whether somebody stopped the work; {@link #begin} begins it again. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** To be called when the tab comes into view. */
    public void shown() {
        inView = true;
        if (!begun) {
            begin();
        }
    }

    /** To be called when the tab is out of view. What is known stays. */
    public void hidden() {
        inView = false;
        if (value.get().isEmpty()) {
            measuring.run();
            begun = false;
        }
    }

    /** Measures the subject anew, if the tab is in view. */
    public void begin() {
        measuring.run();
        measuring = () -> {};
        value.set(Optional.empty());
        stopped.set(false);
        S measured = subject.getValue();
        begun = inView && measured != null;
        if (inView && measured != null) {
            measuring = start(work.apply(measured));
        }
    }

    private Runnable start(Work<T> wanted) {
        Consumer<T> onDone = found -> value.set(Optional.of(found));
        if (name.isEmpty()) {
            return tasks.quietly(wanted, onDone, onFailure);
        }
        // Work that is over may have its result on the way when it is cancelled.
        AtomicBoolean left = new AtomicBoolean();
        RunningTask task = tasks.run(
                name.get(),
                wanted,
                found -> {
                    if (!left.get()) {
                        onDone.accept(found);
                    }
                },
                failure -> {
                    if (!left.get()) {
                        onFailure.accept(failure);
                    }
                },
                () -> stopped.set(!left.get()));
        return () -> {
            left.set(true);
            task.cancel();
        };
    }
}
