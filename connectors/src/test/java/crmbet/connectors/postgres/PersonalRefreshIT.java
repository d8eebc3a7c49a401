package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.dataset.Refreshed;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Expectations;
import crmbet.core.expectation.Rule;
import crmbet.core.expectation.Severity;
import crmbet.core.expectation.Suite;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Erasure;
import crmbet.core.source.Selection;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a refresh out of a real PostgreSQL does to customers, pseudonyms, expectations and erased people. */
@Timeout(120)
class PersonalRefreshIT {
    private static final String ANA = "player-ana-000017";

    @TempDir
    private Path folder;

    private TemporaryDatabase database;
    private PostgresSource source;

    @BeforeEach
    void create() throws Exception {
        database = TemporaryDatabase.create();
        database.execute("CREATE TABLE payments (id int PRIMARY KEY, player text, email text, amount numeric(10,2),"
                + " at timestamptz)");
        database.execute("INSERT INTO payments SELECT n, 'player-' || n % 20, 'p' || n % 20 || '@example.com', n,"
                + " timestamptz '2026-01-01 10:00+00' + n * interval '1 hour' FROM generate_series(1, 100) n");
        database.execute("INSERT INTO payments SELECT 200 + n, '" + ANA + "', 'Ana.Zimmermann@postbox-example.org', 10,"
                + " timestamptz '2026-01-02 10:00+00' FROM generate_series(1, 3) n");
        source = new PostgresSource(PostgresAddress.parse(database.address()));
    }

    @AfterEach
    void drop() throws Exception {
        source.close();
        database.close();
    }

    private static long count(Workspace workspace, String sql) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first(sql, row -> row.integer(0)).orElseThrow());
    }

    private Workspace loaded() throws OperationException {
        Workspace workspace = Workspace.openOrCreate(folder.resolve("w"));
        var _ = new SourceDatasets(workspace)
                .load(
                        source,
                        null,
                        List.of(new SourceRequest(
                                "payments",
                                new Selection.Table("public", "payments", List.of()),
                                "at",
                                List.of("id"),
                                false)),
                        Monitor.none());
        var _ = new Canonical(workspace).map("payments", ColumnMapping.of("player", "at", "amount"), Monitor.none());
        return workspace;
    }

    private Refreshed refresh(Workspace workspace) throws OperationException {
        return new SourceDatasets(workspace).refresh("payments", source, Monitor.none());
    }

    @Test
    void customersAndActivitiesPseudonymsAndExpectationsFollow() throws Exception {
        try (Workspace workspace = loaded()) {
            new Expectations(workspace)
                    .keep(
                            "payments",
                            new Suite(
                                    List.of(new Expectation(new Rule.Matches("email", ".+@.+"), Severity.WARNING, 0))));
            assertEquals(21, count(workspace, "SELECT count(*) FROM crm.customer"));
            database.execute("INSERT INTO payments VALUES (301, '" + ANA
                    + "', ' ana.zimmermann@POSTBOX-example.org', 5, '2026-02-01 10:00+00'),"
                    + " (302, 'player-new', 'nonsense', 7, '2026-02-01 11:00+00')");
            assertEquals(2, refresh(workspace).added());
            assertEquals(22, count(workspace, "SELECT count(*) FROM crm.customer"));
            assertEquals(105, count(workspace, "SELECT count(*) FROM crm.activity"));
            assertEquals(
                    1,
                    count(workspace, "SELECT count(DISTINCT email) FROM data.payments WHERE player = '" + ANA + "'"));
            var report = new Expectations(workspace).history("payments", 1).getFirst();
            assertTrue(report.loading());
            assertEquals(105, report.rows());
            assertEquals(1, report.findings().getFirst().failing());
        }
    }

    @Test
    void anErasedPersonStaysOutOfARefresh() throws Exception {
        loaded().close();
        assertEquals(
                List.of(),
                Erasure.erase(folder.resolve("w"), ANA, "ana", "They asked.", Monitor.none())
                        .left());
        try (Workspace workspace = Workspace.open(folder.resolve("w"))) {
            database.execute("UPDATE payments SET amount = 11, at = '2026-03-01 10:00+00' WHERE player = '" + ANA
                    + "' OR id = 1");
            assertEquals(100, refresh(workspace).dataset().rows());
            assertEquals(20, count(workspace, "SELECT count(*) FROM crm.customer"));
            assertEquals(99, count(workspace, "SELECT max(rowid) FROM data.payments"));
            assertEquals(20, count(workspace, "SELECT count(*) FROM meta.personal_value"));
            workspace.closeAndCompact();
        }
        String bytes = new String(
                Files.readAllBytes(folder.resolve("w").resolve(Workspace.DATABASE_FILE)), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(ANA));
        assertFalse(bytes.contains("ostbox-"));
        assertTrue(bytes.contains("player-"));
    }

    @Test
    void addressesThatComeLateInALargeTableOrWithARefreshAreProtectedToo() throws Exception {
        // The first rows fill more than the 32 MB that come over at a time.
        database.execute("CREATE TABLE visits AS SELECT n AS id, repeat('x', 4000) AS page,"
                + " CASE WHEN n > 9900 THEN 'v' || n || '@postbox-example.org' END AS contact, NULL::text AS later,"
                + " 'Ana Souza' AS name, timestamptz '2026-01-01 10:00+00' + n * interval '1 minute' AS at"
                + " FROM generate_series(1, 10000) n");
        database.execute("ALTER TABLE visits ADD PRIMARY KEY (id)");
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("late"))) {
            SourceDatasets datasets = new SourceDatasets(workspace);
            var _ = datasets.load(
                    source,
                    null,
                    List.of(new SourceRequest(
                            "visits", new Selection.Table("public", "visits", List.of()), "at", List.of("id"), false)),
                    Monitor.none());
            assertEquals(
                    100, count(workspace, "SELECT count(*) FROM data.visits WHERE contact LIKE 'em~_%' ESCAPE '~'"));
            assertEquals(
                    100, count(workspace, "SELECT count(*) FROM meta.personal_value WHERE column_name = 'contact'"));
            assertEquals(
                    0, count(workspace, "SELECT count(*) FROM data.visits WHERE name NOT LIKE 'nm~_%' ESCAPE '~'"));
            database.execute(
                    "INSERT INTO visits VALUES (10001, 'p', NULL, 'l@postbox-example.org', 'Bia Lima', now())");
            assertEquals(1, datasets.refresh("visits", source, Monitor.none()).added());
            assertEquals(1, count(workspace, "SELECT count(*) FROM data.visits WHERE later LIKE 'em~_%' ESCAPE '~'"));
            assertEquals(1, count(workspace, "SELECT count(*) FROM meta.personal_value WHERE column_name = 'later'"));
            assertEquals(3, count(workspace, "SELECT count(*) FROM meta.personal_column WHERE dataset = 'visits'"));
        }
    }
}
