package crmbet.workbench.page.lab.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.task.Monitor;
import crmbet.workbench.task.Tasks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(waiting::add, Runnable::run, System::nanoTime);
    private final ObjectProperty<@Nullable String> subject = new SimpleObjectProperty<>("three");
    private final List<String> begun = new ArrayList<>();
    private final Measured<String, Integer> measured = new Measured<>(tasks, subject, this::length, failure -> {});

    private crmbet.workbench.task.Work<Integer> length(String text) {
        return (Monitor monitor) -> {
            begun.add(text);
            monitor.checkpoint();
            return text.length();
        };
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void nothingIsMeasuredBeforeItIsLookedAt() {
        subject.set("eleven");
        work();
        assertEquals(List.of(), begun);
        measured.shown();
        work();
        assertEquals(Optional.of(6), measured.valueProperty().get());
    }

    @Test
    void whatIsKnownIsNotMeasuredAgain() {
        measured.shown();
        work();
        measured.hidden();
        measured.shown();
        work();
        assertEquals(List.of("three"), begun);
        assertEquals(Optional.of(5), measured.valueProperty().get());
    }

    @Test
    void whatIsLeftIsCancelledAndBegunAgainOnReturn() {
        measured.shown();
        measured.hidden();
        work();
        assertEquals(Optional.empty(), measured.valueProperty().get());
        measured.shown();
        work();
        assertEquals(Optional.of(5), measured.valueProperty().get());
    }

    @Test
    void anotherSubjectIsMeasuredInsteadAndTheOldFigureIsGoneAtOnce() {
        measured.shown();
        work();
        subject.set("eleven");
        assertEquals(Optional.empty(), measured.valueProperty().get());
        subject.set("two");
        work();
        assertEquals(Optional.of(3), measured.valueProperty().get());
        subject.set(null);
        assertTrue(waiting.isEmpty());
        assertEquals(Optional.empty(), measured.valueProperty().get());
        measured.hidden();
        subject.set("four");
        work();
        assertEquals(Optional.empty(), measured.valueProperty().get());
    }

    @Test
    void whatIsAnnouncedCanBeStoppedInTheStatusBarAndBegunAgain() {
        Measured<String, Integer> announced =
                Measured.announced(tasks, new SimpleStringProperty("Counting"), subject, this::length, failure -> {});
        announced.shown();
        assertEquals("Counting", tasks.running().getFirst().name().getValue());
        tasks.running().getFirst().cancel();
        work();
        assertTrue(announced.stoppedProperty().get());
        assertEquals(Optional.empty(), announced.valueProperty().get());
        announced.begin();
        work();
        assertFalse(announced.stoppedProperty().get());
        assertEquals(Optional.of(5), announced.valueProperty().get());
    }

    @Test
    void whatIsAnnouncedAndLeftIsNotCalledStopped() {
        Measured<String, Integer> announced =
                Measured.announced(tasks, new SimpleStringProperty("Counting"), subject, this::length, failure -> {});
        announced.shown();
        subject.set("eleven");
        work();
        assertFalse(announced.stoppedProperty().get());
        assertEquals(Optional.of(6), announced.valueProperty().get());
    }
}
