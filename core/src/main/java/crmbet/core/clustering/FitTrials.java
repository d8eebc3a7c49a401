package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Times fits of random samples of a matrix, each twice as large as the one before, and extends their times to all rows.
 *
 * <p>What is measured is the time of one processor, so that whatever else the machine does hardly shows. It follows
 * {@code a · n^b} closely; {@code b} depends on the data (about 1 in few columns, up to 2 where a tree prunes nothing), so
 * it is fitted to the largest samples. Used by one thread.
 */
final class FitTrials {
    private static final int LEAST_ROWS = 1_000;
    /** All trials together take about this long, in nanoseconds of one processor. */
    private static final long BUDGET = 180_000_000;
    /** Fits of one sample are repeated for this long: short ones scatter. */
    private static final long LEAST_MEASURED = 8_000_000;
    /** Code that has never run is run for this long at most before anything is measured. */
    private static final long MOST_WARMING = 1_000_000_000;
    /** The code is warm when so many fits in a row were hardly faster than the best before. */
    private static final int STEADY_FITS = 4;

    private static final double HARDLY_FASTER = 0.93;
    /** How much longer than the sample before the next one may take. */
    private static final double TIMES_LONGER = 2.5;
    /** Samples, the largest, whose growth in time is taken for that of all rows. */
    private static final int LAST_SAMPLES = 4;

    private static final double LEAST_EXPONENT = 1;
    private static final double MOST_EXPONENT = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final TrialStrategy strategy;
    private final FeatureMatrix matrix;
    private final int rows;
    private final Monitor monitor;
    private final Parallel alone = Parallel.of(1);

    /**
     * @param matrix the rows to be fitted, or some of them drawn at random; 1 row or more
     * @param rows how many will be fitted
     */
    FitTrials(TrialStrategy strategy, FeatureMatrix matrix, int rows, Monitor monitor) {
        this.strategy = strategy;
        this.matrix = matrix;
        this.rows = rows;
        this.monitor = monitor;
    }

    /** Fits a small sample until that gets no faster. */
    void warmUp() throws OperationException {
        var sample = sample(Math.min(2 * LEAST_ROWS, matrix.rows()));
        long begin = processorTime();
        long best = Long.MAX_VALUE;
        int steady = 0;
        while (steady < STEADY_FITS && processorTime() - begin < MOST_WARMING) {
            long time = time(sample);
            steady = time < HARDLY_FASTER * best ? 0 : steady + 1;
            best = Math.min(best, time);
        }
    }

    /** Seconds that one processor would need for all rows. */
    double seconds() throws OperationException {
        int most = Math.min(Math.min(rows, matrix.rows()), strategy.mostRows());
        List<Double> sizes = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        long begin = processorTime();
        for (int size = Math.min(LEAST_ROWS, most); ; size = Math.min(most, 2 * size)) {
            long time = leastTime(sample(size));
            sizes.add(Math.log(size));
            times.add(Math.log((double) time));
            if (size == most || processorTime() - begin + TIMES_LONGER * time > BUDGET) {
                break;
            }
        }
        int first = Math.max(0, sizes.size() - LAST_SAMPLES);
        double logarithm = extended(sizes.subList(first, sizes.size()), times.subList(first, times.size()));
        return strategy.repeats() * Math.exp(logarithm) / 1e9;
    }

    /** The straight line closest to the points, at the logarithm of all rows. */
    private double extended(List<Double> sizes, List<Double> times) {
        double size = mean(sizes);
        double time = mean(times);
        double both = 0;
        double squares = 0;
        for (int i = 0; i < sizes.size(); i++) {
            both += (sizes.get(i) - size) * (times.get(i) - time);
            squares += (sizes.get(i) - size) * (sizes.get(i) - size);
        }
        double exponent = squares > 0 ? Math.clamp(both / squares, LEAST_EXPONENT, MOST_EXPONENT) : LEAST_EXPONENT;
        return time + exponent * (Math.log(Math.max(1, rows)) - size);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private FeatureMatrix sample(int size) {
        return size == matrix.rows() ? matrix : matrix.sample(size, new SplittableRandom(size));
    }

    private long leastTime(FeatureMatrix sample) throws OperationException {
        long begin = processorTime();
        long least = Long.MAX_VALUE;
        while (processorTime() - begin < LEAST_MEASURED) {
            least = Math.min(least, time(sample));
        }
        return least;
    }

    private long time(FeatureMatrix sample) throws OperationException {
        long begin = processorTime();
        strategy.of(sample.rows()).fit(sample, alone, monitor);
        return Math.max(1, processorTime() - begin);
    }

    /** Nanoseconds that this thread has been at work; by the clock where the system does not tell. */
    private static long processorTime() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
