package crmbet.core.validity;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.KMeansModel;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * k-means for a range of cluster counts, and what elbow, silhouette and gap statistic suggest.
 *
 * @param trials one for each count, rising
 */
public record ClusterCountSweep(List<Trial> trials) {
    public ClusterCountSweep {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("a sweep needs at least one cluster count");
        }
    }

    /**
     * One cluster count.
     *
     * @param clusters the count that was asked for
     * @param clustering what k-means found
     * @param inertia of that clustering
     * @param silhouette empty for one cluster
     * @param gap how far the logarithm of the inertia lies below that of structureless rows, and its error
     */
    public record Trial(
            int clusters, Clustering clustering, double inertia, Optional<Silhouette> silhouette, GapStatistic gap) {}

    /** As {@link #run(FeatureMatrix, ClusterCountOptions, Parallel, Monitor)}, on as many threads as there are processors. */
    public static ClusterCountSweep run(FeatureMatrix matrix, ClusterCountOptions options, Monitor monitor)
            throws OperationException {
        return run(matrix, options, Parallel.ofProcessors(), monitor);
    }

    /**
     * Fits and measures every count from {@code options.least()} to {@code options.most()}.
     *
     * @param matrix {@code n × d}, every value finite, at least {@code options.most()} rows
     * @throws OperationException naming a value that is NaN or infinite, or if there are fewer rows than clusters
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ClusterCountSweep run(
            FeatureMatrix matrix, ClusterCountOptions options, Parallel parallel, Monitor monitor)
            throws OperationException {
        var reference = ReferenceSets.around(matrix, options, parallel, monitor);
        int total = options.most() - options.least() + 1;
        List<Trial> trials = new ArrayList<>();
        for (int clusters = options.least(); clusters <= options.most(); clusters++) {
            monitor.report(clusters - options.least(), total, Phase.MEASURING);
            var strategy = new KMeansStrategy(options.kMeans(clusters));
            var clustering = strategy.fit(matrix, parallel, monitor);
            trials.add(new Trial(
                    clusters,
                    clustering,
                    ((KMeansModel) clustering.model()).inertia(),
                    Silhouette.measure(matrix, clustering.labels(), parallel, monitor),
                    reference.gap(strategy)));
        }
        monitor.report(total, total, Phase.MEASURING);
        return new ClusterCountSweep(trials);
    }

    /**
     * The count at the bend of the curve of inertia: the point farthest below the line from its first to its last point. Empty
     * when the curve has fewer than three points or does not bend. Satopää et al., Finding a kneedle in a haystack, 2011,
     * doi:10.1109/ICDCSW.2011.20.
     */
    public Optional<Integer> elbow() {
        double[] inertia = trials.stream().mapToDouble(Trial::inertia).toArray();
        int last = inertia.length - 1;
        int bend = -1;
        double deepest = 0;
        for (int i = 1; i < last; i++) {
            double line = inertia[0] + (inertia[last] - inertia[0]) * i / last;
            if (line - inertia[i] > deepest) {
                deepest = line - inertia[i];
                bend = i;
            }
        }
        return bend < 0 ? Optional.empty() : Optional.of(trials.get(bend).clusters());
    }

    /** The count with the highest mean silhouette, the lowest among equals; empty when none was measured. */
    public Optional<Integer> bestSilhouette() {
        return trials.stream()
                .filter(trial -> trial.silhouette().isPresent())
                .max(Comparator.<Trial>comparingDouble(
                                trial -> trial.silhouette().orElseThrow().mean())
                        .thenComparing(Trial::clusters, Comparator.reverseOrder()))
                .map(Trial::clusters);
    }

    /**
     * The least count whose gap is at least that of the next count less one error; empty when the gap rises to the end, that
     * is, when more clusters should be tried. Tibshirani, Walther and Hastie, 2001, doi:10.1111/1467-9868.00293.
     */
    public Optional<Integer> gapChoice() {
        for (int i = 0; i + 1 < trials.size(); i++) {
            var next = trials.get(i + 1).gap();
            if (trials.get(i).gap().value() >= next.value() - next.error()) {
                return Optional.of(trials.get(i).clusters());
            }
        }
        return Optional.empty();
    }
}
