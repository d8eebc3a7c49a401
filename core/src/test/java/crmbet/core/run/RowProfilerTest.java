package crmbet.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.RowSet;
import crmbet.core.sample.Clustered;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowProfilerTest {
    @Test
    void theRowsOfAClusterHaveTheFiguresOfTheCluster(@TempDir Path folder) throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            Clustered.in(workspace);
            FeatureMatrix raw = new FeatureSets(workspace)
                    .loadRaw(Clustered.SET, Monitor.none())
                    .matrix();
            ClusterProfile expected =
                    new Runs(workspace).profiles("DBSCAN 1", Monitor.none()).get(1);
            RowProfile profile =
                    new RowProfiler(raw, Parallel.of(2)).profile(RowSet.of(10, 5, 6, 7, 8), Monitor.none());
            assertEquals(expected.size(), profile.size());
            assertEquals(expected.share(), profile.share());
            FeatureFigure money = profile.figures().getFirst();
            assertEquals(expected.figures().getFirst().mean(), money.mean(), 1e-12);
            assertEquals(expected.figures().getFirst().whole(), money.whole(), 1e-12);
            assertEquals(expected.figures().getFirst().zScore(), money.zScore(), 1e-12);
            assertEquals(expected.figures().getLast(), profile.figures().getLast(), "nobody has the figure");
        }
    }

    @Test
    void missingValuesAreLeftOut() {
        FeatureMatrix raw =
                new FeatureMatrix(List.of("a", "b"), new double[] {1, Double.NaN, 3, 10, Double.NaN, 30, 8, 20});
        RowProfile profile = new RowProfiler(raw, Parallel.of(1)).profile(RowSet.of(4, 0, 1, 2), Monitor.none());
        assertEquals(0.75, profile.share());
        assertEquals(2, profile.figures().getFirst().mean(), 1e-12);
        assertEquals(4, profile.figures().getFirst().whole(), 1e-12);
        // The deviation of 1, 3, 8 is √(26/3).
        assertEquals(-2 / Math.sqrt(26 / 3.0), profile.figures().getFirst().zScore(), 1e-12);
        assertEquals(20, profile.figures().getLast().mean(), 1e-12);
        assertEquals(0, profile.figures().getLast().zScore(), 1e-12);
        RowProfile nobody = new RowProfiler(raw, Parallel.of(1)).profile(RowSet.none(4), Monitor.none());
        assertTrue(Double.isNaN(nobody.figures().getFirst().mean()));
        assertEquals(0, nobody.figures().getFirst().zScore());
    }

    @Test
    void theFiguresAreTheSameOnAnyNumberOfThreads() {
        Random random = new Random(1);
        int rows = 100_000;
        FeatureMatrix raw = FeatureMatrix.unnamed(
                random.doubles(rows * 3L).map(value -> 1e9 + value).toArray(), 3);
        RowSet some = RowSet.where(rows, row -> row % 7 == 0);
        RowProfile one = new RowProfiler(raw, Parallel.of(1)).profile(some, Monitor.none());
        RowProfile four = new RowProfiler(raw, Parallel.of(4)).profile(some, Monitor.none());
        assertEquals(one, four);
        double mean =
                some.rows().mapToDouble(row -> raw.at(row, 0) - 1e9).average().orElseThrow();
        assertEquals(mean, one.figures().getFirst().mean() - 1e9, 1e-6);
    }

    @Test
    void rowsOfAnotherMatrixAreRefused() {
        RowProfiler profiler = new RowProfiler(FeatureMatrix.unnamed(new double[] {1, 2}, 1), Parallel.of(1));
        RowSet foreign = RowSet.of(3, 0);
        assertThrows(IllegalArgumentException.class, () -> profiler.profile(foreign, Monitor.none()));
        assertThrows(IllegalArgumentException.class, () -> RowSet.of(3, 3));
    }
}
