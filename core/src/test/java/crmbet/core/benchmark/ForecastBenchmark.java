package crmbet.core.benchmark;

import com.sun.management.OperatingSystemMXBean;
import crmbet.core.clustering.CostForecaster;
import crmbet.core.clustering.DbscanOptions;
import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Holds forecasts of time and memory against fits of the same size.
 *
 * <p>Arguments: a file of little-endian doubles (row-major), the number of columns, the radius for DBSCAN at all rows of the
 * file (for fewer it is widened as in uniform data), and numbers of rows: so many first rows of the file, in random order,
 * are fitted by each strategy on one thread. Prints seconds of one processor and megabytes, forecast and found, and the
 * seconds that forecasting took. The time found is the least of 2 to 8 fits; during one more fit garbage is collected again
 * and again, and the most that was still alive is the memory found. Run with {@code -XX:+UseSerialGC}.
 */
final class ForecastBenchmark {
    private static final OperatingSystemMXBean PROCESSOR =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final double WARMING_SECONDS = 2;
    private static final int MOST_FITS = 8;

    private ForecastBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        double[] values = RawDoubles.read(Path.of(arguments[0]));
        int columns = Integer.parseInt(arguments[1]);
        double radius = Double.parseDouble(arguments[2]);
        var forecaster = new CostForecaster(Parallel.of(1));
        for (String argument : Arrays.asList(arguments).subList(3, arguments.length)) {
            int rows = Integer.parseInt(argument);
            double all = (double) values.length / columns;
            var matrix = FeatureMatrix.unnamed(Arrays.copyOf(values, rows * columns), columns);
            List<Strategy> strategies = List.of(
                    new KMeansStrategy(KMeansOptions.of(8)),
                    new DbscanStrategy(DbscanOptions.of(radius * Math.pow(all / rows, 1.0 / columns), 10)),
                    new HdbscanStrategy(HdbscanOptions.of(50)));
            for (var strategy : strategies) {
                compare(strategy, matrix, forecaster);
            }
        }
    }

    private static void compare(Strategy strategy, FeatureMatrix matrix, CostForecaster forecaster) throws Exception {
        long begin = PROCESSOR.getProcessCpuTime();
        var forecast = forecaster.forecast(strategy, matrix, matrix.rows(), Monitor.none());
        double forecasting = secondsSince(begin);
        double found = leastSeconds(strategy, matrix);
        double seconds = forecast.time().toNanos() / 1e9;
        long alive = mostAlive(strategy, matrix);
        System.out.printf(
                Locale.ROOT,
                "%-8s %,9d × %d: %.3f s forecast, %.3f s found (%.2f); %.1f MB forecast, %.1f MB found (%.2f); forecast in %.2f s%n",
                strategy.name(),
                matrix.rows(),
                matrix.columns(),
                seconds,
                found,
                seconds / found,
                forecast.bytes() / 1e6,
                alive / 1e6,
                (double) forecast.bytes() / alive,
                forecasting);
    }

    private static void fit(Strategy strategy, FeatureMatrix matrix) throws OperationException {
        strategy.fit(matrix, Parallel.of(1), Monitor.none());
    }

    private static double leastSeconds(Strategy strategy, FeatureMatrix matrix) throws OperationException {
        double least = Double.POSITIVE_INFINITY;
        double total = 0;
        for (int fits = 0; fits < 2 || (total < WARMING_SECONDS && fits < MOST_FITS); fits++) {
            long begin = PROCESSOR.getProcessCpuTime();
            fit(strategy, matrix);
            double seconds = secondsSince(begin);
            least = Math.min(least, seconds);
            total += seconds;
        }
        return least;
    }

    private static double secondsSince(long begin) {
        return (PROCESSOR.getProcessCpuTime() - begin) / 1e9;
    }

    private static long mostAlive(Strategy strategy, FeatureMatrix matrix) throws Exception {
        long before = alive();
        var fitting = Thread.ofPlatform().start(() -> {
            try {
                fit(strategy, matrix);
            } catch (OperationException e) {
                throw new IllegalStateException(e);
            }
        });
        long most = 0;
        while (fitting.isAlive()) {
            most = Math.max(most, alive() - before);
        }
        return most;
    }

    /** Bytes that the last collection left. */
    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
