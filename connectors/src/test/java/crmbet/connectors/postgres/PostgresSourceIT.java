package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.Refreshed;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.source.Selection;
import crmbet.core.source.SourcePreview;
import crmbet.core.source.SourceTable;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables out of a real PostgreSQL into a real workspace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class PostgresSourceIT {
    private TemporaryDatabase database;
    private PostgresSource source;

    @TempDir
    private Path folder;

    private Workspace workspace;
    private SourceDatasets datasets;

    @BeforeAll
    void create() throws SQLException, IOException {
        database = TemporaryDatabase.create();
        database.execute("CREATE TABLE big AS SELECT n AS id, n % 97 AS kind, repeat('x', 60) AS text"
                + " FROM generate_series(1, 1500000) n");
        database.execute("ANALYZE big");
    }

    @AfterAll
    void drop() throws SQLException, IOException {
        database.close();
    }

    @BeforeEach
    void open() throws OperationException {
        source = new PostgresSource(PostgresAddress.parse(database.address()));
        workspace = Workspace.openOrCreate(folder.resolve("w" + System.nanoTime()));
        datasets = new SourceDatasets(workspace);
    }

    @AfterEach
    void close() throws SQLException {
        source.close();
        workspace.close();
        database.execute("DROP SCHEMA IF EXISTS shop CASCADE");
    }

    private static Selection.Table table(String schema, String name, String... columns) {
        return new Selection.Table(schema, name, List.of(columns));
    }

    private Dataset load(String name, Selection selection) throws OperationException {
        return datasets.load(source, null, List.of(new SourceRequest(name, selection)), Monitor.none())
                .getFirst();
    }

    private Failure failure(String name, Selection selection) {
        return assertThrows(OperationException.class, () -> load(name, selection))
                .failure();
    }

    private List<String> values(String sql) throws OperationException {
        return workspace.read(Monitor.none(), session -> session.query(sql, row -> String.valueOf(row.textOrNull(0))));
    }

    private void assertNothingLoaded() throws OperationException, IOException {
        assertEquals(List.of(), new Datasets(workspace).list());
        assertEquals(List.of("0"), values("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'data'"));
        assertEquals(List.of("0"), values("SELECT count(*) FROM meta.dataset_source"));
        assertScratchIsEmpty();
    }

    private void assertScratchIsEmpty() throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<Path> left = scratch();
        // What was being filled is deleted by the thread that filled it.
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            left = scratch();
        }
        assertEquals(List.of(), left);
    }

    private List<Path> scratch() throws IOException {
        try (Stream<Path> files = Files.list(workspace.scratch())) {
            return files.toList();
        }
    }

    @Test
    void everyTypeArrivesAsItIs() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TYPE shop.mood AS ENUM ('sad', 'it''s ok')");
        database.execute("CREATE DOMAIN shop.cents AS numeric(12,2)");
        database.execute("CREATE TYPE shop.pair AS (a int, b text)");
        database.execute("""
                CREATE TABLE shop.odd (
                    "Id" int PRIMARY KEY, b boolean, s smallint, l bigint, r real, d double precision,
                    n numeric(20,4), nn numeric, c shop.cents, m money, t text, v varchar(9), ch char(3), day date,
                    ts timestamp, tz timestamptz, tm time, i interval, j json, jb jsonb, u uuid, bytes bytea,
                    ints int[], texts text[], mood shop.mood, moods shop.mood[], pair shop.pair, net inet, range int4range)
                """);
        database.execute("""
                INSERT INTO shop.odd VALUES
                (1, true, -5, 9223372036854775807, 1.5, 'NaN', 1234567890123456.7891, 1e-3, 19.90, 12.34,
                 E'a,"b"\\nc\\r\\n\\t🎰\\\\', '', 'x', '2026-02-28', '2026-01-02 03:04:05.678901', '2026-01-02 03:04:05+02',
                 '23:59:59.5', '1 year 2 days 03:00:00', '{"a": [1, null]}', '{"b": "\\"q\\""}',
                 '00000000-0000-4000-8000-00000000000a', '\\x00ff2c220a', '{1,NULL,3}', '{"a,b","\\"",NULL,""}',
                 'it''s ok', '{sad,"it''s ok"}', '(1,"x, y")', '10.0.0.1/8', '[1,5)'),
                (2, NULL, NULL, NULL, 'Infinity', '-Infinity', 'NaN', 'NaN', NULL, NULL, NULL, NULL, NULL, 'infinity',
                 '-infinity', 'infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
                """);
        Dataset loaded = load("odd", table("shop", "odd"));
        assertEquals(2, loaded.rows());
        assertEquals(
                "INTEGER BOOLEAN SMALLINT BIGINT FLOAT DOUBLE DECIMAL(20,4) DOUBLE DECIMAL(12,2) DECIMAL(19,2) VARCHAR"
                        + " VARCHAR VARCHAR DATE TIMESTAMP TIMESTAMP WITH TIME ZONE TIME VARCHAR JSON JSON UUID BLOB"
                        + " INTEGER[] VARCHAR[] VARCHAR JSON VARCHAR VARCHAR VARCHAR",
                loaded.columns().stream().map(Column::sqlType).collect(Collectors.joining(" ")));
        assertEquals(
                List.of("true|-5|9223372036854775807|1.5|nan|1234567890123456.7891|0.001|19.90|12.34"),
                values("SELECT concat_ws('|', b, s, l, r, d, n, nn, c, m) FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(List.of("a,\"b\"\nc\r\n\t🎰\\"), values("SELECT t FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("true"),
                values("SELECT v = '' AND ch = 'x  ' AND t IS NOT NULL FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("2026-02-28|2026-01-02 03:04:05.678901|1767315845|23:59:59.5|1 year 2 days 03:00:00"),
                values("SELECT concat_ws('|', day, ts, epoch(tz)::BIGINT, tm, i) FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("{\"a\": [1, null]}|{\"b\": \"\\\"q\\\"\"}|00000000-0000-4000-8000-00000000000a|00FF2C220A"),
                values("SELECT concat_ws('|', j, jb, u, hex(bytes)) FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("true"),
                values(
                        "SELECT ints = [1, NULL, 3] AND texts = ['a,b', '\"', NULL, ''] FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("it's ok|[\"sad\",\"it's ok\"]|(1,\"x, y\")|10.0.0.1/8|[1,5)"),
                values("SELECT concat_ws('|', mood, moods, pair, net, range) FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("inf|-inf|nan|infinity|-infinity|infinity"),
                values("SELECT concat_ws('|', r, d, nn, day, ts, tz) FROM data.odd WHERE \"Id\" = 2"));
        assertEquals(
                List.of("true"),
                values("SELECT n IS NULL AND t IS NULL AND v IS NULL AND ints IS NULL FROM data.odd WHERE \"Id\" = 2"));
        SourcePreview preview = source.preview(table("shop", "odd"), 10, Monitor.none());
        assertTrue(preview.columns().getFirst().key());
        assertEquals("1", preview.rows().getFirst().getFirst());
        assertEquals(2, preview.rows().size());
    }

    @Test
    void aSingleColumnKeepsItsEmptyAndMissingRows() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.one AS SELECT * FROM (VALUES (NULL), (''), (' '), ('NULL')) v(t)");
        assertEquals(4, load("one", table("shop", "one")).rows());
        assertEquals(List.of("null", "", " ", "NULL"), values("SELECT t FROM data.one ORDER BY rowid"));
    }

    @Test
    void tablesAreListedWithTheirSizes() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.parted (n int) PARTITION BY RANGE (n)");
        database.execute("CREATE TABLE shop.low PARTITION OF shop.parted FOR VALUES FROM (0) TO (100)");
        database.execute("INSERT INTO shop.parted SELECT generate_series(1, 50)");
        database.execute("CREATE VIEW shop.seen AS SELECT * FROM shop.parted");
        database.execute("ANALYZE");
        List<SourceTable> tables = source.tables(Monitor.none());
        assertEquals(
                List.of("public.big TABLE", "shop.parted PARTITIONED_TABLE", "shop.seen VIEW"),
                tables.stream()
                        .map(each -> each.schema() + '.' + each.name() + ' ' + each.kind())
                        .toList());
        assertEquals(1_500_000, (double) tables.getFirst().rows(), 50_000);
        assertTrue(tables.getFirst().bytes() > 100_000_000, tables::toString);
        assertEquals(50, tables.get(1).rows());
        assertEquals(-1, tables.get(2).rows());
    }

    @Test
    void columnsAreChosenAndQueriesWritten() throws OperationException {
        Dataset chosen = load("chosen", table("public", "big", "kind", "id"));
        assertEquals(
                List.of("kind", "id"),
                chosen.columns().stream().map(Column::name).toList());
        assertEquals(1_500_000, chosen.rows());
        Dataset query = load(
                "query",
                new Selection.Query(
                        "SELECT kind, count(*), count(*), '{}'::jsonb ? 'a' -- how many\n FROM big GROUP BY 1; "));
        assertEquals(97, query.rows());
        assertEquals(
                List.of("kind", "count", "count_2", "?column?"),
                query.columns().stream().map(Column::name).toList());
        assertScratchIsClean();
    }

    private void assertScratchIsClean() {
        try {
            assertScratchIsEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theServerRefusesWhateverWouldChangeSomething() throws SQLException, OperationException, IOException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.target (n int)");
        database.execute("CREATE SEQUENCE shop.numbers");
        database.execute("CREATE FUNCTION shop.write() RETURNS int LANGUAGE plpgsql AS"
                + " $$ BEGIN INSERT INTO shop.target VALUES (1); RETURN 1; END $$");
        assertEquals(
                new Failure.StatementRefused(Refusal.NOT_ONLY_READING, "", -1),
                failure("f", new Selection.Query("SELECT shop.write()")));
        assertEquals(
                new Failure.StatementRefused(Refusal.NOT_ONLY_READING, "", -1),
                failure("f", new Selection.Query("SELECT nextval('shop.numbers')")));
        assertInstanceOf(
                Failure.StatementFailed.class,
                failure(
                        "f",
                        new Selection.Query(
                                "WITH w AS (INSERT INTO shop.target VALUES (1) RETURNING n) SELECT * FROM w")));
        assertInstanceOf(
                Failure.StatementRefused.class,
                failure("f", new Selection.Query("INSERT INTO shop.target VALUES (1)")));
        assertEquals(
                new Failure.StatementRefused(Refusal.SEVERAL_STATEMENTS, "", 0),
                failure("f", new Selection.Query("SELECT 1; COMMIT; INSERT INTO shop.target VALUES (1)")));
        assertInstanceOf(
                Failure.StatementFailed.class,
                failure(
                        "f",
                        new Selection.Query("SELECT 1) AS q(c0)) TO STDOUT; INSERT INTO shop.target VALUES (1); --")));
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM shop.target")) {
            result.next();
            assertEquals(0, result.getInt(1));
        }
        assertNothingLoaded();
    }

    @Test
    void whatIsNewIsAddedAndWithAKeyWhatChangedIsReplaced() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.orders (id int PRIMARY KEY, state text, at timestamptz)");
        database.execute("INSERT INTO shop.orders VALUES (1, 'new', '2026-01-01 10:00+00'),"
                + " (2, 'new', '2026-01-01 10:00:00.000001+00'), (3, 'old', NULL)");
        datasets.load(
                source,
                "a-connection",
                List.of(
                        new SourceRequest("keyed", table("shop", "orders"), "at", List.of("id"), false),
                        new SourceRequest("added", table("shop", "orders"), "at", List.of(), false),
                        new SourceRequest("whole", table("shop", "orders"))),
                Monitor.none());
        assertEquals(
                "a-connection",
                datasets.origin("keyed").orElseThrow().connection().orElseThrow());
        assertRefreshed("keyed", 0, 0, 3);
        database.execute("INSERT INTO shop.orders VALUES (4, 'new', '2026-01-02 10:00+00'),"
                + " (5, 'same moment', '2026-01-01 10:00:00.000001+00')");
        database.execute("UPDATE shop.orders SET state = 'paid', at = '2026-01-03 10:00+00' WHERE id = 1");
        assertRefreshed("keyed", 2, 1, 5);
        assertEquals(
                List.of("1 paid", "2 new", "3 old", "4 new", "5 same moment"),
                values("SELECT id || ' ' || state FROM data.keyed ORDER BY id"));
        assertEquals(List.of("true"), values("SELECT max(rowid) = count(*) - 1 FROM data.keyed"));
        assertRefreshed("keyed", 0, 0, 5);
        assertRefreshed("added", 2, 0, 5);
        assertRefreshed("whole", 2, 0, 5);
        database.execute("ALTER TABLE shop.orders ALTER COLUMN state TYPE bytea USING NULL");
        assertInstanceOf(
                Failure.SchemaMismatch.class,
                assertThrows(OperationException.class, () -> datasets.refresh("keyed", source, Monitor.none()))
                        .failure());
        database.execute("ALTER TABLE shop.orders DROP COLUMN state");
        assertEquals(
                new Failure.NotFound(Failure.Subject.COLUMN, "state"),
                assertThrows(OperationException.class, () -> datasets.refresh("added", source, Monitor.none()))
                        .failure());
        database.execute("DROP TABLE shop.orders");
        assertEquals(
                new Failure.NotFound(Failure.Subject.TABLE, "shop.orders"),
                assertThrows(OperationException.class, () -> datasets.refresh("whole", source, Monitor.none()))
                        .failure());
        assertEquals(5, new Datasets(workspace).find("whole").rows());
    }

    private void assertRefreshed(String name, long added, long changed, long rows) throws OperationException {
        Refreshed refreshed = datasets.refresh(name, source, Monitor.none());
        assertEquals(
                List.of(added, changed, rows),
                List.of(
                        refreshed.added(),
                        refreshed.changed(),
                        refreshed.dataset().rows()));
    }

    @Test
    void allTablesOfALoadAreOfOneMoment() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.a AS SELECT generate_series(1, 10) AS n");
        database.execute("CREATE TABLE shop.b AS SELECT generate_series(1, 10) AS n");
        Monitor meddling = new WatchedMonitor(() -> {
            database.execute("INSERT INTO shop.b SELECT 99");
        });
        List<Dataset> loaded = datasets.load(
                source,
                null,
                List.of(new SourceRequest("a", table("shop", "a")), new SourceRequest("b", table("shop", "b"))),
                meddling);
        assertEquals(List.of(10L, 10L), loaded.stream().map(Dataset::rows).toList());
    }

    @Test
    void aFailureInTheSecondTableTakesTheFirstOneAway() throws OperationException, IOException {
        OperationException failed = assertThrows(
                OperationException.class,
                () -> datasets.load(
                        source,
                        null,
                        List.of(
                                new SourceRequest("big", table("public", "big")),
                                new SourceRequest("none", table("public", "no such"))),
                        Monitor.none()));
        assertEquals(new Failure.NotFound(Failure.Subject.TABLE, "public.no such"), failed.failure());
        assertNothingLoaded();
    }

    @Test
    void aQueryThatFailsAfterAMillionRowsLeavesNothing() throws OperationException, IOException {
        Failure failed = failure("f", new Selection.Query("SELECT 1 / (1200000 - id) AS x, text FROM big ORDER BY id"));
        assertInstanceOf(Failure.StatementFailed.class, failed);
        assertTrue(failed.toString().contains("division by zero"), failed::toString);
        assertNothingLoaded();
    }

    @Test
    void cancellingEndsAtOnceOnBothSides() throws Exception {
        for (String sql : List.of("SELECT * FROM big", "SELECT pg_sleep(60)::text")) {
            CompletableFuture<Long> cancelled = new CompletableFuture<>();
            WatchedMonitor monitor = new WatchedMonitor(() -> {});
            Thread.startVirtualThread(() -> {
                try {
                    monitor.reading.await();
                    waitForActivity(true);
                    cancelled.complete(System.nanoTime());
                    monitor.cancel();
                } catch (InterruptedException | SQLException e) {
                    cancelled.completeExceptionally(e);
                }
            });
            assertThrows(
                    CancellationException.class,
                    () -> datasets.load(
                            source, null, List.of(new SourceRequest("f", new Selection.Query(sql))), monitor));
            assertTrue(cancelled.isDone());
            waitForActivity(false);
            assertNothingLoaded();
        }
        assertEquals(
                97,
                load("after", new Selection.Query("SELECT DISTINCT kind FROM big"))
                        .rows());
    }

    /** Waits until the server runs a COPY of this database, or does so no more. */
    private void waitForActivity(boolean wanted) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            boolean found = !wanted;
            while (found != wanted) {
                try (var result = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                        + " AND datname = current_database() AND query LIKE 'COPY%'")) {
                    result.next();
                    found = result.getLong(1) > 0;
                }
            }
        }
    }

    @Test
    void aKilledConnectionIsTriedAgainAndIfItIsKilledEachTimeNothingIsLeft() throws Exception {
        KillingMonitor once = new KillingMonitor(1);
        assertEquals(
                1_500_000,
                datasets.load(source, null, List.of(new SourceRequest("big", table("public", "big"))), once)
                        .getFirst()
                        .rows());
        assertEquals(0, once.left, "it was not killed");
        new Datasets(workspace).drop("big");
        KillingMonitor always = new KillingMonitor(99);
        OperationException failed = assertThrows(
                OperationException.class,
                () -> datasets.load(source, null, List.of(new SourceRequest("big", table("public", "big"))), always));
        assertInstanceOf(Failure.ConnectionLost.class, failed.failure());
        assertNothingLoaded();
    }

    @Test
    void aStatementTimeoutEndsALoad() throws OperationException, IOException {
        try (PostgresSource hurried =
                new PostgresSource(PostgresAddress.parse(database.address() + "?statement_timeout=1"))) {
            OperationException failed = assertThrows(
                    OperationException.class,
                    () -> datasets.load(
                            hurried,
                            null,
                            List.of(new SourceRequest("f", new Selection.Query("SELECT pg_sleep(30)::text"))),
                            Monitor.none()));
            assertEquals(new Failure.TimedOut("PostgreSQL", Duration.ofSeconds(1)), failed.failure());
        }
        assertNothingLoaded();
    }

    @Test
    void aReplicaThatIsNotThereIsPassedOver() throws OperationException {
        try (PostgresSource replicated =
                new PostgresSource(PostgresAddress.parse(database.address() + "?read_replica=127.0.0.1:1"))) {
            assertEquals("big", replicated.tables(Monitor.none()).getFirst().name());
        }
    }

    @Test
    void aServerThatStallsIsGivenUp() throws Exception {
        try (StallingProxy proxy = new StallingProxy(database.port(), 5_000_000);
                PostgresSource stalled = new PostgresSource(
                        PostgresAddress.parse(database.address().replace(":" + database.port(), ":" + proxy.port())),
                        Duration.ofSeconds(1))) {
            OperationException failed = assertThrows(
                    OperationException.class,
                    () -> datasets.load(
                            stalled, null, List.of(new SourceRequest("f", table("public", "big"))), Monitor.none()));
            assertEquals(new Failure.TimedOut("PostgreSQL", Duration.ofSeconds(1)), failed.failure());
            assertNothingLoaded();
        }
    }

    @Test
    void aStalledServerCanBeLeftAtOnce() throws Exception {
        try (StallingProxy proxy = new StallingProxy(database.port(), 5_000_000);
                PostgresSource stalled = new PostgresSource(
                        PostgresAddress.parse(database.address().replace(":" + database.port(), ":" + proxy.port())))) {
            WatchedMonitor monitor = new WatchedMonitor(() -> {});
            Thread.startVirtualThread(() -> {
                proxy.awaitStall();
                monitor.cancel();
            });
            assertThrows(
                    CancellationException.class,
                    () -> datasets.load(
                            stalled, null, List.of(new SourceRequest("f", table("public", "big"))), monitor));
            assertNothingLoaded();
        }
    }

    @Test
    void tlsThatTheServerCannotProveIsRefusedInTheOpen() {
        try (PostgresSource strict =
                new PostgresSource(PostgresAddress.parse(database.address() + "?sslmode=verify-full"))) {
            Failure failed = assertThrows(OperationException.class, () -> strict.tables(Monitor.none()))
                    .failure();
            assertInstanceOf(Failure.Untrusted.class, failed);
        }
    }

    @Test
    void anUnknownHostIsUnreachable() {
        try (PostgresSource nowhere =
                new PostgresSource(PostgresAddress.parse("postgresql://ana@no-such-host.invalid/crm"))) {
            assertInstanceOf(
                    Failure.Unreachable.class,
                    assertThrows(OperationException.class, () -> nowhere.tables(Monitor.none()))
                            .failure());
        }
    }

    @Test
    void aScratchFolderThatCannotBeWrittenIsSaidAndNothingIsLeft() throws Exception {
        Files.delete(workspace.scratch());
        Files.writeString(workspace.scratch(), "in the way");
        assertInstanceOf(Failure.CannotWrite.class, failure("f", table("public", "big")));
        assertEquals(List.of(), new Datasets(workspace).list());
    }

    /** Does something once rows are being read. */
    private static class WatchedMonitor extends CancellableMonitor {
        private final Meddling meddling;
        private final CountDownLatch reading = new CountDownLatch(1);

        WatchedMonitor(Meddling meddling) {
            this.meddling = meddling;
        }

        @Override
        public void report(long done, long total, Phase phase) {
            if (phase == Phase.READING && reading.getCount() > 0) {
                reading.countDown();
                meddle();
            }
        }

        final void meddle() {
            try {
                meddling.run();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        /** Changes something over there. */
        @FunctionalInterface
        interface Meddling {
            void run() throws SQLException;
        }
    }

    /** Kills the connection that loads, a number of times. */
    private final class KillingMonitor extends CancellableMonitor {
        private int left;

        KillingMonitor(int times) {
            left = times;
        }

        @Override
        public void report(long done, long total, Phase phase) {
            if (phase == Phase.READING && done > 0 && left > 0) {
                left--;
                try {
                    database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND query LIKE 'COPY%'");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
