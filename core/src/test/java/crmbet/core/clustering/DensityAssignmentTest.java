package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Assigning new observations, and choosing parameters. */
class DensityAssignmentTest {
    private static final FeatureMatrix BLOBS = RandomRows.BLOBS.matrix(900, 2, 11);

    @Test
    void dbscanPutsARowWhereItsNearestCorePointIs() throws OperationException {
        Clustering found = new DbscanStrategy(DbscanOptions.of(0.5, 5)).fit(BLOBS, Monitor.none());
        // The fit's own rules for border rows: every row falls where it was.
        assertEquals(found.labels(), found.model().assign(BLOBS, Monitor.none()).labels());
        Assignment far = found.model().assign(FeatureMatrix.unnamed(new double[] {1e6, 0}, 2), Monitor.none());
        assertTrue(far.labels().isNoise(0));
        assertEquals(0, far.probabilities()[0]);
    }

    @Test
    void hdbscanPutsTheMiddleOfABlobIntoItsCluster() throws OperationException {
        Clustering found = new HdbscanStrategy(HdbscanOptions.of(40, 5)).fit(BLOBS, Monitor.none());
        assertEquals(3, found.labels().clusterCount());
        Assignment middles = found.model()
                .assign(FeatureMatrix.unnamed(new double[] {0, 0, 7, 7, 14, 14, 70, 70}, 2), Monitor.none());
        for (int blob = 0; blob < 3; blob++) {
            int[] members = membersNear(blob * 7.0, found);
            assertEquals(found.labels().clusterOf(members[0]), middles.labels().clusterOf(blob));
            assertTrue(middles.probabilities()[blob] > 0.3);
        }
        assertTrue(middles.labels().isNoise(3), "far from all");
    }

    @Test
    void hdbscanGivesMembersBackToTheirClusters() throws OperationException {
        Clustering found = new HdbscanStrategy(HdbscanOptions.of(40, 5)).fit(BLOBS, Monitor.none());
        Labels again = found.model().assign(BLOBS, Monitor.none()).labels();
        for (int row = 0; row < BLOBS.rows(); row++) {
            if (!found.labels().isNoise(row)) {
                assertEquals(found.labels().clusterOf(row), again.clusterOf(row), "row " + row);
            }
        }
    }

    @Test
    void otherColumnsAreRefused() throws OperationException {
        Model model = new DbscanStrategy(DbscanOptions.of(0.5, 5))
                .fit(BLOBS, Monitor.none())
                .model();
        FeatureMatrix three = RandomRows.BLOBS.matrix(1, 3, 0);
        var thrown = assertThrows(IllegalArgumentException.class, () -> model.assign(three, Monitor.none()));
        assertEquals("new observations have 3 columns: the model was fitted on 2", thrown.getMessage());
    }

    @Test
    void exemplarsAreTheDensestRowsOfEachLeaf() throws OperationException {
        Clustering found = new HdbscanStrategy(HdbscanOptions.of(40, 5)).fit(BLOBS, Monitor.none());
        var model = (HdbscanModel) found.model();
        for (int cluster = 0; cluster < found.labels().clusterCount(); cluster++) {
            int[] exemplars = model.exemplars(cluster);
            assertTrue(exemplars.length > 0);
            for (int row : exemplars) {
                assertEquals(cluster, found.labels().clusterOf(row));
                assertEquals(1, found.probabilities()[row], 1e-6);
            }
        }
    }

    @Test
    void theCondensedTreeAddsUp() throws OperationException {
        var model = (HdbscanModel) new HdbscanStrategy(HdbscanOptions.of(10, 5))
                .fit(BLOBS, Monitor.none())
                .model();
        CondensedTree tree = model.condensedTree();
        int[] rows = new int[tree.clusterCount()];
        for (int row = 0; row < tree.rows(); row++) {
            rows[tree.clusterOf(row)]++;
        }
        for (int id = tree.clusterCount() - 1; id >= 0; id--) {
            CondensedCluster cluster = tree.cluster(id);
            assertEquals(cluster.size(), rows[id], "size of cluster " + id);
            assertTrue(cluster.death() > cluster.birth());
            OptionalInt parent = cluster.parent();
            assertEquals(id != 0, parent.isPresent());
            if (parent.isPresent()) {
                assertTrue(parent.getAsInt() < id);
                assertEquals(tree.cluster(parent.getAsInt()).death(), cluster.birth());
                rows[parent.getAsInt()] += rows[id];
            }
        }
    }

    @Test
    void theKneeOfTheDistancesSeparatesBlobsFromNoise() throws OperationException {
        KDistanceCurve curve = KDistanceCurve.of(BLOBS, 5, Metric.EUCLIDEAN, Parallel.of(2), Monitor.none());
        assertEquals(900, curve.distances().length);
        Clustering found = new DbscanStrategy(DbscanOptions.of(curve.knee(), 5)).fit(BLOBS, Monitor.none());
        int core = ((DbscanModel) found.model()).corePoints();
        long upToTheKnee = Arrays.stream(curve.distances())
                .filter(distance -> distance <= curve.knee())
                .count();
        // The square of the knee may be rounded below the square that the distance at the knee comes from.
        assertEquals((double) upToTheKnee, core, 1, "core points are those up to the knee");
        assertEquals(
                3,
                Arrays.stream(found.labels().sizes()).filter(size -> size > 200).count());
    }

    @Test
    void aSweepFindsWhatSingleRunsFind() throws OperationException {
        HdbscanOptions options = HdbscanOptions.of(5, 5);
        MinClusterSizeSweep sweep =
                MinClusterSizeSweep.run(BLOBS, options, List.of(5, 10, 20, 40, 80), Parallel.of(2), Monitor.none());
        for (MinClusterSizeSweep.Step step : sweep.steps()) {
            Labels single = new HdbscanStrategy(step.options())
                    .fit(BLOBS, Monitor.none())
                    .labels();
            assertEquals(single.clusterCount(), step.clusters());
            assertEquals(single.noiseCount(), step.noise());
        }
        int suggested = sweep.suggestion().orElseThrow();
        assertEquals(
                3,
                new HdbscanStrategy(options.withMinClusterSize(suggested))
                        .fit(BLOBS, Monitor.none())
                        .labels()
                        .clusterCount());
    }

    private static int[] membersNear(double center, Clustering found) {
        return IntStream.range(0, BLOBS.rows())
                .filter(row -> !found.labels().isNoise(row))
                .filter(row -> Math.hypot(BLOBS.at(row, 0) - center, BLOBS.at(row, 1) - center) < 1)
                .toArray();
    }
}
