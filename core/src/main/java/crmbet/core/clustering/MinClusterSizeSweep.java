package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What HDBSCAN* finds for several min cluster sizes. The spanning tree, which is the costly part, is found once.
 *
 * @param steps one for each size, in the order in which the sizes were given
 */
public record MinClusterSizeSweep(List<Step> steps) {
    public MinClusterSizeSweep {
        steps = List.copyOf(steps);
    }

    /**
     * One min cluster size.
     *
     * @param options what was asked, with this min cluster size
     * @param clusters clusters found
     * @param noise observations in none of them
     * @param meanProbability mean membership probability over all observations, noise counting 0
     */
    public record Step(HdbscanOptions options, int clusters, int noise, double meanProbability) {}

    /**
     * Runs the sweep; the sizes are tried side by side.
     *
     * @param matrix {@code n × d}, every value finite
     * @param options everything but the min cluster size; its min samples hold for all sizes
     * @param minClusterSizes sizes to try, each at least 2
     * @throws IllegalArgumentException if a size is out of range
     * @throws OperationException as {@link Strategy#fit}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static MinClusterSizeSweep run(
            FeatureMatrix matrix,
            HdbscanOptions options,
            List<Integer> minClusterSizes,
            Parallel parallel,
            Monitor monitor)
            throws OperationException {
        List<HdbscanOptions> variants =
                minClusterSizes.stream().map(options::withMinClusterSize).toList();
        HdbscanHierarchy hierarchy = HdbscanHierarchy.build(matrix, options, parallel, monitor);
        var steps = new Step[variants.size()];
        var done = new AtomicInteger();
        parallel.forEach(steps.length, monitor, (index, _) -> {
            steps[index] = step(hierarchy.model(variants.get(index), monitor), variants.get(index));
            monitor.report(done.incrementAndGet(), steps.length, Phase.CONDENSING);
        });
        return new MinClusterSizeSweep(List.of(steps));
    }

    private static Step step(HdbscanModel model, HdbscanOptions options) {
        Labels labels = model.labels();
        double sum = 0;
        for (float probability : model.probabilities()) {
            sum += probability;
        }
        return new Step(
                options, labels.clusterCount(), labels.noiseCount(), labels.size() == 0 ? 0 : sum / labels.size());
    }

    /**
     * The first size of the longest run of sizes that agree on the number of clusters, which must be at least 2; the
     * earliest of equally long runs. Empty if no size finds two clusters.
     */
    public OptionalInt suggestion() {
        OptionalInt suggestion = OptionalInt.empty();
        int longest = 0;
        int start = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).clusters() != steps.get(start).clusters()) {
                start = i;
            }
            if (steps.get(i).clusters() >= 2 && i - start + 1 > longest) {
                longest = i - start + 1;
                suggestion = OptionalInt.of(steps.get(start).options().minClusterSize());
            }
        }
        return suggestion;
    }
}
