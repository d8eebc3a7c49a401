package crmbet.core.validity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {
    @Test
    void isNotDefinedForFewerThanTwoClusters() throws Exception {
        var matrix = FeatureMatrix.unnamed(new double[] {1, 2, 3, 4}, 1);

        for (var labels : new Labels[] {Labels.of(new int[4]), Labels.of(new int[] {-1, -1, -1, -1})}) {
            assertEquals(Optional.empty(), Silhouette.measure(matrix, labels, Monitor.none()));
            assertEquals(Optional.empty(), Compactness.measure(matrix, labels, Monitor.none()));
            assertEquals(Optional.empty(), DensityValidity.measure(matrix, labels, Monitor.none()));
        }
    }

    @Test
    void givesARowAloneInItsClusterNoSilhouette() throws Exception {
        var matrix = FeatureMatrix.unnamed(new double[] {0, 1, 10}, 1);

        var silhouette = Silhouette.measure(matrix, Labels.of(new int[] {0, 0, 1}), Monitor.none())
                .orElseThrow();

        assertArrayEquals(new double[] {0.9, 8.0 / 9, 0}, silhouette.samples().values(), 1e-12);
    }

    @Test
    void survivesRowsThatAllCoincide() throws Exception {
        var matrix = FeatureMatrix.unnamed(new double[] {5, 5, 5, 5}, 1);
        var labels = Labels.of(new int[] {0, 0, 1, 1});

        assertEquals(
                0,
                Silhouette.measure(matrix, labels, Monitor.none()).orElseThrow().mean());
        assertEquals(
                0,
                DensityValidity.measure(matrix, labels, Monitor.none())
                        .orElseThrow()
                        .index());
        assertEquals(
                0,
                Compactness.measure(matrix, labels, Monitor.none())
                        .orElseThrow()
                        .daviesBouldin());
    }

    @Test
    void estimatesTheSilhouetteOfManyRowsWithinItsStatedError() throws Exception {
        var matrix = twoMoons(24_000, 3);
        int[] halves = new int[24_000];
        Arrays.setAll(halves, row -> row % 3 == 0 ? 1 : 0);
        var all = Labels.of(halves);
        int[] fewer = halves.clone();
        Arrays.fill(fewer, 20_000, 24_000, Labels.NOISE);
        var exactly = Labels.of(fewer);

        var estimated = Silhouette.measure(matrix, all, Monitor.none()).orElseThrow();
        var exact = Silhouette.measure(matrix, exactly, Monitor.none()).orElseThrow();

        assertFalse(estimated.exact());
        assertTrue(exact.exact());
        assertEquals(2_000, estimated.samples().size());
        assertTrue(estimated.standardError() > 0);
        // The rows are exchangeable, so leaving out a sixth of them as noise hardly changes the exact value.
        assertEquals(exact.mean(), estimated.mean(), 4 * estimated.standardError());
    }

    @Test
    void measuresTheSameOnAnyNumberOfThreads() throws Exception {
        var matrix = twoMoons(3_000, 8);
        var labels = kMeans(matrix, 5).labels();

        var one = Silhouette.measure(matrix, labels, Parallel.of(1), Monitor.none())
                .orElseThrow();
        var eight = Silhouette.measure(matrix, labels, Parallel.of(8), Monitor.none())
                .orElseThrow();

        assertEquals(one.mean(), eight.mean());
        assertEquals(
                DensityValidity.measure(matrix, labels, Parallel.of(1), Monitor.none())
                        .orElseThrow()
                        .index(),
                DensityValidity.measure(matrix, labels, Parallel.of(8), Monitor.none())
                        .orElseThrow()
                        .index());
    }

    @Test
    void prefersDenseMoonsToMoonsCutByAStraightLine() throws Exception {
        var matrix = twoMoons(2_000, 5);
        int[] moons = new int[2_000];
        int[] halves = new int[2_000];
        Arrays.setAll(moons, row -> row & 1);
        Arrays.setAll(halves, row -> matrix.at(row, 0) < 0.5 ? 0 : 1);

        double ofMoons = DensityValidity.measure(matrix, Labels.of(moons), Monitor.none())
                .orElseThrow()
                .index();
        double ofHalves = DensityValidity.measure(matrix, Labels.of(halves), Monitor.none())
                .orElseThrow()
                .index();

        assertTrue(ofMoons > 0.3, () -> "moons " + ofMoons);
        assertTrue(ofHalves < 0, () -> "halves " + ofHalves);
    }

    @Test
    void findsClusteringsEqualThatDifferInNamesOnly() {
        var one = Labels.of(new int[] {0, 0, 1, 1, 2, -1});
        var renamed = Labels.of(new int[] {2, 2, 0, 0, 1, -1});

        var agreement = Agreement.between(one, renamed);

        assertEquals(1, agreement.adjustedRand(), 1e-12);
        assertEquals(1, agreement.adjustedMutualInformation(), 1e-12);
    }

    @Test
    void findsNothingInCommonBetweenIndependentClusterings() {
        var random = new SplittableRandom(4);
        var one = Labels.of(random.ints(5_000, 0, 7).toArray());
        var other = Labels.of(random.ints(5_000, 0, 4).toArray());

        var agreement = Agreement.between(one, other);

        assertEquals(0, agreement.adjustedRand(), 0.01);
        assertEquals(0, agreement.adjustedMutualInformation(), 0.01);
    }

    @Test
    void refusesToCompareClusteringsOfDifferentRows() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> Agreement.between(Labels.of(new int[2]), Labels.of(new int[3])));

        assertEquals("clusterings of 2 and 3 rows cannot be compared", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0, NOT_TRUSTWORTHY", "0.599, NOT_TRUSTWORTHY", "0.6, DOUBTFUL", "0.749, DOUBTFUL",
        "0.75, VALID", "0.849, VALID", "0.85, HIGHLY_STABLE", "1, HIGHLY_STABLE"
    })
    void namesTheBandOfAStability(double jaccard, StabilityBand band) {
        assertEquals(band, StabilityBand.of(jaccard));
    }

    @Test
    void callsSeparateClustersStableAndArbitraryCutsNot() throws Exception {
        var separate = separateBlobs(600, 7);

        var three = Stability.measure(separate, kMeans(separate, 3), 10, 1, Parallel.of(2), Monitor.none());
        var noStructure =
                FeatureMatrix.unnamed(new SplittableRandom(2).doubles(1_200).toArray(), 2);
        var seven = Stability.measure(noStructure, kMeans(noStructure, 7), 10, 1, Parallel.of(2), Monitor.none());

        for (int cluster = 0; cluster < 3; cluster++) {
            assertEquals(StabilityBand.HIGHLY_STABLE, three.band(cluster));
        }
        assertTrue(Arrays.stream(seven.jaccard()).min().orElseThrow() < 0.75);
    }

    @Test
    void suggestsTheNumberOfClustersThatThereAre() throws Exception {
        var matrix = separateBlobs(600, 7);

        var sweep = ClusterCountSweep.run(matrix, ClusterCountOptions.upTo(7), Monitor.none());

        assertEquals(Optional.of(3), sweep.elbow());
        assertEquals(Optional.of(3), sweep.bestSilhouette());
        assertEquals(Optional.of(3), sweep.gapChoice());
        assertEquals(7, sweep.trials().size());
    }

    @Test
    void suggestsOneClusterWhereThereIsNoStructure() throws Exception {
        var matrix =
                FeatureMatrix.unnamed(new SplittableRandom(9).doubles(1_000).toArray(), 2);

        var sweep = ClusterCountSweep.run(matrix, new ClusterCountOptions(1, 4, 3, 20, 1), Monitor.none());

        assertEquals(Optional.of(1), sweep.gapChoice());
    }

    private static Clustering kMeans(FeatureMatrix matrix, int clusters) throws Exception {
        return new KMeansStrategy(KMeansOptions.of(clusters)).fit(matrix, Monitor.none());
    }

    private static FeatureMatrix separateBlobs(int rows, long seed) {
        var random = new SplittableRandom(seed);
        double[] values = new double[rows * 2];
        for (int row = 0; row < rows; row++) {
            values[row * 2] = random.nextGaussian() + 20 * (row % 3 == 1 ? 1 : 0);
            values[row * 2 + 1] = random.nextGaussian() + 20 * (row % 3 == 2 ? 1 : 0);
        }
        return FeatureMatrix.unnamed(values, 2);
    }

    /** Even rows form one half circle, odd rows another that reaches into it. */
    private static FeatureMatrix twoMoons(int rows, long seed) {
        var random = new SplittableRandom(seed);
        double[] values = new double[rows * 2];
        for (int row = 0; row < rows; row++) {
            double angle = Math.PI * random.nextDouble();
            boolean upper = (row & 1) == 0;
            values[row * 2] = (upper ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.02 * random.nextGaussian();
            values[row * 2 + 1] = (upper ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.02 * random.nextGaussian();
        }
        return FeatureMatrix.unnamed(values, 2);
    }
}
