package crmbet.core.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The most typical and the oddest customers of a cluster.
 *
 * @param cluster number of the cluster
 * @param typical rows, the most typical first
 * @param odd rows, the oddest first; none of them is typical too, unless the cluster has too few customers for both
 */
public record Representatives(int cluster, List<Integer> typical, List<Integer> odd) {
    private static final int MOST = 10_000;

    public Representatives {
        typical = List.copyOf(typical);
        odd = List.copyOf(odd);
    }

    /**
     * Finds the representatives of each cluster. By centroid and membership in {@code O(n d)}; density is measured among all
     * customers of a cluster, from {@link ClusterDensity#LIMIT} on among as many drawn from it with a fixed seed. The same
     * result on any number of threads; equal customers by row.
     *
     * @param scaled the matrix that was fitted, every value finite
     * @param labels one for each row
     * @param probabilities strength of membership of each row, as the run has it
     * @param outlierScores of each row, as the run has it
     * @param count how many of either kind, 1 to 10,000
     * @return one for each cluster, by number
     * @throws IllegalArgumentException if lengths differ or {@code count} is out of range
     * @throws OperationException naming a value that is NaN or infinite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static List<Representatives> of(
            FeatureMatrix scaled,
            Labels labels,
            float[] probabilities,
            float[] outlierScores,
            TypicalBy typicalBy,
            int count,
            Parallel parallel,
            Monitor monitor)
            throws OperationException {
        if (labels.size() != scaled.rows()
                || probabilities.length != scaled.rows()
                || outlierScores.length != scaled.rows()) {
            throw new IllegalArgumentException("matrix, labels, probabilities and outlier scores differ in length: "
                    + scaled.rows() + ", " + labels.size() + ", " + probabilities.length + ", "
                    + outlierScores.length);
        }
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(count + " customers: it must be 1 to " + MOST);
        }
        scaled.requireFinite();
        int[][] members = members(labels);
        Oddness[] oddness = new Oddness[members.length];
        if (typicalBy == TypicalBy.DENSITY) {
            for (int cluster = 0; cluster < members.length; cluster++) {
                oddness[cluster] = ClusterDensity.measure(scaled, members[cluster], parallel, monitor);
                monitor.report(cluster + 1L, members.length, Phase.MEASURING);
            }
        } else {
            AtomicInteger done = new AtomicInteger();
            parallel.forEach(members.length, monitor, (cluster, _) -> {
                Oddness distance = CentroidDistance.measure(scaled, members[cluster], monitor);
                oddness[cluster] = typicalBy == TypicalBy.CENTROID
                        ? distance
                        : distance.after(members[cluster], probabilities, outlierScores);
                monitor.report(done.incrementAndGet(), members.length, Phase.MEASURING);
            });
        }
        List<Representatives> all = new ArrayList<>();
        for (int cluster = 0; cluster < members.length; cluster++) {
            all.add(oddness[cluster].representatives(cluster, count));
        }
        return all;
    }

    /** The rows of each cluster, ascending. */
    private static int[][] members(Labels labels) {
        int[][] members = new int[labels.clusterCount()][];
        for (int cluster = 0; cluster < members.length; cluster++) {
            members[cluster] = new int[labels.sizeOf(cluster)];
        }
        int[] next = new int[members.length];
        for (int row = 0; row < labels.size(); row++) {
            if (!labels.isNoise(row)) {
                int cluster = labels.clusterOf(row);
                members[cluster][next[cluster]++] = row;
            }
        }
        return members;
    }
}
