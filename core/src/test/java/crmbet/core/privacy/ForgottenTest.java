package crmbet.core.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.ReadOptions;
import crmbet.core.expectation.CheckReport;
import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Expectations;
import crmbet.core.expectation.Rule;
import crmbet.core.expectation.Severity;
import crmbet.core.expectation.Suite;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erased person leaves nothing anywhere and does not come back with what is loaded later. */
class ForgottenTest {
    private static final String ANA = "player-ana-000017";
    private static final String EMAIL = "ana.zimmermann@postbox-example.org";

    @TempDir
    Path folder;

    private Path workspaceFolder() {
        return folder.resolve("workspace");
    }

    private Path purchases() throws IOException {
        StringBuilder rows = new StringBuilder("player,email,amount,at\n");
        for (int i = 0; i < 4; i++) {
            rows.append(ANA + "," + EMAIL + "," + (500 + i) + ",2024-01-0" + (i + 1) + "\n");
        }
        for (int i = 0; i < 60; i++) {
            rows.append("player-%06d,p%d@example.com,%d,2024-01-07\n".formatted(i % 30 + 100, i % 30, i + 1));
        }
        return Files.writeString(folder.resolve("purchases.csv"), rows);
    }

    private void load(Workspace workspace, boolean replace) throws Exception {
        var _ = new Datasets(workspace)
                .load(new LoadRequest(purchases(), "purchases", ReadOptions.detect(), replace), Monitor.none());
    }

