package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;

class MiniHistogramTest {

    @Test
    void theHighestBarFillsTheHeightAndTheBarsFillTheWidth() {
        List<LineTo> corners = path(histogram(100, 20, 1, 4, 2, 3)).getElements().stream()
                .filter(LineTo.class::isInstance)
                .map(LineTo.class::cast)
                .toList();
        assertEquals(0, corners.getFirst().getX());
        assertEquals(99, corners.getLast().getX());
        assertEquals(20, corners.getLast().getY());
        assertEquals(0, corners.stream().mapToDouble(LineTo::getY).min().orElseThrow());
    }

    @Test
    void aTinyCountIsStillSeen() {
        MiniHistogram histogram = histogram(100, 20, 1, 1_000_000);
        assertEquals(
                2,
                path(histogram).getElements().stream()
                        .filter(MoveTo.class::isInstance)
                        .count());
    }

    @Test
    void emptyBinsLeaveAGap() {
        MiniHistogram histogram = histogram(100, 20, 1, 0, 1);
        assertEquals(2 * 5, path(histogram).getElements().size());
    }

    @Test
    void nothingCountedDrawsNothing() {
        assertTrue(path(histogram(100, 20, 0, 0)).getElements().isEmpty());
        assertTrue(path(histogram(100, 20)).getElements().isEmpty());
    }

    @Test
    void aNegativeCountIsRefused() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> histogram(100, 20, 1, -1));
        assertEquals("count -1.0 of bar 1: it must be a finite number of 0 or more", refusal.getMessage());
    }

    private static MiniHistogram histogram(double width, double height, double... counts) {
        MiniHistogram histogram = new MiniHistogram();
        histogram.setCounts(counts);
        histogram.resize(width, height);
        histogram.layoutChildren();
        return histogram;
    }

    private static Path path(MiniHistogram histogram) {
        return (Path) histogram.getChildrenUnmodifiable().getFirst();
    }
}
