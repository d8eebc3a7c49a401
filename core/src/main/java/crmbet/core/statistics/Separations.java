package crmbet.core.statistics;

import crmbet.core.clustering.Labels;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far each feature separates the clusters of a run: the share of the variance of its ranks that lies between clusters.
 * That is the statistic of Kruskal and Wallis, with its correction for ties, over its largest value: Use of ranks in
 * one-criterion variance analysis, 1952, doi:10.1080/01621459.1952.10483441. It depends on ranks only, so neither skew nor
 * outliers distort it.
 */
public final class Separations {
    private Separations() {}

    /**
     * Measures each column among the customers who have the figure; noise counts as a cluster of its own. Time
     * {@code O(n d)}; the same result on any number of threads.
     *
     * @param labels one for each row of the columns
     * @return one for each column in their order: 0, all clusters alike, to 1, no two overlap and nobody within one differs;
     *     NaN where all values are equal or nobody has the figure
     * @throws IllegalArgumentException if columns and labels differ in length
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static List<Double> of(RankedColumns ranked, Labels labels, Parallel parallel, Monitor monitor) {
        if (labels.size() != ranked.columns().rows()) {
            throw new IllegalArgumentException(
                    labels.size() + " labels do not match " + ranked.columns().rows() + " rows of the columns");
        }
        double[] shares = new double[ranked.columns().count()];
        AtomicInteger done = new AtomicInteger();
        parallel.forEach(shares.length, monitor, (column, _) -> {
            shares[column] = share(ranked, column, labels);
            monitor.report(done.incrementAndGet(), shares.length, Phase.MEASURING);
        });
        return Arrays.stream(shares).boxed().toList();
    }

    private static double share(RankedColumns ranked, int column, Labels labels) {
        int noise = labels.clusterCount();
        double[] sums = new double[noise + 1];
        int[] counts = new int[noise + 1];
        double middle = (ranked.order(column).length + 1) / 2.0;
        double[] total = new double[1];
        ranked.forEachRank(column, (row, rank) -> {
            int group = labels.isNoise(row) ? noise : labels.clusterOf(row);
            sums[group] += rank - middle;
            counts[group]++;
            total[0] += (rank - middle) * (rank - middle);
        });
        double between = 0;
        for (int group = 0; group < sums.length; group++) {
            between += counts[group] == 0 ? 0 : sums[group] * sums[group] / counts[group];
        }
        return total[0] == 0 ? Double.NaN : between / total[0];
    }
}
