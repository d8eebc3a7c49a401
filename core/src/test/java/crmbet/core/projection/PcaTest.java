package crmbet.core.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.clustering.OnlineRetail;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PcaTest {
    /** Shares and loadings of scikit-learn 1.2.1's PCA, signs turned so that the largest loading is positive. */
    @Test
    void findsTheComponentsOfOnlineRetailThatScikitLearnFinds() throws Exception {
        var projection = Pca.project(OnlineRetail.standardizedLogRfm(), Monitor.none());

        var components = (PrincipalComponents) projection.basis();
        assertEquals(0.7510204184647676, components.explainedShare(0), 1e-10);
        assertEquals(0.18759201299724648, components.explainedShare(1), 1e-10);
        assertArrayEquals(
                new double[] {-0.5120794928804158, 0.6178425431550618, 0.5966952193867675},
                components.loadings().getFirst(),
                1e-8);
        assertArrayEquals(
                new double[] {0.8726580499907292, 2.550259897650653, 0.47514179475580526},
                Arrays.copyOf(doubles(projection.x()), 3),
                1e-5);
        assertArrayEquals(
                new double[] {2.6867580086574425, -0.8044273461795839, 0.7461208782806646},
                Arrays.copyOf(doubles(projection.y()), 3),
                1e-5);
    }

    @Test
    void givesTheSamePictureOnAnyNumberOfThreads() throws Exception {
        var matrix =
                FeatureMatrix.unnamed(new SplittableRandom(3).doubles(400_000).toArray(), 4);

        var one = Pca.project(matrix, Parallel.of(1), Monitor.none());
        var eight = Pca.project(matrix, Parallel.of(8), Monitor.none());

        assertArrayEquals(one.x(), eight.x());
        assertArrayEquals(one.y(), eight.y());
    }

    @Test
    void findsTheDirectionOfALineFarFromTheOrigin() throws Exception {
        double[] values = new double[2_000];
        Arrays.setAll(values, i -> 1e9 + (i >> 1) * ((i & 1) == 0 ? 3 : 4));

        var projection = Pca.project(FeatureMatrix.unnamed(values, 2), Monitor.none());

        var components = (PrincipalComponents) projection.basis();
        assertArrayEquals(new double[] {0.6, 0.8}, components.loadings().getFirst(), 1e-6);
        assertEquals(1, components.explainedShare(0), 1e-9);
        assertEquals(5 * 999, projection.x()[999] - projection.x()[0], 0.01);
    }

    @Test
    void drawsASingleColumnAlongOneAxis() throws Exception {
        var projection = Pca.project(FeatureMatrix.unnamed(new double[] {1, 2, 6}, 1), Monitor.none());

        assertArrayEquals(new float[] {-2, -1, 3}, projection.x(), 1e-6f);
        assertArrayEquals(new float[3], projection.y());
    }

    @Test
    void drawsRowsThatAllCoincideAtOnePoint() throws Exception {
        double[] values = new double[30];
        Arrays.fill(values, 7.5);

        var projection = Pca.project(FeatureMatrix.unnamed(values, 3), Monitor.none());

        assertArrayEquals(new float[10], projection.x());
        assertEquals(0, ((PrincipalComponents) projection.basis()).explainedShare(0));
    }

    @Test
    void refusesValuesThatAreNotFinite() {
        var matrix = FeatureMatrix.unnamed(new double[] {1, 2, Double.NaN, 4}, 2);

        var refused = assertThrows(OperationException.class, () -> Pca.project(matrix, Monitor.none()));

        assertEquals(new Failure.InvalidValue(1, "f0", Double.NaN), refused.failure());
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
