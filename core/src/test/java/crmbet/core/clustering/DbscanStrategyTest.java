package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        FeatureMatrix matrix = ClusterableData.matrix();
        MetricSpace space = MetricSpace.of(matrix, Metric.EUCLIDEAN);
        int[] labels = new DbscanStrategy(DbscanOptions.of(0.025, 10))
                .fit(matrix, Monitor.none())
                .labels()
                .toArray();
        int[] byR = ClusterableData.labelsByR("dbscan");
        int[] coreRows = IntStream.range(0, labels.length)
                .filter(row -> IntStream.range(0, labels.length)
                                .filter(other -> space.reducedBetween(row, other) <= 0.025 * 0.025)
                                .count()
                        >= 10)
                .toArray();
        Partitions.assertSame(at(coreRows, byR), at(coreRows, labels));
        for (int row = 0; row < labels.length; row++) {
            assertEquals(byR[row] == Labels.NOISE, labels[row] == Labels.NOISE, "row " + row + " is noise");
        }
    }

    private static int[] at(int[] rows, int[] labels) {
        return Arrays.stream(rows).map(row -> labels[row]).toArray();
    }
}
