package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CostForecasterTest {
    private static final long GIBIBYTE = 1L << 30;

    @Test
    void forecastsMoreTimeAndMemoryForMoreRows() throws Exception {
        var forecaster = new CostForecaster(Parallel.of(2), () -> GIBIBYTE);
        for (var strategy : strategies()) {
            var few = forecaster.forecast(strategy, customers(), 10_000, Monitor.none());
            var many = forecaster.forecast(strategy, customers(), 1_000_000, Monitor.none());

            assertTrue(few.time().isPositive(), strategy.name());
            assertTrue(many.time().compareTo(few.time().multipliedBy(10)) > 0, strategy.name());
            assertTrue(many.bytes() > 20 * few.bytes(), strategy.name());
            assertTrue(many.fits(), strategy.name());
        }
    }

    @Test
    void offersFewerRowsWhenTheFitDoesNotFit() throws Exception {
        var forecaster = new CostForecaster(Parallel.of(2), () -> GIBIBYTE);
        var strategy = new HdbscanStrategy(HdbscanOptions.of(50));

        var forecast = forecaster.forecast(strategy, customers(), 50_000_000, Monitor.none());

        int rows = forecast.rowsThatFit().orElseThrow();
        assertTrue(rows > 1_000_000 && rows < 50_000_000, () -> rows + " rows");
        assertTrue(
                forecaster.forecast(strategy, customers(), rows, Monitor.none()).fits());
    }

    @Test
    void offersNoRowsWhenNothingFits() throws Exception {
        var forecaster = new CostForecaster(Parallel.of(2), () -> 1);

        var forecast =
                forecaster.forecast(new HdbscanStrategy(HdbscanOptions.of(50)), customers(), 1_000, Monitor.none());

        assertEquals(0, forecast.rowsThatFit().orElseThrow());
    }

    @Test
    void forecastsLongerForMoreStarts() throws Exception {
        var forecaster = new CostForecaster(Parallel.of(1), () -> GIBIBYTE);
        var options = KMeansOptions.of(8);

        var one = forecaster.forecast(new KMeansStrategy(options.withStarts(1)), customers(), 8_000, Monitor.none());
        var hundred =
                forecaster.forecast(new KMeansStrategy(options.withStarts(100)), customers(), 8_000, Monitor.none());

        assertTrue(hundred.time().compareTo(one.time().multipliedBy(10)) > 0);
    }

    @Test
    void forecastsRowsWithoutDistances() throws Exception {
        var forecaster = new CostForecaster(Parallel.of(1), () -> GIBIBYTE);
        var equal = FeatureMatrix.unnamed(new double[6_000], 3);

        for (var strategy : strategies()) {
            var forecast = forecaster.forecast(strategy, equal, 100_000, Monitor.none());

            assertTrue(forecast.time().isPositive(), strategy.name());
            assertTrue(forecast.time().compareTo(Duration.ofMinutes(10)) < 0, strategy.name());
        }
        assertEquals(
                Duration.ZERO,
                forecaster
                        .forecast(strategies().getFirst(), FeatureMatrix.unnamed(new double[0], 3), 0, Monitor.none())
                        .time());
    }

    @Test
    void stopsWhenCancelled() {
        var forecaster = new CostForecaster(Parallel.of(1), () -> GIBIBYTE);
        var cancelled = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                cancel();
            }
        };
        cancelled.cancel();

        for (var strategy : strategies()) {
            assertThrows(
                    CancellationException.class,
                    () -> forecaster.forecast(strategy, customers(), 100_000, cancelled),
                    strategy.name());
        }
    }

    private static List<Strategy> strategies() {
        return List.of(
                new KMeansStrategy(KMeansOptions.of(8)),
                new DbscanStrategy(DbscanOptions.of(0.05, 10)),
                new HdbscanStrategy(HdbscanOptions.of(50)));
    }

    private static FeatureMatrix customers() {
        return FeatureMatrix.unnamed(new SplittableRandom(7).doubles(8_000 * 4).toArray(), 4);
    }
}
