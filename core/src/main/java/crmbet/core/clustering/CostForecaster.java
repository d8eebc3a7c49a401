package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Forecasts memory and time of a fit from the size of its matrix and its parameters.
 *
 * <p>How fast this machine is gets measured once per instance, at the first forecast of each kind of strategy, by fitting a
 * small set twice (a fraction of a second). Safe for use by several threads.
 */
public final class CostForecaster {
    private static final int TRIAL_ROWS = 8_000;
    private static final int TRIAL_COLUMNS = 4;
    /** Share of the free memory that a fit may plan with: the rest is for what else goes on. */
    private static final double USABLE = 0.8;
    /** Passes over all rows that a start of k-means needs, as rows come to rest: measured on sets of customers. */
    private static final double FULL_PASSES = 12;

    private final Parallel parallel;
    private final LongSupplier availableBytes;
    /** By the name of the strategy. */
    private final Map<String, Double> secondsPerUnit = new ConcurrentHashMap<>();

    /** Forecasts for the memory of this process. */
    public CostForecaster(Parallel parallel) {
        this(parallel, CostForecaster::unusedHeap);
    }

    CostForecaster(Parallel parallel, LongSupplier availableBytes) {
        this.parallel = parallel;
        this.availableBytes = availableBytes;
    }

    private static long unusedHeap() {
        var runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    /**
     * The expected cost of a fit.
     *
     * @param rows 0 or more
     * @param columns 1 or more
     * @throws OperationException if the machine cannot be measured
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public CostForecast forecast(Strategy strategy, int rows, int columns, Monitor monitor) throws OperationException {
        double perUnit = secondsPerUnit(strategy, monitor);
        long bytes = bytesPerRow(strategy, columns) * rows;
        long usable = (long) (availableBytes.getAsLong() * USABLE);
        var time = Duration.ofNanos((long) (perUnit * units(strategy, rows, columns) * 1e9));
        var rowsThatFit = bytes <= usable
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(rows, usable / bytesPerRow(strategy, columns)));
        return new CostForecast(bytes, time, usable, rowsThatFit);
    }

    /** Arrays that live at the same time, by strategy; labels, probabilities and outlier scores of the result included. */
    private static long bytesPerRow(Strategy strategy, int columns) {
        return switch (strategy) {
            case KMeansStrategy _ -> 40;
            case DbscanStrategy _ -> 8L * columns + 60;
            case HdbscanStrategy _ -> 8L * columns + 200;
        };
    }

    /** Work in units of which a machine does about the same number a second, whatever the size of the matrix. */
    private static double units(Strategy strategy, int rows, int columns) {
        return switch (strategy) {
            case KMeansStrategy kMeans -> {
                var options = kMeans.options();
                double passes = Math.min(FULL_PASSES, options.maxIterations()) + 2;
                double seeding = options.initialCentroids() == null ? 1 : 0;
                // Reading a row costs about as much as comparing it with four centroids.
                yield (double) rows * columns * (options.clusters() + 4) * (passes + seeding) * options.starts();
            }
            case DbscanStrategy _ -> treeUnits(rows, columns, 3);
            case HdbscanStrategy _ -> treeUnits(rows, columns, 2);
        };
    }

    /**
     * Searches in a tree: the number of rows times its logarithm, doubled with every few columns until, at about 16, a tree
     * prunes no more.
     */
    private static double treeUnits(int rows, int columns, int columnsToDouble) {
        double logarithm = Math.log(Math.max(2, rows));
        return rows * logarithm * Math.pow(2, (double) Math.min(16, columns) / columnsToDouble);
    }

    private double secondsPerUnit(Strategy strategy, Monitor monitor) throws OperationException {
        var measured = secondsPerUnit.get(strategy.name());
        if (measured == null) {
            measured = measure(trialLike(strategy), monitor);
            secondsPerUnit.put(strategy.name(), measured);
        }
        return measured;
    }

    private static Strategy trialLike(Strategy strategy) {
        return switch (strategy) {
            case KMeansStrategy _ -> new KMeansStrategy(KMeansOptions.of(8));
            case DbscanStrategy _ -> new DbscanStrategy(DbscanOptions.of(0.1, 10));
            case HdbscanStrategy _ -> new HdbscanStrategy(HdbscanOptions.of(50));
        };
    }

    private double measure(Strategy trial, Monitor monitor) throws OperationException {
        double[] values = new SplittableRandom(1)
                .doubles((long) TRIAL_ROWS * TRIAL_COLUMNS)
                .toArray();
        var matrix = FeatureMatrix.unnamed(values, TRIAL_COLUMNS);
        // The first fit is spent on compiling.
        trial.fit(matrix, parallel, monitor);
        double seconds = trial.fit(matrix, parallel, monitor).duration().toNanos() / 1e9;
        return Math.max(seconds, 1e-6) / units(trial, TRIAL_ROWS, TRIAL_COLUMNS);
    }
}
