package crmbet.core.clustering;

import crmbet.core.cache.ResultCache;
import crmbet.core.cache.ResultKey;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fits by way of a cache: what was fitted on the same data with the same parameters and seed, on this desktop or another,
 * is not fitted again. Whatever the cache says is checked against the data at hand, and fitted where it does not suit.
 *
 * <p>A cache may be shared, so nothing goes there that names a customer: rows are known by their place, the data by a
 * digest, and what is kept are labels, degrees of membership, scores and centroids. Keys of customers and their values never
 * leave the workspace this way, whether or not the data is protected.
 */
public final class SharedFits {
    /** Counted up whenever the meaning of an entry or the result of a fit changes. */
    private static final int VERSION = 1;

    private final ResultCache cache;

    public SharedFits(ResultCache cache) {
        this.cache = cache;
    }

    /**
     * A fit.
     *
     * @param recalled whether it was found in the cache, and not made now
     */
    public record Fit(Clustering clustering, boolean recalled) {}

    /**
     * As {@link Strategy#fit(FeatureMatrix, Parallel, Monitor)}, unless the cache has it.
     *
     * @param set the set that the matrix is of, as it is computed now
     */
    public Fit fit(Strategy strategy, FeatureSet set, FeatureMatrix matrix, Parallel parallel, Monitor monitor)
            throws OperationException {
        Optional<ResultKey> key = key(strategy, set, matrix);
        if (key.isPresent()) {
            Optional<Clustering> found = cache.find(key.get()).flatMap(bytes -> read(bytes, strategy, matrix));
            if (found.isPresent()) {
                return new Fit(found.get(), true);
            }
        }
        Clustering clustering = strategy.fit(matrix, parallel, monitor);
        key.ifPresent(each -> cache.keep(each, write(clustering)));
        return new Fit(clustering, false);
    }

    /** Empty where the parameters do not say everything. */
    private static Optional<ResultKey> key(Strategy strategy, FeatureSet set, FeatureMatrix matrix) {
        if (strategy instanceof KMeansStrategy kMeans && kMeans.options().initialCentroids() != null) {
            return Optional.empty();
        }
        ResultKey.Builder key = ResultKey.of(ResultKey.Kind.CLUSTERING)
                .with(VERSION)
                .with(set.fingerprint())
                .with(matrix.rows())
                .with(strategy.name())
                .with(strategy.seed());
        matrix.features().forEach(key::with);
        for (Map.Entry<String, String> parameter : new TreeMap<>(strategy.parameters()).entrySet()) {
            key.with(parameter.getKey()).with(parameter.getValue());
        }
        return Optional.of(key.build());
    }

    static byte[] write(Clustering clustering) {
        int rows = clustering.labels().size();
        KMeansModel centroids = clustering.model() instanceof KMeansModel kMeans ? kMeans : null;
        int clusters = centroids == null ? 0 : centroids.centroids().rows();
        int values = centroids == null ? 0 : clusters * clustering.features().size();
        ByteBuffer bytes = ByteBuffer.allocate(
                5 * Integer.BYTES + 2 * Long.BYTES + rows * (Integer.BYTES + 2 * Float.BYTES) + values * Double.BYTES);
        bytes.putInt(rows)
                .putInt(clustering.features().size())
                .putInt(clusters)
                .putLong(clustering.duration().toNanos());
        bytes.putDouble(centroids == null ? 0 : centroids.inertia())
                .putInt(centroids == null ? 0 : centroids.iterations())
                .putInt(centroids != null && centroids.converged() ? 1 : 0);
        for (int label : clustering.labels().toArray()) {
            bytes.putInt(label);
        }
        for (float probability : clustering.probabilities()) {
            bytes.putFloat(probability);
        }
        for (float score : clustering.outlierScores()) {
            bytes.putFloat(score);
        }
        if (centroids != null) {
            for (double value : centroids.centroids().values()) {
                bytes.putDouble(value);
            }
        }
        return bytes.array();
    }

    /** What an entry says, if it suits the data. */
    static Optional<Clustering> read(byte[] entry, Strategy strategy, FeatureMatrix matrix) {
        ByteBuffer bytes = ByteBuffer.wrap(entry);
        try {
            int rows = bytes.getInt();
            int columns = bytes.getInt();
            int clusters = bytes.getInt();
            Duration duration = Duration.ofNanos(bytes.getLong());
            double inertia = bytes.getDouble();
            int iterations = bytes.getInt();
            boolean converged = bytes.getInt() == 1;
            boolean kMeans = strategy instanceof KMeansStrategy;
            if (rows != matrix.rows() || columns != matrix.columns() || kMeans != clusters > 0 || clusters > rows) {
                return Optional.empty();
            }
            int[] labels = new int[rows];
            float[] probabilities = new float[rows];
            float[] scores = new float[rows];
            double[] centroids = new double[clusters * columns];
            bytes.asIntBuffer().get(labels);
            bytes.position(bytes.position() + rows * Integer.BYTES);
            bytes.asFloatBuffer().get(probabilities).get(scores);
            bytes.position(bytes.position() + 2 * rows * Float.BYTES);
            bytes.asDoubleBuffer().get(centroids);
            if (bytes.remaining() != centroids.length * Double.BYTES) {
                return Optional.empty();
            }
            Labels found = Labels.of(labels);
            if (kMeans && found.clusterCount() > clusters) {
                return Optional.empty();
            }
            Model model = kMeans
                    ? new KMeansModel(new FeatureMatrix(matrix.features(), centroids), inertia, iterations, converged)
                    : new RecalledModel(strategy, matrix);
            return Optional.of(
                    new Clustering(strategy, matrix.features(), found, probabilities, scores, model, duration));
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
