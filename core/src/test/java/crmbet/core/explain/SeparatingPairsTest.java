package crmbet.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeparatingPairsTest {
    private static final int ROWS = 2000;

    /** Columns: nothing, one side of the clusters, the other, and the second once more. */
    private static FeatureMatrix matrix(int[] labels) {
        Random random = new Random(7);
        double[] values = new double[ROWS * 4];
        for (int row = 0; row < ROWS; row++) {
            double side = labels[row] % 2 * 3 + random.nextGaussian();
            values[row * 4] = random.nextGaussian();
            values[row * 4 + 1] = side;
            values[row * 4 + 2] = labels[row] / 2 * 3 + random.nextGaussian();
            values[row * 4 + 3] = side;
        }
        return FeatureMatrix.unnamed(values, 4);
    }

    private static int[] fourClusters() {
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % 4;
        }
        return labels;
    }

    @Test
    void twoFeaturesThatSayDifferentThingsSeparateMoreThanTwoThatSayTheSame() {
        int[] labels = fourClusters();
        List<SeparatingPairs.Pair> pairs = SeparatingPairs.of(matrix(labels), Labels.of(labels), 6, Monitor.none());
        assertEquals(List.of(1, 2), List.of(pairs.get(0).first(), pairs.get(0).second()));
        assertEquals(List.of(2, 3), List.of(pairs.get(1).first(), pairs.get(1).second()));
        double same = pairs.stream()
                .filter(pair -> pair.first() == 1 && pair.second() == 3)
                .findFirst()
                .orElseThrow()
                .separation();
        assertEquals(pairs.getFirst().separation() / 2, same, pairs.getFirst().separation() * 0.05);
    }

    @Test
    void noiseTakesNoPart() {
        int[] labels = fourClusters();
        FeatureMatrix matrix = matrix(labels);
        for (int row = 0; row < ROWS; row++) {
            labels[row] = labels[row] < 2 ? labels[row] : Labels.NOISE;
        }
        List<SeparatingPairs.Pair> pairs = SeparatingPairs.of(matrix, Labels.of(labels), 6, Monitor.none());
        assertTrue(pairs.get(0).first() == 1
                || pairs.get(0).second() == 1
                || pairs.get(0).second() == 3);
        assertEquals(
                0,
                pairs.stream()
                        .filter(pair -> pair.first() == 0 && pair.second() == 2)
                        .findFirst()
                        .orElseThrow()
                        .separation(),
                0.02,
                "the two clusters that are left differ on the first side only");
    }

    @Test
    void withoutClustersPairsComeInTheirOrder() {
        int[] labels = fourClusters();
        FeatureMatrix matrix = matrix(labels);
        java.util.Arrays.fill(labels, Labels.NOISE);
        assertEquals(
                List.of(new SeparatingPairs.Pair(0, 1, 0), new SeparatingPairs.Pair(0, 2, 0)),
                SeparatingPairs.of(matrix, Labels.of(labels), 2, Monitor.none()));
    }

    @Test
    void labelsMustBeOfTheMatrix() {
        FeatureMatrix matrix = matrix(fourClusters());
        assertThrows(
                IllegalArgumentException.class,
                () -> SeparatingPairs.of(matrix, Labels.of(new int[] {0, 1}), 2, Monitor.none()));
    }
}
