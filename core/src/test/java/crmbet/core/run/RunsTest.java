package crmbet.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.KMeansModel;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.sample.Clustered;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private Runs runs;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        runs = new Runs(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aRunIsKeptWithItsLabels() throws OperationException {
        Run run = Clustered.in(workspace);
        assertEquals("DBSCAN 1", run.name());
        assertEquals(Clustered.SET, run.featureSet());
        assertEquals("dbscan", run.strategy());
        assertEquals("3", run.parameters().get("min_points"));
        assertEquals(10, run.rows());
        assertEquals(2, run.clusters());
        assertEquals(1, run.noise());
        assertNull(run.inertia());
        assertEquals(List.of(run), runs.list());
        RunLabels labels = runs.labels("DBSCAN 1", Monitor.none());
        assertArrayEquals(
                new int[] {0, 0, 0, 0, 0, 1, 1, 1, 1, -1}, labels.labels().toArray());
        assertEquals("c9", labels.customers().get(9));
        assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 0}, labels.probabilities());
    }

    @Test
    void aKMeansRunKeepsItsFigures() throws OperationException {
        Clustered.in(workspace);
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set = sets.find(Clustered.SET).orElseThrow();
        FeatureTable table = sets.load(Clustered.SET, Monitor.none());
        Clustering clustering = new KMeansStrategy(KMeansOptions.of(3)).fit(table.matrix(), Monitor.none());
        Run first = runs.save(null, set, table, clustering, Monitor.none());
        Run second = runs.save(null, set, table, clustering, Monitor.none());
        assertEquals("k-means 1", first.name());
        assertEquals("k-means 2", second.name());
        assertEquals(0.0, first.inertia());
        assertEquals(((KMeansModel) clustering.model()).iterations(), first.iterations());
        assertEquals(Map.copyOf(clustering.strategy().parameters()), Map.copyOf(first.parameters()));
        assertEquals(0.75, runs.noteSilhouette("k-means 1", 0.75).silhouette());
    }

    @Test
    void clustersAreComparedWithTheWhole() throws OperationException {
        Clustered.in(workspace);
        List<ClusterProfile> profiles = runs.profiles("DBSCAN 1", Monitor.none());
        assertEquals(
                List.of(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.empty()),
                profiles.stream().map(ClusterProfile::cluster).toList());
        ClusterProfile second = profiles.get(1);
        assertEquals(4, second.size());
        assertEquals(0.4, second.share());
        FeatureFigure money = second.figures().getFirst();
        assertEquals("money", money.feature());
        assertEquals(20, money.mean());
        assertEquals(113, money.whole());
        // Population deviation of five 10s, four 20s and 1,000.
        assertEquals((20 - 113) / Math.sqrt(100_210 - 113 * 113), money.zScore(), 1e-12);
        FeatureFigure gap = second.figures().get(1);
        assertTrue(Double.isNaN(gap.mean()));
        assertEquals(0, gap.zScore());
    }

    @Test
    void clustersOfASetThatWasComputedAnewAreNotMixedUpWithIt() throws OperationException {
        Clustered.in(workspace);
        workspace.write(
                Monitor.none(),
                session -> session.execute("UPDATE crm.activity SET amount = 21 WHERE customer_key = 'c5'"));
        Clustered.again(workspace);
        assertInstanceOf(
                Failure.NotPossible.class,
                assertThrows(OperationException.class, () -> runs.profiles("DBSCAN 1", Monitor.none()))
                        .failure());
        assertEquals(3, runs.profiles("DBSCAN 2", Monitor.none()).size());
    }

    @Test
    void aRunCanBeRenamedAndDeleted() throws OperationException {
        Clustered.in(workspace);
        Clustered.again(workspace);
        assertInstanceOf(
                Failure.AlreadyExists.class,
                assertThrows(OperationException.class, () -> runs.rename("DBSCAN 1", "DBSCAN 2"))
                        .failure());
        assertInstanceOf(
                Failure.NotPossible.class,
                assertThrows(OperationException.class, () -> runs.rename("DBSCAN 1", " "))
                        .failure());
        runs.rename("DBSCAN 1", "good; \"one");
        assertEquals(10, runs.labels("good; \"one", Monitor.none()).customers().size());
        runs.delete("good; \"one");
        assertEquals(List.of("DBSCAN 2"), runs.list().stream().map(Run::name).toList());
        assertInstanceOf(
                Failure.NotFound.class,
                assertThrows(OperationException.class, () -> runs.labels("good; \"one", Monitor.none()))
                        .failure());
    }
}
