package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitMemoryTest {
    /** Found by {@code ForecastBenchmark}, as the most that was alive at any collection during a fit. */
    @ParameterizedTest
    @CsvSource({
        "kmeans, 100000, 8, 9.2",
        "kmeans, 60000, 16, 5.2",
        "dbscan, 100000, 8, 9.0",
        "dbscan, 60000, 16, 9.9",
        "hdbscan, 100000, 8, 22.3"
    })
    void forecastsAboutTheMegabytesThatWereFound(String name, int rows, int columns, double found) {
        Strategy strategy = switch (name) {
            case "kmeans" -> new KMeansStrategy(KMeansOptions.of(8));
            case "dbscan" -> new DbscanStrategy(DbscanOptions.of(1, 10));
            default -> new HdbscanStrategy(HdbscanOptions.of(50));
        };

        double ratio = FitMemory.of(strategy, columns).bytes(rows) / 1e6 / found;

        assertTrue(ratio > 0.67 && ratio < 1.5, () -> name + " " + ratio);
    }

    @Test
    void takesTheMostRowsThatAreWithinTheMemory() {
        var memory = FitMemory.of(new KMeansStrategy(KMeansOptions.of(8)), 6);

        int rows = memory.rowsWithin(100_000_000, 50_000_000);

        assertTrue(memory.bytes(rows) <= 100_000_000);
        assertTrue(memory.bytes(rows + 1) > 100_000_000);
        assertEquals(1_000, memory.rowsWithin(100_000_000, 1_000));
    }

    @Test
    void countsNoCopiesWhileTheOnlyStartIsDrawn() {
        var one = FitMemory.of(new KMeansStrategy(KMeansOptions.of(8).withStarts(1)), 8);
        var ten = FitMemory.of(new KMeansStrategy(KMeansOptions.of(8)), 8);

        assertTrue(one.bytes(200_000) < ten.bytes(200_000));
    }
}
