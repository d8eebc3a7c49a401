package crmbet.core.clustering;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * k-means: {@code k} centroids that minimise the sum of squared Euclidean distances (the inertia), every row in the
 * cluster of its nearest centroid, ties to the lower number. There is no noise.
 *
 * <p>Starts are drawn with greedy k-means++ from the seed, of more than 65,536 rows (or 128 a cluster) from a random sample;
 * centroids then move to the means of their rows until no row changes its cluster. A cluster that loses all its rows restarts
 * at the row farthest from its centroid. Time is {@code O(starts · iterations · n · k · d)} at worst; memory beside the matrix
 * is about 12 bytes a row and up to 4 a value, for a copy that is as precise as the search needs. The same seed gives the same
 * result on any number of threads.
 *
 * <p>Arthur and Vassilvitskii, k-means++: the advantages of careful seeding, SODA 2007, doi:10.5555/1283383.1283494;
 * Hamerly, Making k-means even faster, SDM 2010, doi:10.1137/1.9781611972801.12.
 */
public record KMeansStrategy(KMeansOptions options) implements Strategy {
    @Override
    public String name() {
        return "kmeans";
    }

    @Override
    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("k", Integer.toString(options.clusters()));
        parameters.put("starts", Integer.toString(options.starts()));
        parameters.put("iterations", Integer.toString(options.maxIterations()));
        parameters.put("tolerance", Double.toString(options.tolerance()));
        parameters.put("init", options.initialCentroids() == null ? "k-means++" : "given");
        return parameters;
    }

    @Override
    public long seed() {
        return options.seed();
    }

    Clustering cluster(FeatureMatrix matrix, Parallel parallel, Monitor monitor) throws OperationException {
        requireSuitable(matrix);
        long begin = System.nanoTime();
        var rows = UnitRows.of(matrix, parallel, monitor);
        var best = new KMeansStarts(rows, options, parallel, monitor).best();
        float[] probabilities = new float[matrix.rows()];
        Arrays.fill(probabilities, 1);
        return new Clustering(
                this,
                matrix.features(),
                Labels.of(best.labels()),
                probabilities,
                new float[matrix.rows()],
                best.model(matrix.features()),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private void requireSuitable(FeatureMatrix matrix) throws OperationException {
        if (options.clusters() > matrix.rows()) {
            throw new OperationException(
                    new Failure.NotPossible(new Obstacle.TooFewRows(options.clusters(), matrix.rows())));
        }
        var initial = options.initialCentroids();
        if (initial != null) {
            if (initial.columns() != matrix.columns()) {
                throw new OperationException(new Failure.SchemaMismatch(
                        "initial centroids", matrix.columns() + " columns", initial.columns() + " columns"));
            }
            initial.requireFinite();
        }
    }
}
