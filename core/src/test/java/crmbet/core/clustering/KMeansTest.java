package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KMeansTest {
    /** Inertia of scikit-learn 1.2.1, Lloyd with tol=0, from the same starting rows. */
    @ParameterizedTest
    @CsvSource({
        "1, 13014.0000000001",
        "2, 6481.2236510482835",
        "3, 4868.087574685836",
        "5, 3296.497823252226",
        "8, 2348.799725328101",
        "13, 1678.9765317263618",
        "40, 797.5239674873276"
    })
    void endsWithNoMoreInertiaThanScikitLearnFromTheSameStart(int clusters, double inertia) throws Exception {
        var matrix = OnlineRetail.standardizedLogRfm();

        var model = fit(
                matrix, KMeansOptions.from(everyHundredthRow(matrix, clusters)).withMaxIterations(1000));

        assertTrue(model.inertia() <= inertia * (1 + 1e-9), () -> model + " against " + inertia);
        assertTrue(model.converged());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 15, 16, 30})
    void assignsExactlyAsAPlainLloydDoes(int columns) throws Exception {
        for (int clusters : new int[] {1, 2, 3, 9, 20}) {
            var matrix = blobs(3_000, columns, 5, columns * 31L + clusters);
            double[] start = Arrays.copyOf(matrix.values(), clusters * columns);

            var found = new KMeansStrategy(KMeansOptions.from(FeatureMatrix.unnamed(start, columns))
                            .withMaxIterations(1000))
                    .fit(matrix, Parallel.of(2), Monitor.none());

            assertArrayEquals(plainLloyd(matrix, start), found.labels().toArray());
        }
    }

    /** So many rows change so often that whole tiles of them are looked at, copied. */
    @ParameterizedTest
    @CsvSource({"2, 12", "5, 12", "8, 30", "3, 150"})
    void assignsExactlyAsAPlainLloydDoesWhereManyRowsMove(int columns, int clusters) throws Exception {
        var matrix = blobs(20_000, columns, 3, clusters);
        double[] start = Arrays.copyOf(matrix.values(), clusters * columns);

        var found = new KMeansStrategy(KMeansOptions.from(FeatureMatrix.unnamed(start, columns))
                        .withMaxIterations(1000))
                .fit(matrix, Parallel.of(1), Monitor.none());

        assertArrayEquals(plainLloyd(matrix, start), found.labels().toArray());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-5, 1e-8})
    void tellsCentroidsApartThatFloatsCannot(double spread) throws Exception {
        var matrix = blobs(3_000, 5, 4, 77);
        double[] values = matrix.values().clone();
        for (int i = 0; i < values.length; i++) {
            // Tight clusters around a few whole places, and one row very far from all others.
            values[i] = i < 5 ? 1e4 * values[i] : Math.rint(values[i] / 20) + spread * values[i];
        }
        var tight = FeatureMatrix.unnamed(values, 5);
        double[] start = Arrays.copyOf(values, 8 * 5);

        var found = new KMeansStrategy(
                        KMeansOptions.from(FeatureMatrix.unnamed(start, 5)).withMaxIterations(1000))
                .fit(tight, Parallel.of(2), Monitor.none());

        assertArrayEquals(plainLloyd(tight, start), found.labels().toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8})
    void findsTheSameInFloatsAsInTheSameValuesWidened(int columns) throws Exception {
        double[] values = blobs(30_000, columns, 6, 19).values();
        float[] floats = new float[values.length];
        double[] widened = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
            widened[i] = floats[i];
        }
        var strategy = new KMeansStrategy(KMeansOptions.of(7).withStarts(2));

        var narrow = strategy.fit(FeatureMatrix.unnamed(floats, columns), Parallel.of(2), Monitor.none());
        var wide = strategy.fit(FeatureMatrix.unnamed(widened, columns), Parallel.of(2), Monitor.none());

        assertEquals(wide.labels(), narrow.labels());
        assertEquals(inertia(wide), inertia(narrow));
    }

    @Test
    void addsUpTheInertiaOfTightClustersExactly() throws Exception {
        var matrix = blobs(2_000, 3, 4, 41);
        double[] values = Arrays.stream(matrix.values())
                .map(value -> Math.rint(value) * 1e6 + value)
                .toArray();
        var rows = FeatureMatrix.unnamed(values, 3);
        var start = FeatureMatrix.unnamed(values.clone(), 3);

        assertEquals(0, fit(rows, KMeansOptions.from(start)).inertia());
    }

    @Test
    void findsTheSameLabelsOnOneTwoAndEightThreads() throws Exception {
        var matrix = blobs(30_000, 3, 6, 5);
        var strategy = new KMeansStrategy(KMeansOptions.of(7).withStarts(3).withSeed(11));

        var one = strategy.fit(matrix, Parallel.of(1), Monitor.none());

        for (int threads : new int[] {2, 8}) {
            var other = strategy.fit(matrix, Parallel.of(threads), Monitor.none());
            assertEquals(one.labels(), other.labels());
            assertEquals(inertia(one), inertia(other));
        }
    }

    @Test
    void drawsOtherStartsFromAnotherSeed() throws Exception {
        var matrix = blobs(2_000, 2, 12, 8);
        var options = KMeansOptions.of(12).withStarts(1);

        var first = new KMeansStrategy(options.withSeed(1)).fit(matrix, Monitor.none());
        var second = new KMeansStrategy(options.withSeed(2)).fit(matrix, Monitor.none());

        assertTrue(!first.labels().equals(second.labels()));
    }

    @Test
    void keepsTheBestOfItsStarts() throws Exception {
        var matrix = blobs(2_000, 2, 12, 8);

        double one = fit(matrix, KMeansOptions.of(12).withStarts(1)).inertia();
        double many = fit(matrix, KMeansOptions.of(12).withStarts(20)).inertia();

        assertTrue(many <= one);
    }

    @Test
    void permutesItsLabelsWithItsRows() throws Exception {
        var matrix = blobs(5_000, 4, 5, 3);
        int[] order = shuffled(matrix.rows(), 17);
        double[] permuted = new double[matrix.values().length];
        for (int row = 0; row < order.length; row++) {
            System.arraycopy(matrix.values(), order[row] * 4, permuted, row * 4, 4);
        }
        var options = KMeansOptions.from(everyHundredthRow(matrix, 6));

        int[] labels =
                new KMeansStrategy(options).fit(matrix, Monitor.none()).labels().toArray();
        int[] moved = new KMeansStrategy(options)
                .fit(FeatureMatrix.unnamed(permuted, 4), Monitor.none())
                .labels()
                .toArray();

        assertArrayEquals(Arrays.stream(order).map(row -> labels[row]).toArray(), moved);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e9, -1e9, 1e12})
    void findsTheSameClustersFarFromTheOrigin(double offset) throws Exception {
        // Multiples of 2^-10, which survive the offset unchanged.
        var near = rounded(blobs(2_000, 3, 5, 4), 0x1p-10);
        var far = FeatureMatrix.unnamed(
                Arrays.stream(near.values()).map(value -> value + offset).toArray(), 3);

        var here = new KMeansStrategy(KMeansOptions.of(5)).fit(near, Monitor.none());
        var there = new KMeansStrategy(KMeansOptions.of(5)).fit(far, Monitor.none());

        assertEquals(here.labels(), there.labels());
        assertEquals(inertia(here), inertia(there), 1e-9 * inertia(here));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-1030, 0x1p-600, 0x1p600, 0x1p1000})
    void findsTheSameClustersInAnyUnit(double unit) throws Exception {
        var matrix = rounded(blobs(1_000, 2, 4, 6), 0x1p-10);
        var scaled = FeatureMatrix.unnamed(
                Arrays.stream(matrix.values()).map(value -> value * unit).toArray(), 2);

        assertEquals(
                new KMeansStrategy(KMeansOptions.of(4))
                        .fit(matrix, Monitor.none())
                        .labels(),
                new KMeansStrategy(KMeansOptions.of(4))
                        .fit(scaled, Monitor.none())
                        .labels());
    }

    @Test
    void returnsFewerClustersWhenThereAreFewerDistinctRows() throws Exception {
        double[] values = new double[300];
        Arrays.setAll(values, i -> i % 3);

        var found = new KMeansStrategy(KMeansOptions.of(8)).fit(FeatureMatrix.unnamed(values, 1), Monitor.none());

        assertArrayEquals(new int[] {100, 100, 100}, found.labels().sizes());
        assertEquals(3, ((KMeansModel) found.model()).centroids().rows());
        assertEquals(0, inertia(found));
    }

    @Test
    void findsTheOneRowThatASampleOfManyMisses() throws Exception {
        double[] values = new double[200_000];
        values[123_456] = 1;

        var found = new KMeansStrategy(KMeansOptions.of(2).withStarts(1))
                .fit(FeatureMatrix.unnamed(values, 1), Monitor.none());

        assertEquals(2, found.labels().clusterCount());
        assertEquals(0, inertia(found), 1e-20);
    }

    @Test
    void putsIdenticalRowsIntoOneCluster() throws Exception {
        double[] values = new double[500];
        Arrays.fill(values, 1e9 + 0.1);

        var found = new KMeansStrategy(KMeansOptions.of(3)).fit(FeatureMatrix.unnamed(values, 5), Monitor.none());

        assertEquals(1, found.labels().clusterCount());
        assertEquals(1e9 + 0.1, ((KMeansModel) found.model()).centroids().at(0, 0), 1e-6);
    }

    @Test
    void clustersASingleRow() throws Exception {
        var model = fit(FeatureMatrix.unnamed(new double[] {3, 4}, 2), KMeansOptions.of(1));

        assertArrayEquals(new double[] {3, 4}, model.centroids().values());
        assertEquals(0, model.inertia());
    }

    @Test
    void ignoresAConstantColumn() throws Exception {
        var matrix = blobs(1_000, 2, 4, 9);
        double[] wider = new double[3_000];
        for (int row = 0; row < 1_000; row++) {
            wider[row * 3] = matrix.at(row, 0);
            wider[row * 3 + 1] = -7;
            wider[row * 3 + 2] = matrix.at(row, 1);
        }

        assertEquals(
                new KMeansStrategy(KMeansOptions.of(4))
                        .fit(matrix, Monitor.none())
                        .labels(),
                new KMeansStrategy(KMeansOptions.of(4))
                        .fit(FeatureMatrix.unnamed(wider, 3), Monitor.none())
                        .labels());
    }

    @Test
    void cutsALineIntoPieces() throws Exception {
        double[] values = new double[2_000];
        Arrays.setAll(values, i -> i >> 1);

        var found = new KMeansStrategy(KMeansOptions.of(4)).fit(FeatureMatrix.unnamed(values, 2), Monitor.none());

        int[] labels = found.labels().toArray();
        long cuts = IntStream.range(1, labels.length)
                .filter(row -> labels[row] != labels[row - 1])
                .count();
        assertEquals(3, cuts);
        assertTrue(Arrays.stream(found.labels().sizes()).allMatch(size -> size > 200));
    }

    @Test
    void refillsClustersThatStartWithoutRows() throws Exception {
        var matrix = blobs(1_000, 2, 4, 21);
        double[] start = {0, 0, 1e6, 1e6, 2e6, 2e6, 1, 1};

        var found = new KMeansStrategy(KMeansOptions.from(FeatureMatrix.unnamed(start, 2))).fit(matrix, Monitor.none());

        assertEquals(4, found.labels().clusterCount());
        assertTrue(inertia(found) <= 1.5 * fit(matrix, KMeansOptions.of(4)).inertia());
    }

    @Test
    void treatsEqualStartingCentroidsAsOneToBeginWith() throws Exception {
        var matrix = blobs(500, 2, 3, 22);
        double[] start = new double[6];

        var found = new KMeansStrategy(KMeansOptions.from(FeatureMatrix.unnamed(start, 2))).fit(matrix, Monitor.none());

        assertEquals(3, found.labels().clusterCount());
    }

    @Test
    void refusesMoreClustersThanRows() {
        var matrix = FeatureMatrix.unnamed(new double[] {1, 2, 3}, 1);

        var refused = assertThrows(
                OperationException.class, () -> new KMeansStrategy(KMeansOptions.of(4)).fit(matrix, Monitor.none()));

        assertEquals(new Failure.NotPossible(new Obstacle.TooFewRows(4, 3)), refused.failure());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void namesTheRowAndColumnOfAValueThatIsNotFinite(double bad) {
        double[] values = new double[30_000];
        values[20_001] = bad;

        var refused = assertThrows(
                OperationException.class,
                () -> new KMeansStrategy(KMeansOptions.of(2)).fit(FeatureMatrix.unnamed(values, 2), Monitor.none()));

        assertEquals(new Failure.InvalidValue(10_000, "f1", bad), refused.failure());
    }

    @Test
    void refusesValuesThatAreTooFarApart() {
        var matrix = FeatureMatrix.unnamed(new double[] {-1.5e308, 1.5e308, 0}, 1);

        var refused = assertThrows(
                OperationException.class, () -> new KMeansStrategy(KMeansOptions.of(2)).fit(matrix, Monitor.none()));

        assertInstanceOf(Failure.NotPossible.class, refused.failure());
    }

    @Test
    void stopsAtTheLimitOfIterationsWithLabelsThatSuitItsCentroids() throws Exception {
        var matrix = blobs(5_000, 2, 9, 2);

        var found = new KMeansStrategy(
                        KMeansOptions.from(everyHundredthRow(matrix, 9)).withMaxIterations(2))
                .fit(matrix, Monitor.none());

        var model = (KMeansModel) found.model();
        assertEquals(2, model.iterations());
        assertTrue(!model.converged());
        assertEquals(found.labels(), model.assign(matrix, Monitor.none()).labels());
    }

    @Test
    void stopsSoonerWithATolerance() throws Exception {
        var matrix = OnlineRetail.standardizedLogRfm();
        var options = KMeansOptions.from(everyHundredthRow(matrix, 8));

        var exact = fit(matrix, options);
        var tolerant = fit(matrix, options.withTolerance(1e-3));

        assertTrue(tolerant.iterations() < exact.iterations());
        assertTrue(tolerant.inertia() > exact.inertia());
    }

    @Test
    void endsWhenCancelled() {
        var cancelledAtOnce = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}
        };
        cancelledAtOnce.cancel();

        assertThrows(
                CancellationException.class,
                () -> new KMeansStrategy(KMeansOptions.of(3)).fit(blobs(20_000, 2, 3, 1), cancelledAtOnce));
    }

    private static KMeansModel fit(FeatureMatrix matrix, KMeansOptions options) throws OperationException {
        return (KMeansModel)
                new KMeansStrategy(options).fit(matrix, Monitor.none()).model();
    }

    private static double inertia(Clustering clustering) {
        return ((KMeansModel) clustering.model()).inertia();
    }

    private static FeatureMatrix everyHundredthRow(FeatureMatrix matrix, int count) {
        int columns = matrix.columns();
        double[] values = new double[count * columns];
        for (int i = 0; i < count; i++) {
            System.arraycopy(matrix.values(), i * 100 * columns, values, i * columns, columns);
        }
        return FeatureMatrix.unnamed(values, columns);
    }

    static FeatureMatrix blobs(int rows, int columns, int blobs, long seed) {
        var random = new SplittableRandom(seed);
        double[] centers = random.doubles((long) blobs * columns, -10, 10).toArray();
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            int blob = random.nextInt(blobs);
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = centers[blob * columns + column] + random.nextGaussian() * 2;
            }
        }
        return FeatureMatrix.unnamed(values, columns);
    }

    private static FeatureMatrix rounded(FeatureMatrix matrix, double unit) {
        double[] values = Arrays.stream(matrix.values())
                .map(value -> Math.rint(value / unit) * unit)
                .toArray();
        return FeatureMatrix.unnamed(values, matrix.columns());
    }

    private static int[] shuffled(int size, long seed) {
        var random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** Lloyd's algorithm as the textbook has it; no cluster of these sets ever empties. */
    private static int[] plainLloyd(FeatureMatrix matrix, double[] start) {
        int columns = matrix.columns();
        double[] centroids = start.clone();
        int[] labels = new int[matrix.rows()];
        Arrays.fill(labels, -1);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int row = 0; row < labels.length; row++) {
                int nearest = nearest(matrix, row, centroids);
                moved |= nearest != labels[row];
                labels[row] = nearest;
            }
            double[] sums = new double[centroids.length];
            int[] counts = new int[centroids.length / columns];
            for (int row = 0; row < labels.length; row++) {
                counts[labels[row]]++;
                for (int column = 0; column < columns; column++) {
                    sums[labels[row] * columns + column] += matrix.at(row, column);
                }
            }
            Arrays.setAll(centroids, i -> sums[i] / counts[i / columns]);
        }
        return labels;
    }

    private static int nearest(FeatureMatrix matrix, int row, double[] centroids) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int centroid = 0; centroid < centroids.length / matrix.columns(); centroid++) {
            double sum = 0;
            for (int column = 0; column < matrix.columns(); column++) {
                double difference = matrix.at(row, column) - centroids[centroid * matrix.columns() + column];
                sum += difference * difference;
            }
            if (sum < least) {
                least = sum;
                nearest = centroid;
            }
        }
        return nearest;
    }
}
