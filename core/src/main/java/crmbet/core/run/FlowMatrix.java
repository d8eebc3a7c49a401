package crmbet.core.run;

import crmbet.core.clustering.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** How many customers went from which cluster of a run to which of another, noise among them. Immutable. */
public final class FlowMatrix {
    private final int[][] counts;

    private FlowMatrix(int[][] counts) {
        this.counts = counts;
    }

    static FlowMatrix of(RunLabels one, RunLabels other, CommonCustomers common) {
        Labels from = one.labels();
        Labels to = other.labels();
        int[][] counts = new int[from.clusterCount() + 1][to.clusterCount() + 1];
        for (int i = 0; i < common.one().length; i++) {
            counts[place(from, common.one()[i])][place(to, common.other()[i])]++;
        }
        return new FlowMatrix(counts);
    }

    /** Noise is the place after the last cluster. */
    private static int place(Labels labels, int row) {
        return labels.isNoise(row) ? labels.clusterCount() : labels.clusterOf(row);
    }

    /** Clusters of the first run. */
    public int fromClusters() {
        return counts.length - 1;
    }

    /** Clusters of the second run. */
    public int toClusters() {
        return counts[0].length - 1;
    }

    /**
     * Customers of one cluster of either run.
     *
     * @param from cluster of the first run; empty for noise
     * @param to cluster of the second run; empty for noise
     */
    public int count(OptionalInt from, OptionalInt to) {
        return counts[from.orElse(fromClusters())][to.orElse(toClusters())];
    }

    /** Customers of a cluster of the first run who are in the second too. */
    public int leaving(OptionalInt from) {
        int sum = 0;
        for (int count : counts[from.orElse(fromClusters())]) {
            sum += count;
        }
        return sum;
    }

    /** Customers of a cluster of the second run who are in the first too. */
    public int arriving(OptionalInt to) {
        int sum = 0;
        for (int[] row : counts) {
            sum += row[to.orElse(toClusters())];
        }
        return sum;
    }

    /** All flows of at least one customer, by cluster of the first run, then of the second; noise last. */
    public List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        for (int from = 0; from < counts.length; from++) {
            for (int to = 0; to < counts[from].length; to++) {
                if (counts[from][to] > 0) {
                    flows.add(new Flow(cluster(from, fromClusters()), cluster(to, toClusters()), counts[from][to]));
                }
            }
        }
        return flows;
    }

    private static OptionalInt cluster(int place, int clusters) {
        return place == clusters ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Customers by cluster and cluster, without noise. */
    double[][] amongClusters() {
        double[][] clusters = new double[fromClusters()][toClusters()];
        for (int from = 0; from < clusters.length; from++) {
            for (int to = 0; to < clusters[from].length; to++) {
                clusters[from][to] = counts[from][to];
            }
        }
        return clusters;
    }
}
