package crmbet.core.validity;

import crmbet.core.clustering.KMeansModel;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sets without structure for the gap statistic: uniform within the range of each column, as many rows as the matrix has or, of
 * a large matrix, as a random sample of it, with which they are then compared.
 */
final class ReferenceSets {
    private static final int MOST_ROWS = 10_000;

    private final FeatureMatrix rows;
    private final List<FeatureMatrix> sets;
    private final Parallel parallel;
    private final Monitor monitor;

    private ReferenceSets(FeatureMatrix rows, List<FeatureMatrix> sets, Parallel parallel, Monitor monitor) {
        this.rows = rows;
        this.sets = sets;
        this.parallel = parallel;
        this.monitor = monitor;
    }

    static ReferenceSets around(FeatureMatrix matrix, ClusterCountOptions options, Parallel parallel, Monitor monitor) {
        var random = new SplittableRandom(options.seed());
        var rows = sample(matrix, random);
        List<FeatureMatrix> sets = new ArrayList<>();
        for (int set = 0; set < options.references(); set++) {
            monitor.checkpoint();
            sets.add(uniform(rows, random.split()));
        }
        return new ReferenceSets(rows, sets, parallel, monitor);
    }

    private static FeatureMatrix sample(FeatureMatrix matrix, SplittableRandom random) {
        if (matrix.rows() <= MOST_ROWS) {
            return matrix;
        }
        int columns = matrix.columns();
        double[] values = new double[MOST_ROWS * columns];
        int taken = 0;
        // Selection sampling (Knuth, TAOCP 3.4.2, algorithm S).
        for (int row = 0; row < matrix.rows() && taken < MOST_ROWS; row++) {
            if (random.nextInt(matrix.rows() - row) < MOST_ROWS - taken) {
                System.arraycopy(matrix.values(), row * columns, values, taken * columns, columns);
                taken++;
            }
        }
        return new FeatureMatrix(matrix.features(), values);
    }

    private static FeatureMatrix uniform(FeatureMatrix rows, SplittableRandom random) {
        double[] values = new double[rows.values().length];
        for (int column = 0; column < rows.columns(); column++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < rows.rows(); row++) {
                least = Math.min(least, rows.at(row, column));
                most = Math.max(most, rows.at(row, column));
            }
            for (int row = 0; row < rows.rows(); row++) {
                values[row * rows.columns() + column] = least + (most - least) * random.nextDouble();
            }
        }
        return new FeatureMatrix(rows.features(), values);
    }

    GapStatistic gap(KMeansStrategy strategy) throws OperationException {
        double sum = 0;
        double squares = 0;
        for (var set : sets) {
            double logarithm = logarithmOfInertia(set, strategy);
            sum += logarithm;
            squares += logarithm * logarithm;
        }
        double mean = sum / sets.size();
        double deviation = Math.sqrt(Math.max(0, squares / sets.size() - mean * mean));
        return new GapStatistic(
                mean - logarithmOfInertia(rows, strategy), deviation * Math.sqrt(1 + 1.0 / sets.size()));
    }

    private double logarithmOfInertia(FeatureMatrix matrix, KMeansStrategy strategy) throws OperationException {
        var model = (KMeansModel) strategy.fit(matrix, parallel, monitor).model();
        // As many clusters as distinct rows leave no inertia, of which there is no logarithm.
        return Math.log(Math.max(model.inertia(), Double.MIN_NORMAL));
    }
}
