package crmbet.core.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import crmbet.core.validity.Silhouette;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class UmapTest {
    private static final UmapOptions QUICK = new UmapOptions(15, 100, 42);

    @Test
    void keepsApartInThePictureWhatIsApartInTenColumns() throws Exception {
        var matrix = fiveBlobs(1_000);
        int[] blobs = new int[1_000];
        Arrays.setAll(blobs, row -> row % 5);

        var picture = Umap.project(matrix, QUICK, Parallel.of(2), Monitor.none());

        double silhouette = Silhouette.measure(asMatrix(picture), Labels.of(blobs), Monitor.none())
                .orElseThrow()
                .mean();
        assertTrue(silhouette > 0.7, () -> "silhouette " + silhouette);
        assertEquals(new NeighborEmbedding(QUICK), picture.basis());
    }

    @Test
    void drawsTheSamePictureOnAnyNumberOfThreads() throws Exception {
        var matrix = fiveBlobs(1_500);

        var one = Umap.project(matrix, QUICK, Parallel.of(1), Monitor.none());
        var eight = Umap.project(matrix, QUICK, Parallel.of(8), Monitor.none());

        assertArrayEquals(one.x(), eight.x());
        assertArrayEquals(one.y(), eight.y());
    }

    @Test
    void drawsAnotherPictureFromAnotherSeed() throws Exception {
        var matrix = fiveBlobs(200);

        var one = Umap.project(matrix, QUICK, Parallel.of(1), Monitor.none());
        var other = Umap.project(matrix, new UmapOptions(15, 100, 43), Parallel.of(1), Monitor.none());

        assertFalse(Arrays.equals(one.x(), other.x()));
    }

    @Test
    void survivesDuplicatesAndFewRows() throws Exception {
        for (int rows : new int[] {2, 3, 20, 100}) {
            var picture =
                    Umap.project(FeatureMatrix.unnamed(new double[rows * 3], 3), QUICK, Parallel.of(2), Monitor.none());

            for (int row = 0; row < rows; row++) {
                assertTrue(Float.isFinite(picture.x()[row]) && Float.isFinite(picture.y()[row]));
            }
        }
    }

    @Test
    void refusesASingleRow() {
        var matrix = FeatureMatrix.unnamed(new double[] {1, 2}, 2);

        var refused = assertThrows(OperationException.class, () -> Umap.project(matrix, Monitor.none()));

        assertInstanceOf(Failure.NotPossible.class, refused.failure());
    }

    @Test
    void endsWhenCancelledBetweenEpochs() {
        var afterTenEpochs = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                if (phase == Phase.PROJECTING && total == QUICK.epochs() && done == 10) {
                    cancel();
                }
            }
        };

        assertThrows(
                CancellationException.class, () -> Umap.project(fiveBlobs(300), QUICK, Parallel.of(2), afterTenEpochs));
    }

    private static FeatureMatrix asMatrix(Projection picture) {
        double[] values = new double[picture.size() * 2];
        for (int row = 0; row < picture.size(); row++) {
            values[row * 2] = picture.x()[row];
            values[row * 2 + 1] = picture.y()[row];
        }
        return FeatureMatrix.unnamed(values, 2);
    }

    /** Row {@code r} belongs to blob {@code r % 5}; each blob lies along a column of its own. */
    private static FeatureMatrix fiveBlobs(int rows) {
        var random = new SplittableRandom(6);
        double[] values = new double[rows * 10];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 10; column++) {
                values[row * 10 + column] = random.nextGaussian() + (column == row % 5 ? 12 : 0);
            }
        }
        return FeatureMatrix.unnamed(values, 10);
    }
}
