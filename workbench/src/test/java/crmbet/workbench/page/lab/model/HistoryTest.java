package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History<String> three = History.of("a").with("b").with("c");

    @Test
    void aStepBackAndForthIsWhereItBegan() {
        assertEquals(Optional.of("b"), three.before());
        assertEquals("b", three.undone().present());
        assertEquals(Optional.of("c"), three.undone().after());
        assertEquals(three, three.undone().redone());
        assertEquals(three, three.undone().undone().redone().redone());
    }

    @Test
    void beyondTheEndsNothingHappens() {
        History<String> first = three.undone().undone();
        assertEquals(first, first.undone());
        assertEquals(three, three.redone());
        assertEquals(Optional.empty(), first.before());
        assertEquals(Optional.empty(), three.after());
    }

    @Test
    void aNewChoiceForgetsWhatWasTakenBack() {
        History<String> other = three.undone().with("d");
        assertEquals(List.of("a", "b"), other.past());
        assertEquals(Optional.empty(), other.after());
    }

    @Test
    void aChoiceThatGoesOnIsOneStep() {
        assertEquals(List.of("a", "b"), three.replacing("c2").past());
        assertEquals("b", three.replacing("c2").undone().present());
    }

    @Test
    void aChoiceThatGoesBackToWhereItBeganIsNoStep() {
        History<String> back = three.replacing("b");
        assertEquals("b", back.present());
        assertEquals(Optional.of("a"), back.before());
    }

    @Test
    void onlyAHundredStepsAreKept() {
        History<Integer> steps = History.of(0);
        for (int i = 1; i <= 250; i++) {
            steps = steps.with(i);
        }
        assertEquals(100, steps.past().size());
        assertEquals(150, steps.past().getFirst());
    }

    @Test
    void statesThatAreNoMoreAreLeftOutAndRepetitionsWithThem() {
        History<String> history =
                History.of("a").with("b").with("a").with("c").with("b").undone();
        History<String> revised = history.revised(state -> state.equals("b") ? Optional.empty() : Optional.of(state));
        assertEquals(new History<>(List.of("a"), "c", List.of()), revised);
        History<String> renamed = history.revised(state -> Optional.of(state.equals("b") ? "c" : state));
        assertEquals(new History<>(List.of("a", "c", "a"), "c", List.of()), renamed);
    }
}
