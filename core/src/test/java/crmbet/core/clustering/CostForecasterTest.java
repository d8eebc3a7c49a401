package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import org.junit.jupiter.api.Test;

class CostForecasterTest {
    private static final long GIBIBYTE = 1L << 30;

    @Test
    void forecastsMoreTimeAndMemoryForMoreRows() throws Exception {
        var forecaster = new CostForecaster(Parallel.of(2), () -> GIBIBYTE);
        var strategy = new KMeansStrategy(KMeansOptions.of(8));

        var few = forecaster.forecast(strategy, 10_000, 8, Monitor.none());
        var many = forecaster.forecast(strategy, 1_000_000, 8, Monitor.none());

        assertTrue(few.time().isPositive());
        assertTrue(many.time().compareTo(few.time()) > 0);
        assertEquals(100 * few.bytes(), many.bytes());
        assertTrue(many.fits());
    }

    @Test
    void offersFewerRowsWhenTheFitDoesNotFit() throws Exception {
        var forecaster = new CostForecaster(Parallel.of(2), () -> GIBIBYTE);
        var strategy = new HdbscanStrategy(HdbscanOptions.of(50));

        var forecast = forecaster.forecast(strategy, 50_000_000, 8, Monitor.none());

        int rows = forecast.rowsThatFit().orElseThrow();
        assertTrue(rows > 1_000_000 && rows < 50_000_000, () -> rows + " rows");
        assertTrue(forecaster.forecast(strategy, rows, 8, Monitor.none()).fits());
    }

    @Test
    void forecastsLongerForMoreStarts() throws Exception {
        var forecaster = new CostForecaster(Parallel.of(1), () -> GIBIBYTE);

        var one = forecaster.forecast(new KMeansStrategy(KMeansOptions.of(8).withStarts(1)), 1_000, 4, Monitor.none());
        var ten = forecaster.forecast(new KMeansStrategy(KMeansOptions.of(8)), 1_000, 4, Monitor.none());

        assertTrue(ten.time().compareTo(one.time()) > 0);
    }
}
