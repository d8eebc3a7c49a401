package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import crmbet.core.task.Monitor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HDBSCAN* against {@link ReferenceHdbscan}, over many kinds of data and options. */
class HdbscanReferenceTest {
    @ParameterizedTest
    @EnumSource(
            value = RandomRows.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HUGE", "TINY"})
    void agreesWithThePlainReference(RandomRows rows) throws OperationException {
        for (int columns : List.of(1, 2, 8, 30)) {
            FeatureMatrix matrix = rows.matrix(120, columns, 100L + columns);
            for (int minSamples : List.of(1, 2, 4, 9)) {
                for (HdbscanOptions options : variants(HdbscanOptions.of(6, minSamples))) {
                    compare(matrix, options);
                }
            }
        }
    }

    private static List<HdbscanOptions> variants(HdbscanOptions base) {
        return List.of(
                base,
                base.withSelection(ClusterSelection.LEAF),
                base.withAllowSingleCluster(true),
                base.withEpsilon(1.1),
                base.withEpsilon(1.1).withSelection(ClusterSelection.LEAF).withAllowSingleCluster(true),
                base.withMaxClusterSize(40),
                base.withMetric(Metric.MANHATTAN));
    }

    private static void compare(FeatureMatrix matrix, HdbscanOptions options) throws OperationException {
        Clustering found = new HdbscanStrategy(options).fit(matrix, Monitor.none());
        var expected = new ReferenceHdbscan(matrix, options);
        String what = options + " on " + matrix.columns() + " columns";
        double weight = ((HdbscanModel) found.model()).spanningTreeWeight();
        assertEquals(expected.weight, weight, 1e-9 * Math.max(1, expected.weight), what);
        assertArrayEquals(expected.labels, found.labels().toArray(), what);
        for (int row = 0; row < matrix.rows(); row++) {
            assertEquals(expected.probabilities[row], found.probabilities()[row], 1e-6, what + ", row " + row);
            assertEquals(expected.outlierScores[row], found.outlierScores()[row], 1e-6, what + ", row " + row);
        }
    }
}
