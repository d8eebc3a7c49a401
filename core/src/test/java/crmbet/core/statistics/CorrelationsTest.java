package crmbet.core.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
    private static final double NONE = Double.NaN;
    private static final Parallel PARALLEL = Parallel.of(2);

    @Test
    void aRisingCurveHasRankCorrelationOneAndAStraightLineBoth() {
        Correlations found = of(3, 1, 1, 2, 2, 8, 4, 3, 27, 6, 4, 64, 8);

        assertEquals(1, found.spearman(0, 1), 1e-15);
        assertEquals(1, found.pearson(0, 2), 1e-15);
        // Deviations of 1, 8, 27, 64 from 25 are −24, −17, 2, 39; those of 1 to 4 are −1.5, −0.5, 0.5, 1.5.
        assertEquals((36 + 8.5 + 1 + 58.5) / Math.sqrt(5 * (576 + 289 + 4 + 1521)), found.pearson(1, 0), 1e-15);
    }

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: products of deviations 2.25 + 0 + 0 + 2.25.
        Correlations found = of(2, 1, 10, 5, 20, 5, 30, 9, 40);

        assertEquals(4.5 / Math.sqrt(4.5 * 5), found.spearman(0, 1), 1e-15);
    }

    @Test
    void customersWithoutOneOfTwoFiguresAreLeftOutOfThatPairOnly() {
        Correlations found = of(3, 1, 3, 5, NONE, 100, 4, 2, 2, 3, 3, 1, NONE);

        assertEquals(-1, found.spearman(0, 1), 1e-15);
        assertEquals(3, found.customers(0, 1));
        assertEquals(2, found.customers(0, 2));
        assertEquals(3, found.customers(1, 2));
        // 3, 100, 2 against 5, 4, 3: ranks 2, 3, 1 against 3, 2, 1.
        assertEquals(0.5, found.spearman(1, 2), 1e-15);
    }

    @Test
    void aFeatureThatDoesNotVaryHasNoCorrelation() {
        Correlations found = of(2, 7, 1, 7, 2, 7, 3);

        assertTrue(Double.isNaN(found.pearson(0, 1)));
        assertTrue(Double.isNaN(found.spearman(0, 0)));
        assertEquals(1, found.spearman(1, 1), 1e-15);
    }

    @Test
    void ranksEqualThoseCountedOneByOne() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[600];
        for (int i = 0; i < values.length; i++) {
            double value = random.nextInt(40) - 20 + (random.nextBoolean() ? 0.25 : 0);
            values[i] = random.nextInt(9) == 0 ? NONE : value == 0 && random.nextBoolean() ? -0.0 : value;
        }
        double[] ranks = new double[values.length];
        Arrays.fill(ranks, NONE);
        RankedColumns ranked = ranked(1, values);
        ranked.forEachRank(0, (row, rank) -> ranks[row] = rank);

        double[] expected = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            long less = IntStream.range(0, values.length)
                    .filter(j -> values[j] < value)
                    .count();
            long equal = IntStream.range(0, values.length)
                    .filter(j -> values[j] == value)
                    .count();
            expected[i] = Double.isNaN(value) ? NONE : less + (equal + 1) / 2.0;
        }
        assertArrayEquals(expected, ranks);
    }

    @Test
    void aMillionLikeMatrixGivesTheSameOnAnyNumberOfThreads() {
        double[] values = new SplittableRandom(5).doubles(4 * 20_000).toArray();
        values[17] = NONE;
        Correlations one = Correlations.of(ranked(4, values), Parallel.of(1), Monitor.none());
        Correlations three = Correlations.of(ranked(4, values), Parallel.of(3), Monitor.none());
        for (int i = 0; i < 16; i++) {
            assertEquals(one.pearson(i / 4, i % 4), three.pearson(i / 4, i % 4));
            assertEquals(one.spearman(i / 4, i % 4), three.spearman(i / 4, i % 4));
        }
    }

    @Test
    void cancellingEndsIt() {
        RankedColumns ranked = ranked(2, 1, 2, 3, 4);
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}
        };
        monitor.cancel();
        assertThrows(CancellationException.class, () -> Correlations.of(ranked, PARALLEL, monitor));
    }

    private static Correlations of(int columns, double... values) {
        return Correlations.of(ranked(columns, values), PARALLEL, Monitor.none());
    }

    private static RankedColumns ranked(int columns, double... values) {
        return RankedColumns.of(
                Columns.of(FeatureMatrix.unnamed(values, columns), PARALLEL, Monitor.none()), PARALLEL, Monitor.none());
    }
}
