package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.SplittableRandom;

/**
 * What to fit to a random sample in place of a strategy to all rows, so that a row costs about the same.
 *
 * <p>k-means makes fewer starts. DBSCAN gets a wider epsilon, as rows of a sample lie farther apart: one within which a row
 * has as many others of the sample as it has of all rows within the epsilon asked for. How fast distances to neighbours grow
 * as rows get fewer, the data's own dimension, is read from two samples. HDBSCAN adapts by itself.
 */
final class TrialStrategy {
    private static final int MOST_STARTS = 3;
    private static final int FEW_ROWS = 500;
    private static final int MORE_ROWS = 2_000;
    /** Trees of more rows are searched with vector instructions, which take long to get warm. */
    private static final int MOST_ROWS_OF_TREE = 16_000;
    /** Of more rows k-means draws its starts from some. */
    private static final int MOST_ROWS = 1 << 16;

    private final Strategy strategy;
    private final int rows;
    private final double dimension;

    private TrialStrategy(Strategy strategy, int rows, double dimension) {
        this.strategy = strategy;
        this.rows = rows;
        this.dimension = dimension;
    }

    /** @param rows how many will be fitted */
    static TrialStrategy of(Strategy strategy, FeatureMatrix matrix, int rows, Monitor monitor)
            throws OperationException {
        double dimension = strategy instanceof DbscanStrategy dbscan ? dimension(dbscan.options(), matrix, monitor) : 1;
        return new TrialStrategy(strategy, rows, dimension);
    }

    private static double dimension(DbscanOptions options, FeatureMatrix matrix, Monitor monitor)
            throws OperationException {
        int more = Math.min(MORE_ROWS, matrix.rows());
        int few = Math.min(FEW_ROWS, matrix.rows());
        double grown = Math.log(reach(options, matrix, few, monitor) / reach(options, matrix, more, monitor));
        double dimension = Math.log((double) more / few) / grown;
        return dimension >= 1 && dimension <= matrix.columns() ? dimension : matrix.columns();
    }

    /** The median distance to the neighbour that makes a row a core point. */
    private static double reach(DbscanOptions options, FeatureMatrix matrix, int rows, Monitor monitor)
            throws OperationException {
        var sample = matrix.sample(rows, new SplittableRandom(rows));
        int k = Math.min(options.minPoints(), rows);
        var curve = KDistanceCurve.of(sample, k, options.metric(), Parallel.of(1), monitor);
        return curve.distances()[rows / 2];
    }

    /** What to fit to a sample of a size. */
    Strategy of(int size) {
        return switch (strategy) {
            case KMeansStrategy kMeans ->
                kMeans.options().starts() <= MOST_STARTS
                        ? kMeans
                        : new KMeansStrategy(kMeans.options().withStarts(MOST_STARTS));
            case DbscanStrategy dbscan -> {
                var options = dbscan.options();
                double epsilon = options.epsilon() * Math.pow((double) rows / size, 1 / dimension);
                yield new DbscanStrategy(new DbscanOptions(epsilon, options.minPoints(), options.metric()));
            }
            case HdbscanStrategy _ -> strategy;
        };
    }

    /** No more rows than this need be tried. */
    int mostRows() {
        return strategy instanceof KMeansStrategy ? MOST_ROWS : MOST_ROWS_OF_TREE;
    }

    /** How many times the work of a trial the strategy itself does for each row. */
    double repeats() {
        return strategy instanceof KMeansStrategy kMeans
                ? Math.max(1, (double) kMeans.options().starts() / MOST_STARTS)
                : 1;
    }
}
