package crmbet.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepresentativesTest {
    @Test
    void typicalIsNearTheCentroidAndOddFarFromIt() throws OperationException {
        // Means 12 and −24.
        double[] values = {10, 0, 11, -20, 12, 19, -28, 20};
        List<Representatives> found =
                of(values, new int[] {0, -1, 0, 1, 0, 0, 1, -1}, new float[8], new float[8], TypicalBy.CENTROID, 1);

        assertEquals(List.of(4), found.get(0).typical());
        assertEquals(List.of(5), found.get(0).odd());
        assertEquals(List.of(3), found.get(1).typical());
        assertEquals(List.of(6), found.get(1).odd());
    }

    @Test
    void typicalOfADensityClusterIsItsCrowdedPlaceNotItsMean() throws OperationException {
        double[] values = new double[60];
        for (int row = 0; row < 40; row++) {
            values[row] = row * 0.001;
        }
        for (int row = 40; row < 60; row++) {
            values[row] = row - 39;
        }
        Representatives found = of(values, new int[60], new float[60], new float[60], TypicalBy.DENSITY, 3)
                .getFirst();

        assertTrue(found.typical().stream().allMatch(row -> row < 40), found::toString);
        assertEquals(List.of(59, 58, 57), found.odd());
    }

    @Test
    void membershipAndOutlierScoresDecideForAHierarchy() throws OperationException {
        double[] values = {0, 1, 2, 9};
        Representatives found = of(
                        values,
                        new int[4],
                        new float[] {1, 0.5f, 1, 0.9f},
                        new float[] {0, 0.8f, 0, 0.2f},
                        TypicalBy.MEMBERSHIP,
                        1)
                .getFirst();

        // Rows 0 and 2 are equally strong; 2 is nearer to the mean, 3.
        assertEquals(List.of(2), found.typical());
        assertEquals(List.of(1), found.odd());
    }

    @Test
    void aClusterOfOneIsBothTypicalAndOdd() throws OperationException {
        Representatives found = of(new double[] {7}, new int[1], new float[1], new float[1], TypicalBy.CENTROID, 5)
                .getFirst();

        assertEquals(List.of(0), found.typical());
        assertEquals(List.of(0), found.odd());
    }

    @Test
    void theNearestAreThoseThatSortingFinds() throws OperationException {
        double[] values = new SplittableRandom(1).doubles(500).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        List<Integer> expected = IntStream.range(0, 500)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> Math.abs(values[row] - mean)))
                .limit(20)
                .toList();

        assertEquals(
                expected,
                of(values, new int[500], new float[500], new float[500], TypicalBy.CENTROID, 20)
                        .getFirst()
                        .typical());
    }

    @Test
    void lengthsAndCountsAreChecked() {
        assertThrows(
                IllegalArgumentException.class,
                () -> of(new double[3], new int[2], new float[3], new float[3], TypicalBy.CENTROID, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> of(new double[3], new int[3], new float[3], new float[3], TypicalBy.CENTROID, 0));
        assertThrows(IllegalArgumentException.class, () -> TypicalBy.of("guess"));
    }

    private static List<Representatives> of(
            double[] values, int[] labels, float[] probabilities, float[] outlierScores, TypicalBy by, int count)
            throws OperationException {
        return Representatives.of(
                FeatureMatrix.unnamed(values, 1),
                Labels.of(labels),
                probabilities,
                outlierScores,
                by,
                count,
                Parallel.of(2),
                Monitor.none());
    }
}
