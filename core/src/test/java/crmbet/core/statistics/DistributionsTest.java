package crmbet.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionsTest {
    private static final Parallel PARALLEL = Parallel.of(2);

    @Test
    void clustersShareTheirBins() {
        double[] values = {0, 1, 2, 3, 4, 5, 6, Double.NaN};
        FeatureDistribution found = of(values, new int[] {0, 0, 0, 1, 1, 1, -1, 0}, 2, 0);

        assertEquals(List.of(-0.5, 3.5, 7.5), found.edges());
        assertEquals(List.of(3, 0), found.clusters().get(0).counts());
        assertEquals(List.of(1, 2), found.clusters().get(1).counts());
        assertEquals(List.of(4, 3), found.whole().counts());
        assertEquals(1, found.clusters().get(0).missing());
        assertEquals(1, found.clusters().get(0).median());
        assertEquals(
                List.of(6.0, 6.0, 6.0, 6.0, 6.0, 6.0, 6.0),
                found.noise().orElseThrow().quantiles());
    }

    @Test
    void quantilesLieBetweenNeighbours() {
        // Type 7: place level × (n − 1) of 0.5, 1.5, 3.5, 7.5, 15.5.
        FeatureDistribution found = of(new double[] {3.5, 0.5, 15.5, 1.5, 7.5}, new int[5], 4, 0);

        Spread spread = found.clusters().getFirst();
        List<Double> expected = List.of(0.5, 0.7, 1.5, 3.5, 7.5, 13.9, 15.5);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), spread.quantiles().get(i), 1e-12);
        }
        assertTrue(found.noise().isEmpty());
    }

    @Test
    void whatLiesFarOutsideIsCountedBesideTheBins() {
        double[] values =
                IntStream.rangeClosed(1, 1_000).mapToDouble(i -> i + 0.25).toArray();
        values[0] = -1e9;
        values[999] = 1e9;
        FeatureDistribution found = of(values, new int[1_000], 10, 0.005);

        Spread spread = found.whole();
        assertEquals(5, spread.below());
        assertEquals(5, spread.above());
        assertEquals(1_000, spread.counts().stream().mapToInt(i -> i).sum() + 10);
    }

    @Test
    void skewedValuesAreDrawnByPowersOfTen() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values =
                random.doubles(5_000).map(u -> Math.exp(6 * u * u) - 1).toArray();
        FeatureDistribution found = of(values, new int[5_000], 20, 0.005);

        assertEquals(BinScale.LOG1P, found.scale());
        assertEquals(
                BinScale.LINEAR,
                of(random.doubles(500).toArray(), new int[500], 20, 0).scale());
    }

    @Test
    void countsEqualThoseOfABruteForce() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = random.doubles(3_000).map(u -> u * 50).toArray();
        int[] labels = random.ints(3_000, -1, 3).toArray();
        FeatureDistribution found = of(values, labels, 17, 0.01);

        for (int cluster = 0; cluster < 3; cluster++) {
            for (int bin = 0; bin < 17; bin++) {
                double from = found.edges().get(bin);
                double to = bin == 16
                        ? Math.nextUp(found.edges().get(17))
                        : found.edges().get(bin + 1);
                int wanted = cluster;
                long expected = IntStream.range(0, 3_000)
                        .filter(row -> labels[row] == wanted && values[row] >= from && values[row] < to)
                        .count();
                assertEquals(
                        expected, (long) found.clusters().get(cluster).counts().get(bin));
            }
        }
    }

    @Test
    void aFeatureThatNobodyHasIsEmptyNotWrong() {
        FeatureDistribution found = of(new double[] {Double.NaN, Double.NaN}, new int[2], 5, 0);

        assertEquals(2, found.whole().missing());
        assertTrue(Double.isNaN(found.whole().median()));
        assertEquals(List.of(0), found.whole().counts());
    }

    @Test
    void equalValuesFillOneBin() {
        FeatureDistribution found = of(new double[] {4, 4, 4}, new int[3], 5, 0);

        assertEquals(List.of(4.0, 4.0), found.edges());
        assertEquals(List.of(3), found.whole().counts());
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DistributionOptions(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new DistributionOptions(10, 0.5));
    }

    private static FeatureDistribution of(double[] values, int[] labels, int bins, double tail) {
        RankedColumns ranked = RankedColumns.of(
                Columns.of(FeatureMatrix.unnamed(values, 1), PARALLEL, Monitor.none()), PARALLEL, Monitor.none());
        return Distributions.of(
                        ranked, Labels.of(labels), new DistributionOptions(bins, tail), PARALLEL, Monitor.none())
                .getFirst();
    }
}
