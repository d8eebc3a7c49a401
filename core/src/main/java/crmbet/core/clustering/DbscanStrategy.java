package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.DensityRegions;
import crmbet.core.neighbor.KdTree;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * DBSCAN: core points that reach each other within epsilon form a cluster, and what no core point reaches is noise.
 *
 * <p>A point counts itself among min points, and a distance of exactly epsilon is within it. A border point, which is no
 * core point but within epsilon of one, joins the cluster of its nearest core point, of the lowest row among equally near
 * ones; other implementations give it to whichever cluster they meet first. Clusters are numbered by their lowest row.
 * The method is exact and has no random step.
 *
 * <p>Ester, Kriegel, Sander, Xu: A Density-Based Algorithm for Discovering Clusters, KDD 1996; revisited in Schubert et al.
 * 2017, DOI 10.1145/3068335.
 */
public record DbscanStrategy(DbscanOptions options) implements Strategy {
    @Override
    public String name() {
        return "dbscan";
    }

    @Override
    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("eps", Double.toString(options.epsilon()));
        parameters.put("min_points", Integer.toString(options.minPoints()));
        parameters.put("metric", options.metric().parameter());
        return parameters;
    }

    @Override
    public long seed() {
        return 0;
    }

    Clustering cluster(FeatureMatrix matrix, Parallel parallel, Monitor monitor) throws OperationException {
        long start = System.nanoTime();
        KdTree tree = KdTree.build(MetricSpace.of(matrix, options.metric()), parallel, monitor);
        DensityRegions regions = DensityRegions.find(tree, options.epsilon(), options.minPoints(), parallel, monitor);
        Labels labels = Labels.of(regions.regions());
        float[] probabilities = new float[matrix.rows()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = labels.isNoise(row) ? 0 : 1;
        }
        return new Clustering(
                this,
                matrix.features(),
                labels,
                probabilities,
                new float[matrix.rows()],
                new DbscanModel(regions),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
