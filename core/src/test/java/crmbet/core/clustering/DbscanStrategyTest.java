package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DbscanStrategyTest {
    @Test
    void differsFromROnlyOnBordersOfTwoClusters() throws OperationException {
        assertSameButForSharedBorders(ClusterableData.labelsByR("dbscan"));
    }

    @Test
    void differsFromScikitLearnOnlyOnBordersOfTwoClusters() throws OperationException {
        assertSameButForSharedBorders(ClusterableData.labelsByScikitLearn());
    }

    /**
     * A border row that core rows of two clusters reach belongs to either; peers give it to the cluster they found first,
     * we to that of the nearest core row.
     */
    private static void assertSameButForSharedBorders(int[] byPeer) throws OperationException {
        FeatureMatrix matrix = ClusterableData.matrix();
        MetricSpace space = MetricSpace.of(matrix, Metric.EUCLIDEAN);
        int[] labels = new DbscanStrategy(DbscanOptions.of(0.025, 10))
                .fit(matrix, Monitor.none())
                .labels()
                .toArray();
        int[] coreRows = IntStream.range(0, labels.length)
                .filter(row -> IntStream.range(0, labels.length)
                                .filter(other -> space.reducedBetween(row, other) <= 0.025 * 0.025)
                                .count()
                        >= 10)
                .toArray();
        Partitions.assertSame(at(coreRows, byPeer), at(coreRows, labels));
        for (int row = 0; row < labels.length; row++) {
            int border = row;
            int[] reaching = Arrays.stream(coreRows)
                    .filter(core -> space.reducedBetween(border, core) <= 0.025 * 0.025)
                    .toArray();
            assertEquals(reaching.length == 0, labels[row] == Labels.NOISE, "row " + row + " is noise");
            assertEquals(reaching.length == 0, byPeer[row] == Labels.NOISE, "row " + row + " is the peer's noise");
            boolean ours = reaching.length == 0 || contains(at(reaching, labels), labels[row]);
            boolean peers = reaching.length == 0 || contains(at(reaching, byPeer), byPeer[row]);
            assertTrue(ours && peers, "row " + row + " is in a cluster that reaches it");
        }
    }

    private static boolean contains(int[] labels, int label) {
        return Arrays.stream(labels).anyMatch(other -> other == label);
    }

    private static int[] at(int[] rows, int[] labels) {
        return Arrays.stream(rows).map(row -> labels[row]).toArray();
    }
}
