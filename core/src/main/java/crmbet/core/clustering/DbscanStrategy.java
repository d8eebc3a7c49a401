package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

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
        MetricSpace space = MetricSpace.of(matrix, options.metric());
        double radius = space.toReduced(options.epsilon());
        int rows = space.rows();
        boolean[] core = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            monitor.checkpoint();
            monitor.report(row, rows, Phase.FINDING_CORE_POINTS);
            int within = 0;
            for (int other = 0; other < rows && within < options.minPoints(); other++) {
                if (space.reducedBetween(row, other) <= radius) {
                    within++;
                }
            }
            core[row] = within >= options.minPoints();
        }
        int[] labels = new int[rows];
        Arrays.fill(labels, Labels.NOISE);
        int[] stack = new int[rows];
        int clusters = 0;
        for (int seed = 0; seed < rows; seed++) {
            if (!core[seed] || labels[seed] != Labels.NOISE) {
                continue;
            }
            int depth = 0;
            stack[depth++] = seed;
            labels[seed] = clusters;
            while (depth > 0) {
                monitor.checkpoint();
                int point = stack[--depth];
                for (int other = 0; other < rows; other++) {
                    if (core[other] && labels[other] == Labels.NOISE && space.reducedBetween(point, other) <= radius) {
                        labels[other] = clusters;
                        stack[depth++] = other;
                    }
                }
            }
            clusters++;
        }
        int[] coreRows = IntStream.range(0, rows).filter(row -> core[row]).toArray();
        int[] coreLabels = Arrays.stream(coreRows).map(row -> labels[row]).toArray();
        var model = new DbscanModel(space, radius, coreRows, coreLabels);
        for (int row = 0; row < rows; row++) {
            monitor.checkpoint();
            if (!core[row]) {
                labels[row] = model.clusterOfNearestCore(space.coordinates(), row * space.columns());
            }
        }
        float[] probabilities = new float[rows];
        for (int row = 0; row < rows; row++) {
            probabilities[row] = labels[row] == Labels.NOISE ? 0 : 1;
        }
        return new Clustering(
                this,
                matrix.features(),
                Labels.of(labels),
                probabilities,
                new float[rows],
                model,
                Duration.ofNanos(System.nanoTime() - start));
    }
}