    private static long count(Workspace workspace, String sql) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first(sql, row -> row.integer(0)).orElseThrow());
    }

    /** Datasets, mapping, features, a run, a segment, statements and views that all know the person. */
    private void work(Workspace workspace) throws Exception {
        load(workspace, false);
        Path tickets = Files.writeString(
                folder.resolve("tickets.csv"),
                "ticket,player,text\n1," + ANA + ",where is my money\n2,player-000101,hi\n");
        var _ = new Datasets(workspace).load(new LoadRequest(tickets, "tickets"), Monitor.none());
        var _ = new Canonical(workspace).map("purchases", ColumnMapping.of("player", "at", "amount"), Monitor.none());
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set = sets.compute(
                FeatureSetDefinition.of("worth", List.of("frequency", "money"), Transform.LOG1P, Scaling.STANDARD),
                Monitor.none());
        FeatureTable table = sets.load("worth", Monitor.none());
        Runs runs = new Runs(workspace);
        var clustering = new KMeansStrategy(KMeansOptions.of(2)).fit(table.matrix(), Monitor.none());
        var _ = runs.save("two", set, table, clustering, Monitor.none());
        int label = clustering.labels().clusterOf(table.customers().indexOf(ANA));
        var _ = new Segments(workspace)
                .create("two", OptionalInt.of(label), "Everybody like Ana", "ana", Monitor.none());
        workspace.write(Monitor.none(), session -> {
            session.execute("INSERT INTO meta.statement SELECT 1, 'SELECT * FROM data.purchases WHERE player = ''" + ANA
                    + "''', now()");
            return session.execute("INSERT INTO meta.view_state SELECT 'lab', '{\"hovered\":\"" + ANA + "\"}', now()");
        });
    }

    private boolean anywhere(String text) throws IOException {
        try (Stream<Path> files = Files.walk(workspaceFolder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void assertGone() throws Exception {
        try (Workspace workspace = Workspace.open(workspaceFolder())) {
            assertEquals(0, count(workspace, "SELECT count(*) FROM data.purchases WHERE player = '" + ANA + "'"));
            assertEquals(0, count(workspace, "SELECT count(*) FROM crm.customer WHERE customer_key = '" + ANA + "'"));
            assertEquals(30, count(workspace, "SELECT count(*) FROM crm.customer"));
            assertEquals(60, count(workspace, "SELECT count(*) FROM data.purchases"));
            assertEquals(60, new Datasets(workspace).find("purchases").rows());
            assertEquals(59, count(workspace, "SELECT max(rowid) FROM data.purchases"));
            assertEquals(60, new Canonical(workspace).mappings().getFirst().rows());
            assertEquals(30, count(workspace, "SELECT count(DISTINCT pseudonym) FROM meta.personal_value"));
            workspace.closeAndCompact();
        }
        assertFalse(anywhere(ANA));
    }

    @Test
    void nothingIsLeftInRelatedTablesRunsSegmentsStatementsAndViews() throws Exception {
        String pseudonym;
        try (Workspace workspace = Workspace.openOrCreate(workspaceFolder())) {
            work(workspace);
            pseudonym = new PersonalData(workspace, KeyFile.ofInstallation()).pseudonym(PersonalKind.EMAIL, EMAIL);
            assertEquals(4, count(workspace, "SELECT count(*) FROM data.purchases WHERE email = '" + pseudonym + "'"));
        }
        assertTrue(anywhere("player-000101"), "the search finds nothing at all");
        Files.createDirectories(workspaceFolder().resolve("lake"));
        Files.writeString(workspaceFolder().resolve("lake").resolve("part"), EMAIL + ANA);
        Erasure.Proof proof = Erasure.erase(workspaceFolder(), ANA, "ana", "They asked.", Monitor.none());
        assertEquals(List.of(), proof.left());
        assertEquals(4, proof.deleted().get("data.purchases"));
        assertEquals(1, proof.deleted().get("data.tickets"));
        assertEquals(1, proof.deleted().get("features.worth"));
        assertEquals(1, proof.deleted().get("meta.run_label"));
        assertEquals(1, proof.deleted().get("meta.segment_member"));
        for (String trace : List.of(ANA, pseudonym, EMAIL, "ostbox-")) {
            assertFalse(anywhere(trace), trace);
        }
        assertGone();
    }

    @Test
    void aLaterLoadOrMappingDoesNotBringTheErasedPersonBack() throws Exception {
        try (Workspace workspace = Workspace.openOrCreate(workspaceFolder())) {
            work(workspace);
        }
        var _ = Erasure.erase(workspaceFolder(), ANA, "ana", "They asked.", Monitor.none());
        try (Workspace workspace = Workspace.open(workspaceFolder())) {
            load(workspace, true);
            var _ = new Canonical(workspace)
                    .map("purchases", ColumnMapping.of("player", "at", "amount"), Monitor.none());
        }
        assertGone();
        // Under a name that was never seen, too.
        try (Workspace workspace = Workspace.open(workspaceFolder())) {
            var _ = new Datasets(workspace).load(new LoadRequest(purchases(), "again"), Monitor.none());
            assertEquals(60, count(workspace, "SELECT count(*) FROM data.again"));
        }
        assertFalse(new String(
                        Files.readAllBytes(workspaceFolder().resolve("workspace.duckdb")), StandardCharsets.ISO_8859_1)
                .contains("ostbox-"));
    }

    @Test
    void aPatternJudgesTheValueBehindThePseudonym() throws Exception {
        Path file = purchases();
        Files.writeString(file, Files.readString(file) + "player-000999,not an address,1,2024-01-09\n");
        Suite suite = new Suite(
                List.of(new Expectation(new Rule.Matches("email", "[^@]+@[^@]+\\.[a-z]+"), Severity.WARNING, 0)));
        try (Workspace workspace = Workspace.openOrCreate(workspaceFolder())) {
            var _ = new Datasets(workspace).load(new LoadRequest(file, "purchases").expecting(suite), Monitor.none());
            CheckReport report =
                    new Expectations(workspace).history("purchases", 1).getFirst();
            assertEquals(1, report.findings().getFirst().failing());
            assertEquals(65, report.findings().getFirst().checked());
            String example = report.findings().getFirst().examples().getFirst().toString();
            assertFalse(example.contains("not an address"), example);
            assertTrue(example.contains("em_"), example);
        }
        assertFalse(anywhere("not an address"));
    }
}
