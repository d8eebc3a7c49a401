package crmbet.core.validity;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * DBCV: whether clusters of any shape are denser inside than between, −1 to 1, higher is better.
 *
 * <p>Each cluster is compared by the sparsest link of its own spanning tree with its densest connection to another cluster;
 * clusters count by their size, and noise counts as rows without any validity. Clusters of one row count as noise.
 *
 * <p>Many edges of such a tree are equally long, and which rows are inner ones depends on the choice among them: as in the
 * authors' program the tree grows from the first row (Prim), to the first of equally near rows.
 *
 * <p>Moulavi, Jaskowiak, Campello, Zimek and Sander, Density-based clustering validation, SDM 2014,
 * doi:10.1137/1.9781611973440.96.
 *
 * @param index the mean validity weighted by cluster size
 * @param clusterValidity of each cluster, −1 to 1; 0 for a cluster of one row
 * @param exact whether all rows took part
 * @param sampleSize how many rows that are not noise took part
 */
@SuppressWarnings("ArrayRecordComponent") // read only; as long as there are clusters
public record DensityValidity(double index, double[] clusterValidity, boolean exact, int sampleSize) {
    /** Rows that are not noise up to which the measure is exact; above, so many are drawn, in proportion to cluster sizes. */
    public static final int EXACT_LIMIT = 10_000;

    /** As {@link #measure(FeatureMatrix, Labels, Parallel, Monitor)}, on as many threads as there are processors. */
    public static Optional<DensityValidity> measure(FeatureMatrix matrix, Labels labels, Monitor monitor)
            throws OperationException {
        return measure(matrix, labels, Parallel.ofProcessors(), monitor);
    }

    /**
     * Measures the density-based validity with Euclidean distances. Time {@code O(m² d)} for the {@code m ≤ 10,000} rows that
     * take part, memory {@code O(m d)}; the same result on any number of threads.
     *
     * @param matrix {@code n × d}, every value finite
     * @param labels one for each row
     * @return empty when there are fewer than two clusters, for which the measure is not defined
     * @throws IllegalArgumentException if matrix and labels differ in length
     * @throws OperationException naming a value that is NaN or infinite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Optional<DensityValidity> measure(
            FeatureMatrix matrix, Labels labels, Parallel parallel, Monitor monitor) throws OperationException {
        Labelled.requireSameLength(matrix, labels);
        matrix.requireFinite();
        if (labels.clusterCount() < 2) {
            return Optional.empty();
        }
        var grouped = Labelled.group(matrix, labels);
        boolean exact = grouped.size() <= EXACT_LIMIT;
        int[] places = exact ? grouped.everyPlace() : grouped.sample(EXACT_LIMIT);
        var trees = clusterTrees(grouped, places, parallel, monitor);
        double[] separation = separation(trees, parallel, monitor);
        double[] validity = new double[trees.length];
        double index = 0;
        for (int cluster = 0; cluster < trees.length; cluster++) {
            if (trees[cluster].size() > 1) {
                double sparseness = trees[cluster].sparseness();
                double larger = Math.max(separation[cluster], sparseness);
                // Infinite separation: there is no other cluster of two rows or more.
                validity[cluster] = larger > 0 && larger < Double.POSITIVE_INFINITY
                        ? (separation[cluster] - sparseness) / larger
                        : 0;
                index += validity[cluster] * grouped.sizeOf(cluster) / matrix.rows();
            }
        }
        return Optional.of(new DensityValidity(index, validity, exact, places.length));
    }

    private static DensityTree[] clusterTrees(Labelled grouped, int[] places, Parallel parallel, Monitor monitor) {
        var trees = new DensityTree[grouped.clusterCount()];
        parallel.forEach(trees.length, monitor, (cluster, _) -> {
            int end = grouped.firstPlace(cluster) + grouped.sizeOf(cluster);
            int[] members = Arrays.stream(places)
                    .filter(place -> place >= grouped.firstPlace(cluster) && place < end)
                    .toArray();
            trees[cluster] = DensityTree.of(grouped, members, monitor);
        });
        return trees;
    }

    /** For each cluster, the least mutual reachability between its inner rows and those of another cluster. */
    private static double[] separation(DensityTree[] trees, Parallel parallel, Monitor monitor) {
        int[] clusters = IntStream.range(0, trees.length)
                .filter(cluster -> trees[cluster].size() > 1)
                .toArray();
        int pairs = clusters.length * (clusters.length - 1) / 2;
        double[][] apart = new double[trees.length][trees.length];
        for (double[] row : apart) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        parallel.forEach(pairs, monitor, (pair, _) -> {
            int second = (int) ((1 + Math.sqrt(1 + 8.0 * pair)) / 2);
            int first = pair - second * (second - 1) / 2;
            double least = trees[clusters[first]].separation(trees[clusters[second]], monitor);
            apart[clusters[first]][clusters[second]] = least;
            apart[clusters[second]][clusters[first]] = least;
            monitor.report(pair, pairs, Phase.MEASURING);
        });
        return Arrays.stream(apart)
                .mapToDouble(row -> Arrays.stream(row).min().orElse(Double.POSITIVE_INFINITY))
                .toArray();
    }
}
