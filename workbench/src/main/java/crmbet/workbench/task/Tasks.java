package crmbet.workbench.task;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Starts work away from the JavaFX thread and brings what becomes of it back to that thread. */
public final class Tasks {
    private static final Logger LOG = Logger.getLogger(Tasks.class.getName());

    private final Executor workers;
    private final Executor fxThread;
    private final LongSupplier nanoTime;
    private final ObservableList<RunningTask> running = FXCollections.observableArrayList();
    private final ObservableList<RunningTask> runningView = FXCollections.unmodifiableObservableList(running);

    /**
     * @param workers where work is done; must accept several pieces at once
     * @param fxThread brings a piece of code to the JavaFX thread
     * @param nanoTime the clock behind forecasts, like {@link System#nanoTime}
     */
    public Tasks(Executor workers, Executor fxThread, LongSupplier nanoTime) {
        this.workers = workers;
        this.fxThread = fxThread;
        this.nanoTime = nanoTime;
    }

    /** Does everything on the calling thread before {@code run} returns, which makes tests deterministic. */
    public static Tasks onCallingThread() {
        return new Tasks(Runnable::run, Runnable::run, System::nanoTime);
    }

    /** What is running now, oldest first; changes on the JavaFX thread only. */
    public ObservableList<RunningTask> running() {
        return runningView;
    }

    /**
     * Starts work; to be called on the JavaFX thread. At most one of the two consumers is called, on the JavaFX
     * thread, and neither when the work was cancelled.
     *
     * @param name what the status bar calls it
     * @param onDone gets the result
     * @param onFailure gets what went wrong, to be shown beside what failed
     */
    public <T extends @Nullable Object> RunningTask run(
            ObservableValue<String> name, Work<T> work, Consumer<? super T> onDone, Consumer<Failure> onFailure) {
        return run(name, work, onDone, onFailure, () -> {});
    }

    /** As above; {@code onCancelled} is called instead of either consumer when the work was cancelled. */
    public <T extends @Nullable Object> RunningTask run(
            ObservableValue<String> name,
            Work<T> work,
            Consumer<? super T> onDone,
            Consumer<Failure> onFailure,
            Runnable onCancelled) {
        RunningTask task = new RunningTask(name, new TaskMonitor(nanoTime));
        running.add(task);
        workers.execute(() -> {
            Outcome outcome = attempt(task, work, onDone, onFailure, onCancelled);
            fxThread.execute(() -> {
                running.remove(task);
                task.end(outcome.state);
                outcome.follow.run();
            });
        });
        return task;
    }

    /**
     * Starts short reading that follows what the user looks at; the status bar does not mention it. As {@link #run},
     * but once the reading is cancelled neither consumer is called, even if the result was on its way.
     *
     * @return cancels the reading; to be called on the JavaFX thread
     */
    public <T extends @Nullable Object> Runnable quietly(
            Work<T> work, Consumer<? super T> onDone, Consumer<Failure> onFailure) {
        return quietly(work, onDone, onFailure, _ -> {});
    }

    /**
     * As above, for results that must be given back.
     *
     * @param onLate gets, away from the JavaFX thread, a result that came after the reading was cancelled
     */
    public <T extends @Nullable Object> Runnable quietly(
            Work<T> work, Consumer<? super T> onDone, Consumer<Failure> onFailure, Consumer<? super T> onLate) {
        RunningTask task = new RunningTask(new ReadOnlyStringWrapper(""), new TaskMonitor(nanoTime));
        Late<T> late = new Late<>(onLate);
        workers.execute(() -> {
            Outcome outcome = attempt(task, late.noting(work), onDone, onFailure, () -> {});
            fxThread.execute(() -> {
                if (!task.monitor().cancelled()) {
                    outcome.follow.run();
                } else if (outcome.state == TaskState.DONE) {
                    // Not by the workers, which may have ended with the window.
                    Thread.startVirtualThread(late::giveBack);
                }
            });
        });
        return task::cancel;
    }

    /** Asks everything that runs to stop. */
    public void cancelAll() {
        List.copyOf(running).forEach(RunningTask::cancel);
    }

    private static <T extends @Nullable Object> Outcome attempt(
            RunningTask task,
            Work<T> work,
            Consumer<? super T> onDone,
            Consumer<Failure> onFailure,
            Runnable onCancelled) {
        try {
            T result = work.run(task.monitor());
            return new Outcome(TaskState.DONE, () -> onDone.accept(result));
        } catch (CancellationException e) {
            return new Outcome(TaskState.CANCELLED, onCancelled);
        } catch (OperationException e) {
            LOG.log(Level.FINE, "a task failed", e);
            return new Outcome(TaskState.FAILED, () -> onFailure.accept(e.failure()));
        } catch (OutOfMemoryError e) {
            LOG.log(Level.WARNING, "a task ran out of memory", e);
            Failure failure = new Failure.OutOfMemory(task.name().getValue());
            return new Outcome(TaskState.FAILED, () -> onFailure.accept(failure));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "a task met a defect", e);
            Failure failure = new Failure.Unexpected(stackTrace(e));
            return new Outcome(TaskState.FAILED, () -> onFailure.accept(failure));
        }
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Remembers a result until it is known whether anybody still waits for it. */
    private static final class Late<T extends @Nullable Object> {
        private final Consumer<? super T> onLate;
        private Runnable giveBack = () -> {};

        Late(Consumer<? super T> onLate) {
            this.onLate = onLate;
        }

        Work<T> noting(Work<T> work) {
            return monitor -> {
                T result = work.run(monitor);
                giveBack = () -> onLate.accept(result);
                return result;
            };
        }

        void giveBack() {
            giveBack.run();
        }
    }

    private record Outcome(TaskState state, Runnable follow) {}
}
