package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowLayoutTest {
    private static final double TINY = 1e-9;

    private final List<FlowDiagram.Band> bands = List.of(
            new FlowDiagram.Band(0, 0, 30),
            new FlowDiagram.Band(0, 1, 10),
            new FlowDiagram.Band(1, 0, 20),
            new FlowDiagram.Band(1, 1, 40));
    private final FlowLayout layout = FlowLayout.of(List.of(40L, 60L), List.of(50L, 50L), bands, 208);

    @Test
    void heightsAreProportionalToAmountsOnBothSides() {
        assertEquals(List.of(80.0, 120.0), heights(layout.left()));
        assertEquals(List.of(100.0, 100.0), heights(layout.right()));
        assertEquals(
                List.of(60.0, 20.0, 40.0, 80.0),
                layout.bands().stream().map(FlowLayout.Ribbon::height).toList());
    }

    @Test
    void barsFillTheHeightWithAGapBetweenThem() {
        assertEquals(0, layout.left().getFirst().top());
        assertEquals(88, layout.left().getLast().top());
        assertEquals(
                208, layout.left().getLast().top() + layout.left().getLast().height(), TINY);
    }

    @Test
    void bandsLeaveAndArriveOneBelowTheOtherInTheOrderOfTheOtherSide() {
        assertEquals(
                List.of(0.0, 60.0, 88.0, 128.0),
                layout.bands().stream().map(FlowLayout.Ribbon::from).toList());
        assertEquals(
                List.of(0.0, 108.0, 60.0, 128.0),
                layout.bands().stream().map(FlowLayout.Ribbon::to).toList());
    }

    @Test
    void manyBarsStillFitWithTheirGaps() {
        List<Long> many = Collections.nCopies(200, 1L);
        FlowLayout crowded = FlowLayout.of(many, List.of(200L), List.of(), 100);
        FlowLayout.Bar last = crowded.left().getLast();
        assertEquals(100, last.top() + last.height(), 1e-6);
        assertTrue(last.height() > 0);
    }

    private static List<Double> heights(List<FlowLayout.Bar> bars) {
        return bars.stream().map(FlowLayout.Bar::height).toList();
    }
}
