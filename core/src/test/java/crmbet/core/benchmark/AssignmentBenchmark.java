package crmbet.core.benchmark;

import crmbet.core.clustering.DbscanOptions;
import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Model;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Times how long new observations wait for their clusters.
 *
 * <p>Arguments: a file of little-endian doubles (row-major), the number of columns, and the radius for DBSCAN. Every strategy
 * is fitted to all rows; then 1,000 rows near such of the file, and one row, are assigned again and again. Prints
 * milliseconds: the first time, the median and the longest of the rest.
 */
final class AssignmentBenchmark {
    private static final int REPEATS = 200;

    private AssignmentBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int columns = Integer.parseInt(arguments[1]);
        var matrix = FeatureMatrix.unnamed(RawDoubles.read(Path.of(arguments[0])), columns);
        List<Strategy> strategies = List.of(
                new KMeansStrategy(KMeansOptions.of(8).withStarts(1)),
                new DbscanStrategy(DbscanOptions.of(Double.parseDouble(arguments[2]), 10)),
                new HdbscanStrategy(HdbscanOptions.of(50, 10)));
        for (var strategy : strategies) {
            var model = strategy.fit(matrix, Monitor.none()).model();
            for (int count : new int[] {1_000, 1}) {
                time(strategy.name(), model, matrix, count);
            }
        }
    }

    private static void time(String name, Model model, FeatureMatrix matrix, int count) throws OperationException {
        double[] milliseconds = new double[REPEATS];
        double first = 0;
        for (int repeat = -1; repeat < REPEATS; repeat++) {
            var fresh = near(matrix, count, new SplittableRandom(repeat));
            long begin = System.nanoTime();
            model.assign(fresh, Monitor.none());
            double time = (System.nanoTime() - begin) / 1e6;
            if (repeat < 0) {
                first = time;
            } else {
                milliseconds[repeat] = time;
            }
        }
        Arrays.sort(milliseconds);
        System.out.printf(
                Locale.ROOT,
                "%-8s %,d new against %,d: first %.3f ms, median %.3f, longest %.3f%n",
                name,
                count,
                matrix.rows(),
                first,
                milliseconds[REPEATS / 2],
                milliseconds[REPEATS - 1]);
    }

    private static FeatureMatrix near(FeatureMatrix matrix, int count, SplittableRandom random) {
        double[] values = new double[count * matrix.columns()];
        for (int row = 0; row < count; row++) {
            int like = random.nextInt(matrix.rows());
            for (int column = 0; column < matrix.columns(); column++) {
                values[row * matrix.columns() + column] = matrix.at(like, column) * (1 + 0.01 * random.nextDouble());
            }
        }
        return FeatureMatrix.unnamed(values, matrix.columns());
    }
}
