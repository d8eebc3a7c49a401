package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
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
        int moved = 0;
        for (int row = 0; row < labels.length; row++) {
            int within = 0;
            for (int other = 0; other < labels.length; other++) {
                within += space.reducedBetween(row, other) <= 0.025 * 0.025 ? 1 : 0;
            }
            assertEquals(byR[row] == Labels.NOISE, labels[row] == Labels.NOISE, "row " + row + " is noise");
            if (within < 10) {
                moved += byR[row] == labels[row] ? 0 : 1;
                byR[row] = labels[row];
            }
        }
        assertTrue(moved < 20, moved + " border rows moved");
        Partitions.assertSame(byR, labels);
    }
}
