package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Forecasts memory and time of a fit.
 *
 * <p>Memory follows from the arrays that live at the same time. Time is that of fits of samples of the very rows, measured
 * on one processor for about 200 ms and extended to all rows by the power law that the samples follow; the first forecast of
 * each kind of strategy takes up to a second more, because code runs slowly in a fresh virtual machine. Safe for use by
 * several threads.
 */
public final class CostForecaster {
    /** Share of the free memory that a fit may plan with: the rest is for what else goes on. */
    private static final double USABLE = 0.8;
    /** Share of the work of a fit that one thread does alone. */
    private static final double ALONE = 0.1;

    private final Parallel parallel;
    private final LongSupplier availableBytes;
    /** Names of strategies whose code has run for long enough to be measured. */
    private final Set<String> warm = ConcurrentHashMap.newKeySet();

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
     * @param matrix the rows to be fitted, or some of them drawn at random: 10,000 tell as much as all
     * @param rows how many will be fitted, 0 or more
     * @throws OperationException if not even a few of the rows can be fitted
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public CostForecast forecast(Strategy strategy, FeatureMatrix matrix, int rows, Monitor monitor)
            throws OperationException {
        var memory = FitMemory.of(strategy, matrix.columns());
        long usable = (long) (availableBytes.getAsLong() * USABLE);
        var rowsThatFit =
                memory.bytes(rows) <= usable ? OptionalInt.empty() : OptionalInt.of(memory.rowsWithin(usable, rows));
        var time = Duration.ofNanos((long) (seconds(strategy, matrix, rows, monitor) * 1e9));
        return new CostForecast(memory.bytes(rows), time, usable, rowsThatFit);
    }

    private double seconds(Strategy strategy, FeatureMatrix matrix, int rows, Monitor monitor)
            throws OperationException {
        if (rows == 0 || matrix.rows() == 0) {
            return 0;
        }
        var trials = new FitTrials(TrialStrategy.of(strategy, matrix, rows, monitor), matrix, rows, monitor);
        if (!warm.contains(strategy.name())) {
            trials.warmUp();
            warm.add(strategy.name());
        }
        return trials.seconds() * (ALONE + (1 - ALONE) / parallel.threads());
    }
}
