package crmbet.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.sample.Clustered;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerunTest {
    private static final String RUN = "DBSCAN 1";

    @TempDir
    Path folder;

    private Workspace workspace;
    private Runs runs;
    private ClusterFaces faces;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        runs = new Runs(workspace);
        faces = new ClusterFaces(workspace);
        Clustered.in(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theSameDataGiveTheSameLabelsAndItIsSaid() throws OperationException {
        Rerun rerun = again();

        assertEquals(new Reproduction.Exact(), rerun.reproduction());
        assertEquals(RUN, rerun.former().name());
        assertEquals(List.of(RUN), runs.list().stream().map(Run::name).toList());
        Run kept = runs.keep("once more", rerun, Monitor.none());
        assertEquals(rerun.former().dataFingerprint(), kept.dataFingerprint());
        assertEquals(Optional.of(RUN), faces.former("once more"));
    }

    @Test
    void dataThatChangedSinceAreCounted() throws OperationException {
        change("UPDATE crm.activity SET amount = 21 WHERE customer_key IN ('c5', 'c6')");
        change("DELETE FROM crm.activity WHERE customer_key = 'c0'");
        change("INSERT INTO crm.activity BY NAME SELECT 'd' AS dataset, 'new' AS customer_key, "
                + "TIMESTAMP '2024-01-01 12:00:00' AS \"at\", 'purchase' AS kind, 10.0 AS amount, 1.0 AS quantity");
        computeAgain();

        Reproduction.OtherData other = assertInstanceOf(Reproduction.OtherData.class, again().reproduction());
        assertEquals(new DataChange(1, 1, OptionalInt.of(2)), other.change());
    }

    @Test
    void runsOfAnOlderVersionAreComparedByCustomersAndLabels() throws OperationException {
        change("UPDATE meta.run SET data_fingerprint = NULL");
        change("UPDATE meta.run_label SET row_hash = NULL");
        assertEquals(new Reproduction.Exact(), again().reproduction());

        change("UPDATE meta.run_label SET label = 1 WHERE customer_key = 'c0'");
        assertEquals(new Reproduction.OtherLabels(1), again().reproduction());
    }

    @Test
    void aStartThatWasNotKeptCannotBeRepeated() throws OperationException {
        FeatureSets sets = new FeatureSets(workspace);
        FeatureTable table = sets.load(Clustered.SET, Monitor.none());
        Clustering clustering = new KMeansStrategy(
                        KMeansOptions.from(FeatureMatrix.unnamed(new double[] {0, 0, 9, 9}, 2)))
                .fit(table.matrix(), Monitor.none());
        runs.save("given", sets.find(Clustered.SET).orElseThrow(), table, clustering, Monitor.none());

        OperationException refused =
                assertThrows(OperationException.class, () -> runs.again("given", Parallel.of(1), Monitor.none()));
        assertEquals(new Failure.NotPossible(new Obstacle.StartNotKept("given")), refused.failure());
    }

    @Test
    void theFingerprintDependsOnValuesAndCustomersButNotOnTheirOrder() {
        String first = fingerprint(List.of("a", "b"), 1, 2, 3, 4);

        assertEquals(first, fingerprint(List.of("b", "a"), 3, 4, 1, 2));
        assertNotEquals(first, fingerprint(List.of("b", "a"), 1, 2, 3, 4));
        assertNotEquals(first, fingerprint(List.of("a", "b"), 1, 2, 3, 5));
        assertNotEquals(first, fingerprint(List.of("a", "b"), 2, 1, 3, 4));
        assertEquals(fingerprint(List.of("a"), 0.0, 1), fingerprint(List.of("a"), -0.0, 1));
        assertEquals(32, first.length());
    }

    @Test
    void clustersThatNobodyNamedHaveTheColourOfTheirNumber() throws OperationException {
        assertEquals(
                List.of(
                        new ClusterFace(0, Optional.empty(), 0, Optional.empty()),
                        new ClusterFace(1, Optional.empty(), 1, Optional.empty())),
                faces.of(RUN));
        assertTrue(faces.former(RUN).isEmpty());
    }

    @Test
    void namesAndColoursStayWithTheRun() throws OperationException {
        faces.rename(RUN, 1, " Big spenders ");
        faces.recolour(RUN, 1, 7);
        runs.rename(RUN, "other");

        ClusterFace face = faces.of("other").get(1);
        assertEquals(Optional.of("Big spenders"), face.name());
        assertEquals(7, face.colour());
        assertInstanceOf(
                Failure.AlreadyExists.class,
                assertThrows(OperationException.class, () -> faces.rename("other", 0, "Big spenders"))
                        .failure());
        assertEquals(Optional.empty(), faces.rename("other", 1, " ").get(1).name());
        assertInstanceOf(
                Failure.NotFound.class,
                assertThrows(OperationException.class, () -> faces.recolour("other", 2, 0))
                        .failure());
        assertThrows(IllegalArgumentException.class, () -> faces.recolour("other", 0, -1));
    }

    @Test
    void matchedClustersKeepNameAndColourAfterARerun() throws OperationException {
        faces.rename(RUN, 0, "Small");
        faces.rename(RUN, 1, "Large");
        faces.recolour(RUN, 0, 1);
        faces.recolour(RUN, 1, 0);
        // The second cluster has lost a customer.
        change("UPDATE crm.activity SET amount = 5 WHERE customer_key IN ('c5', 'c6', 'c7')");
        change("UPDATE crm.activity SET amount = 500 WHERE customer_key = 'c8'");
        computeAgain();
        Run kept = runs.keep(null, again(), Monitor.none());

        List<ClusterFace> found = faces.of(kept.name());
        assertEquals(
                List.of(Optional.of("Small"), Optional.of("Large")),
                found.stream().map(ClusterFace::name).toList());
        assertEquals(List.of(1, 0), found.stream().map(ClusterFace::colour).toList());
        assertEquals(
                new ClusterMatch(1, OptionalInt.of(1), 0.75, 3, 0, 1),
                found.get(1).match().orElseThrow());
        runs.delete(RUN);
        assertEquals(found, faces.of(kept.name()));
    }

    @Test
    void aNewClusterTakesTheLeastFreeColour() throws OperationException {
        faces.recolour(RUN, 0, 1);
        faces.recolour(RUN, 1, 2);
        change("INSERT INTO crm.activity BY NAME SELECT 'd' AS dataset, 'new' || i AS customer_key, "
                + "TIMESTAMP '2024-01-01 12:00:00' AS \"at\", 'purchase' AS kind, 70.0 AS amount, 1.0 AS quantity "
                + "FROM range(3) t(i)");
        computeAgain();
        Run kept = runs.keep(null, again(), Monitor.none());
        ClusterIdentity identity = faces.follow(kept.name(), RUN, Monitor.none());

        assertEquals(
                new ClusterMatch(2, OptionalInt.empty(), 0, 0, 3, 0),
                identity.matches().get(2));
        assertEquals(List.of(), identity.ended());
        assertEquals(
                List.of(1, 2, 0),
                faces.of(kept.name()).stream().map(ClusterFace::colour).toList());
    }

    private Rerun again() throws OperationException {
        return runs.again(RUN, Parallel.of(2), Monitor.none());
    }

    private void change(String sql) throws OperationException {
        workspace.write(Monitor.none(), session -> session.execute(sql));
    }

    private void computeAgain() throws OperationException {
        new FeatureSets(workspace)
                .compute(
                        FeatureSetDefinition.of(
                                Clustered.SET, List.of("money", "mean_gap"), Transform.NONE, Scaling.NONE),
                        Monitor.none());
    }

    private static String fingerprint(List<String> customers, double... values) {
        return FittedData.of(new FeatureTable(customers, FeatureMatrix.unnamed(values, 2)))
                .fingerprint();
    }
}
