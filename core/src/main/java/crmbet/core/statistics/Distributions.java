package crmbet.core.statistics;

import crmbet.core.clustering.Labels;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** How features are spread in the clusters of a run. */
public final class Distributions {
    private final RankedColumns ranked;
    private final Labels labels;
    private final DistributionOptions options;
    /** The cluster of each row; noise is the one after the last. */
    private final int[] group;

    private Distributions(RankedColumns ranked, Labels labels, DistributionOptions options) {
        this.ranked = ranked;
        this.labels = labels;
        this.options = options;
        group = labels.toArray();
        for (int row = 0; row < group.length; row++) {
            group[row] = group[row] == Labels.NOISE ? labels.clusterCount() : group[row];
        }
    }

    /**
     * The distribution of each feature, exact. Time {@code O(n d)}; the same result on any number of threads.
     *
     * @param labels one for each row of the columns
     * @return one for each column, in their order
     * @throws IllegalArgumentException if columns and labels differ in length
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static List<FeatureDistribution> of(
            RankedColumns ranked, Labels labels, DistributionOptions options, Parallel parallel, Monitor monitor) {
        if (labels.size() != ranked.columns().rows()) {
            throw new IllegalArgumentException(
                    labels.size() + " labels do not match " + ranked.columns().rows() + " rows of the columns");
        }
        Distributions distributions = new Distributions(ranked, labels, options);
        FeatureDistribution[] result = new FeatureDistribution[ranked.columns().count()];
        AtomicInteger done = new AtomicInteger();
        parallel.forEach(result.length, monitor, (column, _) -> {
            result[column] = distributions.ofColumn(column);
            monitor.report(done.incrementAndGet(), result.length, Phase.MEASURING);
        });
        return List.of(result);
    }

    private FeatureDistribution ofColumn(int column) {
        double[] values = ranked.columns().column(column);
        int[] order = ranked.order(column);
        int[] starts = starts(order);
        int[] next = starts.clone();
        double[] all = new double[order.length];
        double[] byGroup = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            double value = values[order[i]];
            all[i] = value;
            byGroup[next[group[order[i]]]++] = value;
        }
        Bins bins = Bins.of(all, options);
        List<Spread> spreads = new ArrayList<>();
        for (int cluster = 0; cluster < labels.clusterCount(); cluster++) {
            int missing = labels.sizeOf(cluster) - (starts[cluster + 1] - starts[cluster]);
            spreads.add(bins.spread(byGroup, starts[cluster], starts[cluster + 1], missing));
        }
        int noise = labels.clusterCount();
        return new FeatureDistribution(
                ranked.columns().features().get(column),
                bins.scale(),
                bins.edgeList(),
                bins.spread(all, 0, all.length, values.length - all.length),
                spreads,
                labels.noiseCount() == 0
                        ? Optional.empty()
                        : Optional.of(bins.spread(
                                byGroup,
                                starts[noise],
                                starts[noise + 1],
                                labels.noiseCount() - (starts[noise + 1] - starts[noise]))));
    }

    /** Where the values of each group begin when they stand one group after another. */
    private int[] starts(int[] order) {
        int[] starts = new int[labels.clusterCount() + 2];
        for (int row : order) {
            starts[group[row] + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }
}
