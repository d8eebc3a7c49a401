package crmbet.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.sample.Clustered;
import crmbet.core.table.StoredTable;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerTableTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private Run run;
    private FeatureSet set;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        run = Clustered.in(workspace);
        set = new FeatureSets(workspace).find(Clustered.SET).orElseThrow();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void rowsStandAsInTheFeatureMatrixWithClustersAndRawValues() throws OperationException {
        FeatureTable raw = new FeatureSets(workspace).loadRaw(Clustered.SET, Monitor.none());
        CustomerTable table = CustomerTable.of(workspace, set, run, Monitor.none());
        try (StoredTable rows = table.rows()) {
            assertFalse(table.degrees(), "density of one radius knows no degrees");
            List<List<@Nullable Object>> read = rows.rows(rows.natural(), 0, 100, Monitor.none());
            assertEquals(10, read.size());
            for (int i = 0; i < read.size(); i++) {
                assertEquals(raw.customers().get(i), read.get(i).get(CustomerTable.CUSTOMER));
                assertEquals(raw.matrix().at(i, 0), read.get(i).get(CustomerTable.FIRST_FEATURE));
            }
            assertEquals(1L, read.get(8).get(CustomerTable.CLUSTER));
            assertNull(read.get(9).get(CustomerTable.CLUSTER), "noise");
        }
    }

    @Test
    void degreesOfMembershipFollowTheFeatures() throws OperationException {
        FeatureTable scaled = new FeatureSets(workspace).load(Clustered.SET, Monitor.none());
        Clustering clustering = new HdbscanStrategy(HdbscanOptions.of(3)).fit(scaled.matrix(), Monitor.none());
        Run hdbscan = new Runs(workspace).save(null, set, scaled, clustering, Monitor.none());
        CustomerTable table = CustomerTable.of(workspace, set, hdbscan, Monitor.none());
        try (StoredTable rows = table.rows()) {
            assertTrue(table.degrees());
            List<@Nullable Object> last =
                    rows.rows(rows.natural(), 9, 1, Monitor.none()).getFirst();
            assertEquals(last.size() - 1, table.outlierScore());
            double probability = (Double) Objects.requireNonNull(last.get(table.probability()));
            assertEquals(clustering.probabilities()[9], probability, 1e-7);
            double outlier = (Double) Objects.requireNonNull(last.get(table.outlierScore()));
            assertEquals(clustering.outlierScores()[9], outlier, 1e-7);
        }
    }

    @Test
    void customersThatAreNotThoseOfTheRunAreRefused() throws OperationException {
        workspace.write(
                Monitor.none(), session -> session.execute("DELETE FROM crm.activity WHERE customer_key = 'c3'"));
        FeatureSet anew = new FeatureSets(workspace).compute(set.definition(), Monitor.none());
        OperationException refused =
                assertThrows(OperationException.class, () -> CustomerTable.of(workspace, anew, run, Monitor.none()));
        assertInstanceOf(Failure.NotPossible.class, refused.failure());
    }
}
