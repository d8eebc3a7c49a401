package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HdbscanStrategyTest {
    @ParameterizedTest
    @ValueSource(ints = {15, 50})
    void differsFromROnlyWhereACoreDistanceTiesWithASplit(int minPoints) throws OperationException {
        FeatureMatrix matrix = ClusterableData.matrix();
        Clustering found = new HdbscanStrategy(HdbscanOptions.of(minPoints)).fit(matrix, Monitor.none());
        CondensedTree tree = ((HdbscanModel) found.model()).condensedTree();
        int[] labels = found.labels().toArray();
        int[] byR = ClusterableData.labelsByR("hdbscan" + minPoints);
        int[] tied = IntStream.range(0, labels.length)
                .filter(row -> labels[row] == Labels.NOISE && byR[row] != Labels.NOISE)
                .toArray();
        for (int row : tied) {
            double split = 1 / tree.death(tree.clusterOf(row));
            assertEquals(split, coreDistance(matrix, row, minPoints), 1e-12, "row " + row + " is tied");
            byR[row] = Labels.NOISE;
        }
        assertTrue(tied.length <= 2, tied.length + " tied rows");
        Partitions.assertSame(byR, labels);
    }

    private static double coreDistance(FeatureMatrix matrix, int row, int minSamples) throws OperationException {
        MetricSpace space = MetricSpace.of(matrix, Metric.EUCLIDEAN);
        return IntStream.range(0, matrix.rows())
                .mapToDouble(other -> space.toDistance(space.reducedBetween(row, other)))
                .sorted()
                .skip(minSamples - 1)
                .findFirst()
                .orElseThrow();
    }
}
