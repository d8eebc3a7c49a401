package crmbet.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static double[] numbers(int from, int to) {
        return IntStream.range(from, to).asDoubleStream().toArray();
    }

    @Test
    void theSameValuesHaveNotDrifted() {
        Drift drift = Drift.of(numbers(0, 1000), numbers(0, 1000));
        assertEquals(0, drift.stability());
        assertEquals(0, drift.distance());
        assertEquals(Drift.Band.STABLE, drift.band());
    }

    @Test
    void figuresComputedByHandComeOut() {
        // Half of the later values are where a fifth of the earlier ones were.
        double[] before = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] after = {1, 1, 1, 1, 2, 6, 7, 8, 9, 10};
        Drift drift = Drift.of(before, after);
        // Shares up to 4: 4/10 of the earlier, 5/10 of the later values; up to 1: 1/10 and 4/10.
        assertEquals(0.3, drift.distance(), 1e-12);
        assertEquals(Drift.Band.SHIFTED, drift.band());
    }

    @Test
    void valuesThatLieElsewhereAreAsFarAsCanBe() {
        Drift drift = Drift.of(numbers(0, 100), numbers(200, 300));
        assertEquals(1, drift.distance());
        assertEquals(Drift.Band.SHIFTED, drift.band());
    }

    @Test
    void missingValuesAreAShareLikeOthers() {
        double[] half = numbers(0, 1000);
        for (int i = 0; i < 1000; i += 2) {
            half[i] = Double.NaN;
        }
        Drift drift = Drift.of(numbers(0, 1000), half);
        assertTrue(drift.distance() < 0.01);
        assertEquals(Drift.Band.SHIFTED, drift.band());
        assertTrue(Double.isNaN(
                Drift.of(new double[] {Double.NaN}, new double[] {1}).distance()));
        assertThrows(IllegalArgumentException.class, () -> Drift.of(new double[0], new double[1]));
    }
}
