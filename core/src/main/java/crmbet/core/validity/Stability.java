package crmbet.core.validity;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.Labels;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether clusters come back when the rows are drawn anew: for each cluster the mean, over bootstrap resamples, of the Jaccard
 * similarity (common rows over rows in either) to the most similar cluster of the resample.
 *
 * <p>As in fpc's {@code clusterboot}, a row drawn more than once is used once, and a cluster is compared by those of its rows
 * that were drawn. Hennig 2007, doi:10.1016/j.csda.2006.11.025.
 *
 * @param jaccard mean similarity of each cluster, 0 to 1; 0 for a cluster of which no row was ever drawn
 * @param resamples how many resamples were clustered
 * @param seed of the draws
 */
@SuppressWarnings("ArrayRecordComponent") // read only; as long as there are clusters
public record Stability(double[] jaccard, int resamples, long seed) {
    /** Enough for a standard error of about 0.02. */
    public static final int DEFAULT_RESAMPLES = 50;

    public StabilityBand band(int cluster) {
        return StabilityBand.of(jaccard[cluster]);
    }

    /** Of all clusters alike, however large; 0 where there are none. */
    public double mean() {
        return Arrays.stream(jaccard).average().orElse(0);
    }

    /** As {@link #measure(FeatureMatrix, Clustering, int, long, Parallel, Monitor)} with 50 resamples and seed 0. */
    public static Stability measure(FeatureMatrix matrix, Clustering clustering, Monitor monitor)
            throws OperationException {
        return measure(matrix, clustering, DEFAULT_RESAMPLES, 0, Parallel.ofProcessors(), monitor);
    }

    /**
     * Clusters resamples with the strategy of a clustering and compares. Takes about 0.63 times as long as the fit for each
     * resample, and memory for 0.63 of the matrix.
     *
     * @param matrix the rows that were clustered
     * @param clustering of those rows
     * @param resamples 1 or more
     * @param seed the same seed gives the same result on any number of threads
     * @throws IllegalArgumentException if matrix and labels differ in length, or {@code resamples} is below 1
     * @throws OperationException if a resample cannot be clustered, for instance because it has fewer rows than clusters
     *     were asked for
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Stability measure(
            FeatureMatrix matrix, Clustering clustering, int resamples, long seed, Parallel parallel, Monitor monitor)
            throws OperationException {
        return measure(matrix, clustering.strategy(), clustering.labels(), resamples, seed, parallel, monitor);
    }

    /** As above, of the labels that a strategy once found in the matrix. */
    public static Stability measure(
            FeatureMatrix matrix,
            Strategy strategy,
            Labels labels,
            int resamples,
            long seed,
            Parallel parallel,
            Monitor monitor)
            throws OperationException {
        Labelled.requireSameLength(matrix, labels);
        if (resamples < 1) {
            throw new IllegalArgumentException(resamples + " resamples are too few: at least 1 is needed");
        }
        var random = new SplittableRandom(seed);
        double[] sums = new double[labels.clusterCount()];
        int[] counts = new int[labels.clusterCount()];
        for (int resample = 0; resample < resamples; resample++) {
            monitor.report(resample, resamples, Phase.MEASURING);
            monitor.checkpoint();
            int[] rows = draw(matrix.rows(), random);
            var found = strategy.fit(select(matrix, rows), parallel, monitor);
            addSimilarities(labels, rows, found.labels(), sums, counts);
        }
        monitor.report(resamples, resamples, Phase.MEASURING);
        for (int cluster = 0; cluster < sums.length; cluster++) {
            sums[cluster] /= Math.max(1, counts[cluster]);
        }
        return new Stability(sums, resamples, seed);
    }

    /** The distinct rows among as many draws with replacement as there are rows, rising. */
    private static int[] draw(int size, SplittableRandom random) {
        boolean[] drawn = new boolean[size];
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            int row = random.nextInt(size);
            distinct += drawn[row] ? 0 : 1;
            drawn[row] = true;
        }
        int[] rows = new int[distinct];
        int next = 0;
        for (int row = 0; row < size; row++) {
            if (drawn[row]) {
                rows[next++] = row;
            }
        }
        return rows;
    }

    private static FeatureMatrix select(FeatureMatrix matrix, int[] rows) {
        int columns = matrix.columns();
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.values(), rows[i] * columns, values, i * columns, columns);
        }
        return new FeatureMatrix(matrix.features(), values);
    }

    private static void addSimilarities(Labels labels, int[] rows, Labels found, double[] sums, int[] counts) {
        int[][] common = new int[labels.clusterCount()][found.clusterCount()];
        int[] drawn = new int[labels.clusterCount()];
        int[] foundAmong = found.sizes();
        for (int i = 0; i < rows.length; i++) {
            if (!labels.isNoise(rows[i])) {
                int cluster = labels.clusterOf(rows[i]);
                drawn[cluster]++;
                if (!found.isNoise(i)) {
                    common[cluster][found.clusterOf(i)]++;
                }
            }
        }
        for (int cluster = 0; cluster < drawn.length; cluster++) {
            if (drawn[cluster] > 0) {
                counts[cluster]++;
                sums[cluster] += best(common[cluster], drawn[cluster], foundAmong);
            }
        }
    }

    private static double best(int[] common, int size, int[] others) {
        double best = 0;
        for (int other = 0; other < others.length; other++) {
            best = Math.max(best, common[other] / (double) (size + others[other] - common[other]));
        }
        return best;
    }

    @Override
    public String toString() {
        return "Stability" + Arrays.toString(jaccard);
    }
}
