package crmbet.core.validity;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Optional;

/**
 * How much closer rows are to their own cluster than to the next one: {@code (b − a) / max(a, b)} for each row, with
 * {@code a} its mean Euclidean distance to the other rows of its cluster and {@code b} the least mean distance to the rows
 * of another cluster; −1 to 1, and 0 for a row that is alone in its cluster.
 *
 * <p>Noise takes no part: noise rows have no silhouette and count in no mean distance.
 *
 * <p>Rousseeuw, Silhouettes: a graphical aid, 1987, doi:10.1016/0377-0427(87)90125-7.
 *
 * @param mean over the measured rows
 * @param clusterMeans the same for the measured rows of each cluster
 * @param samples what was measured for which rows
 * @param exact whether every row that is not noise was measured against all others
 * @param standardError of {@code mean} as an estimate of the exact one; 0 when exact
 */
@SuppressWarnings("ArrayRecordComponent") // read only; as long as there are clusters
public record Silhouette(
        double mean, double[] clusterMeans, SilhouetteSamples samples, boolean exact, double standardError) {
    /** Rows that are not noise up to which the measure is exact. */
    public static final int EXACT_LIMIT = 20_000;

    /** Rows measured when there are more than {@link #EXACT_LIMIT}. */
    public static final int SAMPLE_SIZE = 2_000;

    /** As {@link #measure(FeatureMatrix, Labels, Parallel, Monitor)}, on as many threads as there are processors. */
    public static Optional<Silhouette> measure(FeatureMatrix matrix, Labels labels, Monitor monitor)
            throws OperationException {
        return measure(matrix, labels, Parallel.ofProcessors(), monitor);
    }

    /**
     * Measures the silhouette: of every row while {@link #EXACT_LIMIT} rows or fewer are not noise, else of
     * {@link #SAMPLE_SIZE} rows, drawn from each cluster in proportion to its size with a fixed seed. A sampled row is
     * still measured against all rows, so the only error is that of sampling. Time {@code O(n² d)} at most, or
     * {@code O(2000 n d)}; the same result on any number of threads.
     *
     * @param matrix {@code n × d}, every value finite
     * @param labels one for each row
     * @return empty when there are fewer than two clusters, for which the silhouette is not defined
     * @throws IllegalArgumentException if matrix and labels differ in length
     * @throws OperationException naming a value that is NaN or infinite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Optional<Silhouette> measure(FeatureMatrix matrix, Labels labels, Parallel parallel, Monitor monitor)
            throws OperationException {
        Labelled.requireSameLength(matrix, labels);
        matrix.requireFinite();
        if (labels.clusterCount() < 2) {
            return Optional.empty();
        }
        var grouped = Labelled.group(matrix, labels);
        boolean exact = grouped.size() <= EXACT_LIMIT;
        int[] places = exact ? grouped.everyPlace() : grouped.sample(SAMPLE_SIZE);
        double[] values = new SilhouetteKernel(grouped, parallel, monitor).measure(places);
        return Optional.of(summary(grouped, places, values, exact));
    }

    private static Silhouette summary(Labelled grouped, int[] places, double[] values, boolean exact) {
        int clusters = grouped.clusterCount();
        double[] sums = new double[clusters];
        double[] squares = new double[clusters];
        int[] counts = new int[clusters];
        int[] rows = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            int cluster = grouped.clusterAt(places[i]);
            rows[i] = grouped.rowAt(places[i]);
            sums[cluster] += values[i];
            squares[cluster] += values[i] * values[i];
            counts[cluster]++;
        }
        double mean = 0;
        double variance = 0;
        double[] clusterMeans = new double[clusters];
        for (int cluster = 0; cluster < clusters; cluster++) {
            clusterMeans[cluster] = sums[cluster] / counts[cluster];
            double weight = (double) grouped.sizeOf(cluster) / grouped.size();
            mean += weight * clusterMeans[cluster];
            double spread = squares[cluster] - counts[cluster] * clusterMeans[cluster] * clusterMeans[cluster];
            double unseen = 1 - (double) counts[cluster] / grouped.sizeOf(cluster);
            variance +=
                    weight * weight * unseen * Math.max(0, spread) / Math.max(1, counts[cluster] - 1) / counts[cluster];
        }
        return new Silhouette(mean, clusterMeans, new SilhouetteSamples(rows, values), exact, Math.sqrt(variance));
    }
}
