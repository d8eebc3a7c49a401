package crmbet.workbench.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksTest {
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final AtomicLong clock = new AtomicLong();
    private final Tasks tasks = new Tasks(workers::add, Runnable::run, clock::get);
    private final ObservableValue<String> name = new ReadOnlyStringWrapper("k-means");
    private final List<Object> heard = new ArrayList<>();

    private final Logger log = Logger.getLogger(Tasks.class.getName());

    /** Defects on purpose need no stack traces in the build's output. */
    @BeforeEach
    void beQuiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        log.setLevel(null);
    }

    @Test
    void aTaskIsListedWhileItRunsAndItsResultComesBack() {
        RunningTask task = tasks.run(name, _ -> 42, heard::add, heard::add);
        assertEquals(List.of(task), tasks.running());
        workers.remove().run();
        assertEquals(List.of(), tasks.running());
        assertEquals(TaskState.DONE, task.state());
        assertEquals(List.of(42), heard);
    }

    @Test
    void aFailureComesBackAsItIs() {
        Failure failure = new Failure.NotPossible(new Obstacle.NothingMapped());
        RunningTask task = tasks.run(
                name,
                _ -> {
                    throw new OperationException(failure);
                },
                heard::add,
                heard::add);
        workers.remove().run();
        assertEquals(TaskState.FAILED, task.state());
        assertEquals(List.of(failure), heard);
    }

    @Test
    void aCancelledTaskIsNeitherDoneNorFailed() {
        RunningTask task = tasks.run(
                name,
                monitor -> {
                    monitor.checkpoint();
                    return 42;
                },
                heard::add,
                heard::add,
                () -> heard.add("cancelled"));
        task.cancel();
        assertEquals(TaskState.CANCELLING, task.state());
        workers.remove().run();
        assertEquals(TaskState.CANCELLED, task.state());
        assertEquals(List.of("cancelled"), heard);
    }

    @Test
    void runningOutOfMemoryIsAFailureThatNamesTheTask() {
        tasks.run(
                name,
                _ -> {
                    throw new OutOfMemoryError("a gigabyte was asked for");
                },
                heard::add,
                heard::add);
        workers.remove().run();
        assertEquals(List.of(new Failure.OutOfMemory("k-means")), heard);
    }

    @Test
    void aDefectComesBackWithItsStackTrace() {
        Failure[] failure = new Failure[1];
        tasks.run(
                name,
                _ -> {
                    throw new IllegalStateException("the tree has no root");
                },
                heard::add,
                reason -> failure[0] = reason);
        workers.remove().run();
        assertTrue(failure[0].toString().contains("the tree has no root"), failure[0].toString());
        assertTrue(failure[0].toString().contains("TasksTest"), failure[0].toString());
    }

    @Test
    void timeLeftIsForecastOnceThereIsGroundForIt() {
        RunningTask task = tasks.run(
                name,
                monitor -> {
                    monitor.report(0, 100, Phase.SPANNING_TREE);
                    heard.add(tasks.running().getFirst().progress());
                    clock.addAndGet(Duration.ofSeconds(20).toNanos());
                    monitor.report(25, 100, Phase.SPANNING_TREE);
                    heard.add(tasks.running().getFirst().progress());
                    monitor.report(7, 0, Phase.CONDENSING);
                    heard.add(tasks.running().getFirst().progress());
                    return 0;
                },
                _ -> {},
                heard::add);
        assertEquals(new Progress(Optional.empty(), OptionalDouble.empty(), Optional.empty()), task.progress());
        workers.remove().run();
        assertEquals(
                List.of(
                        new Progress(Optional.of(Phase.SPANNING_TREE), OptionalDouble.of(0), Optional.empty()),
                        new Progress(
                                Optional.of(Phase.SPANNING_TREE),
                                OptionalDouble.of(0.25),
                                Optional.of(Duration.ofSeconds(60))),
                        new Progress(Optional.of(Phase.CONDENSING), OptionalDouble.empty(), Optional.empty())),
                heard);
    }
}
