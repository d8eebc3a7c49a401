package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisScaleTest {
    private static final AxisScale SYMMETRIC = new AxisScale.Symmetric(10);

    @Test
    void aPlaceLeadsBackToItsValue() {
        for (AxisScale scale : List.of(AxisScale.LINEAR, new AxisScale.Logarithmic(), SYMMETRIC)) {
            for (double value : new double[] {1e-3, 0.5, 1, 42, 1e9}) {
                assertEquals(value, scale.value(scale.position(value)), value * 1e-9, scale.toString());
            }
        }
        for (double value : new double[] {-1e6, -3, 0, 1e-6, 3, 1e6}) {
            assertEquals(value, SYMMETRIC.value(SYMMETRIC.position(value)), Math.abs(value) * 1e-9);
        }
    }

    @Test
    void theSymmetricScaleRisesThroughZeroAndTreatsBothSidesAlike() {
        double last = Double.NEGATIVE_INFINITY;
        for (double value : new double[] {-1e6, -100, -10, -0.1, 0, 0.1, 10, 100, 1e6}) {
            double at = SYMMETRIC.position(value);
            assertTrue(at > last, value + " lies at " + at);
            assertEquals(-at, SYMMETRIC.position(-value), 1e-12);
            last = at;
        }
        assertEquals(1, SYMMETRIC.position(1e6) - SYMMETRIC.position(1e5), 1e-3);
    }

    @Test
    void valuesAboveZeroGetAPlainLogarithmAndOthersASymmetricOne() {
        double[] positive = {0.5, 3, 100};
        assertEquals(new AxisScale.Logarithmic(), AxisScale.logarithmicFor(i -> positive[i], 3));
        double[] mixed = {-5000, 0, 0, 30, 200};
        assertEquals(new AxisScale.Symmetric(10), AxisScale.logarithmicFor(i -> mixed[i], 5));
        assertEquals(new AxisScale.Symmetric(1), AxisScale.logarithmicFor(i -> 0, 5));
    }

    @Test
    void ticksAreZeroAndPowersOfTenWhereThereAreMany() {
        AxisScale scale = new AxisScale.Logarithmic();
        assertEquals(List.of(1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0), LogTicks.of(scale, 0, 5, 10));
        assertEquals(
                List.of(-1000.0, -100.0, 0.0, 100.0, 1000.0),
                LogTicks.of(SYMMETRIC, SYMMETRIC.position(-2000), SYMMETRIC.position(2000), 6));
    }

    @Test
    void ticksAreRoundStepsWhereNotEvenOnePowerOfTenIsInView() {
        AxisScale scale = new AxisScale.Logarithmic();
        List<Double> ticks = LogTicks.of(scale, Math.log10(510), Math.log10(560), 10);
        assertEquals(List.of(510.0, 520.0, 530.0, 540.0, 550.0, 560.0), ticks);
    }

    @Test
    void ticksAreWrittenWithTheDecimalsTheyNeed() {
        assertEquals(0, LogTicks.decimals(1));
        assertEquals(0, LogTicks.decimals(-20_000));
        assertEquals(1, LogTicks.decimals(0.1));
        assertEquals(4, LogTicks.decimals(5e-4));
        assertEquals(2, LogTicks.decimals(12.25));
    }

    @Test
    void ticksNeverStandTooClose() {
        for (double from = -8; from < 8; from += 0.37) {
            for (double span : new double[] {0.01, 0.4, 3, 20}) {
                List<Double> ticks = LogTicks.of(SYMMETRIC, from, from + span, 8);
                assertTrue(ticks.size() >= 1, from + " + " + span);
                for (int i = 1; i < ticks.size(); i++) {
                    double apart = SYMMETRIC.position(ticks.get(i)) - SYMMETRIC.position(ticks.get(i - 1));
                    assertTrue(apart >= span / 8 * (1 - 1e-9), ticks.toString());
                }
            }
        }
    }

    @Test
    void theLogarithmRefusesWhatItHasNoPlaceFor() {
        AxisScale logarithm = new AxisScale.Logarithmic();
        assertThrows(
                IllegalArgumentException.class,
                () -> PointCloud.of(row -> row, row -> row + 1, Labels.of(new int[2]), logarithm, AxisScale.LINEAR));
    }

    @Test
    void aHitTellsValuesAndNotPlaces() {
        AxisScale logarithm = new AxisScale.Logarithmic();
        double[] money = {1, 100, 10_000};
        PointCloud cloud =
                PointCloud.of(row -> money[row], row -> money[row], Labels.of(new int[3]), logarithm, SYMMETRIC);
        PointCloud.Hit hit = cloud.nearest(cloud.bounds(), 100, 100, 100, 0, 5, (group, row) -> true)
                .orElseThrow();
        assertEquals(10_000, hit.x(), 1e-3);
        assertEquals(10_000, hit.y(), 1e-3);
    }
}
