package crmbet.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty canClose = new SimpleBooleanProperty(false);
    private final PaletteViewModel palette = new PaletteViewModel();

    private Command command(String title) {
        return Command.of(new ReadOnlyStringWrapper(title), () -> done.add(title));
    }

    private List<String> found() {
        return palette.found().stream().map(each -> each.title().getValue()).toList();
    }

    @BeforeEach
    void offerCommands() {
        palette.offer(() -> List.of(
                command("Go to Home"),
                command("New workspace"),
                command("Close workspace").when(canClose),
                command("Answer")));
        palette.open();
    }

    @Test
    void itOpensWithAllThatCanBeDone() {
        assertEquals(List.of("Go to Home", "New workspace", "Answer"), found());
        canClose.set(true);
        palette.open();
        assertTrue(found().contains("Close workspace"));
    }

    @Test
    void theBestFitIsSelectedAndRun() {
        palette.queryProperty().set("nw");
        assertEquals(List.of("New workspace", "Answer"), found());
        palette.runSelected();
        assertEquals(List.of("New workspace"), done);
        assertFalse(palette.openProperty().get());
    }

    @Test
    void theSelectionGoesAroundTheEnds() {
        palette.move(-1);
        palette.runSelected();
        palette.open();
        palette.move(-1);
        palette.move(1);
        palette.runSelected();
        assertEquals(List.of("Answer", "Go to Home"), done);
    }

    @Test
    void whenNothingFitsNothingIsRun() {
        palette.queryProperty().set("zzz");
        palette.move(1);
        palette.runSelected();
        assertEquals(List.of(), done);
        assertTrue(palette.openProperty().get());
    }
}
