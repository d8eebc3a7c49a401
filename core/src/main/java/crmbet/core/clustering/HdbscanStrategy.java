package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * HDBSCAN*: clusters of differing density, as the stable branches of a hierarchy, and noise.
 *
 * <p>The core distance of an observation is the distance to its {@code minSamples}-th nearest observation, itself counted
 * as the first. The mutual reachability distance of two observations is the largest of their distance and their two core
 * distances. Edges of equal length are removed together, as the definition demands: an observation whose core distance is
 * the very distance at which its cluster splits is noise, where implementations that break such ties by order leave it on
 * one side. With fewer observations than {@code minSamples} core distances do not exist, and everything is noise. The
 * method is exact and has no random step; flat clusters are numbered by their lowest row. Distances below 1e-290 count as
 * 1e-290.
 *
 * <p>Campello, Moulavi, Sander 2013, DOI 10.1007/978-3-642-37456-2_14; membership probabilities, epsilon and approximate
 * prediction after McInnes, Healy, Astels 2017, DOI 10.21105/joss.00205; outlier scores (GLOSH) after Campello et al. 2015,
 * DOI 10.1145/2733381.
 */
public record HdbscanStrategy(HdbscanOptions options) implements Strategy {
    @Override
    public String name() {
        return "hdbscan";
    }

    @Override
    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("min_cluster_size", Integer.toString(options.minClusterSize()));
        parameters.put("min_samples", Integer.toString(options.minSamples()));
        parameters.put("epsilon", Double.toString(options.epsilon()));
        parameters.put("selection", options.selection().parameter());
        options.maxClusterSize().ifPresent(size -> parameters.put("max_cluster_size", Integer.toString(size)));
        parameters.put("allow_single_cluster", Boolean.toString(options.allowSingleCluster()));
        parameters.put("metric", options.metric().parameter());
        return parameters;
    }

    @Override
    public long seed() {
        return 0;
    }

    Clustering cluster(FeatureMatrix matrix, Parallel parallel, Monitor monitor) throws OperationException {
        long start = System.nanoTime();
        var hierarchy = HdbscanHierarchy.build(matrix, options, parallel, monitor);
        HdbscanModel model = hierarchy.model(options, monitor);
        return new Clustering(
                this,
                matrix.features(),
                model.labels(),
                model.probabilities(),
                model.outlierScores(),
                model,
                Duration.ofNanos(System.nanoTime() - start));
    }
}
