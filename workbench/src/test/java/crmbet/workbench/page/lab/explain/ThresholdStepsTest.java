package crmbet.workbench.page.lab.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.statistics.BinScale;
import crmbet.core.statistics.FeatureDistribution;
import crmbet.core.statistics.Spread;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThresholdStepsTest {
    private static FeatureDistribution of(List<Double> edges) {
        Spread spread = new Spread(4, 0, Collections.nCopies(7, 1.0), Collections.nCopies(edges.size() - 1, 2), 0, 0);
        return new FeatureDistribution("money", BinScale.LINEAR, edges, spread, List.of(spread), Optional.empty());
    }

    @Test
    void stepsGrowWithTheBins() {
        ThresholdSteps steps = new ThresholdSteps(of(List.of(0.0, 5.0, 55.0, 1055.0)), false);
        assertEquals(1, steps.step(3));
        assertEquals(10, steps.step(5));
        assertEquals(1000, steps.step(900));
        assertEquals(1000, steps.step(90_000));
        assertEquals(4, steps.round(3.6));
        assertEquals(30, steps.round(27));
        assertEquals(31 + 9, steps.further(31, 1));
    }

    @Test
    void fractionsAreRoundedExactly() {
        ThresholdSteps steps = new ThresholdSteps(of(List.of(0.0, 0.25, 0.5)), false);
        assertEquals(0.3, steps.round(0.31));
        assertEquals(0.4, steps.further(0.3, 1));
    }

    @Test
    void wholeNumbersStayWhole() {
        ThresholdSteps steps = new ThresholdSteps(of(List.of(0.0, 0.25, 0.5)), true);
        assertEquals(1, steps.step(0.3));
        assertEquals(0, steps.round(0.3));
    }

    @Test
    void fromNoThresholdStepsBeginAtTheEndOfTheDistribution() {
        ThresholdSteps steps = new ThresholdSteps(of(List.of(10.0, 20.0, 30.0)), true);
        assertEquals(20, steps.further(Double.NEGATIVE_INFINITY, 1));
        assertEquals(20, steps.further(Double.POSITIVE_INFINITY, -1));
    }
}
