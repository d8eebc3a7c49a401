package crmbet.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Column;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.query.Queries.Permission;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesTest {
    private Path folder;
    private Workspace workspace;
    private Queries queries;

    @BeforeAll
    void open(@TempDir Path temporary) throws OperationException {
        folder = temporary;
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        queries = new Queries(workspace);
        workspace.write(Monitor.none(), session -> {
            session.execute("CREATE TABLE data.sales AS SELECT range AS id, 'c' || range AS customer FROM range(100)");
            session.execute("CREATE TABLE data.\"players.csv\" AS SELECT 1 AS id");
            return session.execute("CREATE TABLE main.mine AS SELECT range AS id FROM range(10)");
        });
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    void aQueryGivesItsRowsInItsOrderUnderItsNames() throws OperationException {
        Outcome.Rows rows = rows("SELECT id, customer, id AS id, rowid FROM sales ORDER BY id DESC");
        assertEquals(
                List.of("id", "customer", "id_1", "rowid"),
                rows.table().columns().stream().map(Column::name).toList());
        assertEquals(100, rows.table().rows());
        assertEquals(
                List.<@Nullable Object>of(99L, "c99", 99L, 99L),
                rows.table().rows(rows.table().natural(), 0, 1, Monitor.none()).getFirst());
        assertFalse(rows.cut());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM sales",
                "SELECT count(*) FROM data.sales -- all of them",
                "WITH big AS (SELECT * FROM sales WHERE id > 50) SELECT * FROM big JOIN crm.customer ON true",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) FROM n",
                "SELECT * FROM sales UNION ALL SELECT * FROM sales EXCEPT SELECT 1, 'a'",
                "SELECT * FROM (PIVOT sales ON id IN (1, 2) USING count(*) GROUP BY customer)",
                "SELECT * FROM (UNPIVOT (SELECT 1 AS a, 2 AS b) ON a, b)",
                "DESCRIBE sales",
                "SUMMARIZE data.sales",
                "SHOW TABLES",
                "VALUES (1, 'a'), (2, NULL)",
                "SELECT row_number() OVER (PARTITION BY id % 2 ORDER BY id), sum(id) FILTER (id > 3) OVER () FROM sales",
                "SELECT list_transform([1, 2], lambda x: x + 1), unnest([1, 2]), {'a': 1}, CAST('2026-01-01' AS DATE)",
                "SELECT * FROM range(5) t(i), LATERAL (SELECT i * 2)",
                "SELECT EXISTS (SELECT 1 FROM sales), (SELECT max(id) FROM sales), 1 IN (SELECT id FROM sales)",
                "SELECT customer, sum(id) FROM sales GROUP BY ROLLUP (customer) HAVING sum(id) > 3 LIMIT 5",
                "SELECT * FROM sales USING SAMPLE 10%",
                "SELECT * FROM information_schema.tables",
                "SELECT * FROM duckdb_columns()",
                "SELECT * FROM \"players.csv\"",
                "SELECT * EXCLUDE (id) REPLACE (upper(customer) AS customer) FROM sales",
                "SELECT coalesce(NULL, 1), CASE WHEN true THEN 1 END, 'a' LIKE 'b', ago(INTERVAL 1 DAY)",
            })
    void everydayQueriesPass(String sql) throws OperationException {
        assertTrue(rows(sql).table().columns().size() >= 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY data.sales TO '%s/out.csv'",
                "COPY (SELECT 1) TO '%s/out.csv'",
                "COPY data.sales FROM '%s/secrets.csv'",
                "EXPORT DATABASE '%s/dump'",
                "IMPORT DATABASE '%s/dump'",
                "ATTACH '%s/other.duckdb' AS other",
                "DETACH workspace",
                "USE memory",
                "INSTALL httpfs",
                "LOAD httpfs",
                "FORCE INSTALL httpfs",
                "SET threads = 1",
                "SET GLOBAL enable_external_access = true",
                "RESET threads",
                "PRAGMA database_list",
                "PRAGMA enable_profiling",
                "CALL pragma_version()",
                "CHECKPOINT",
                "VACUUM",
                "BEGIN",
                "COMMIT",
                "ROLLBACK",
                "DROP TABLE data.sales",
                "DELETE FROM data.sales",
                "UPDATE data.sales SET id = 0",
                "INSERT INTO data.sales VALUES (1, 'x')",
                "TRUNCATE data.sales",
                "MERGE INTO data.sales USING data.sales AS s ON true WHEN MATCHED THEN DELETE",
                "ALTER TABLE data.sales ADD COLUMN x INT",
                "CREATE TABLE t AS SELECT 1",
                "CREATE TEMP TABLE t AS SELECT 1",
                "CREATE VIEW v AS SELECT 1",
                "CREATE MACRO m() AS 1",
                "CREATE SECRET s (TYPE s3)",
                "CREATE SCHEMA x",
                "COMMENT ON TABLE data.sales IS 'x'",
                "PREPARE p AS SELECT 1",
                "EXECUTE p",
                "SELECT 1; DROP TABLE data.sales",
                "SELECT 1; SELECT 2",
                "SELECT 1; COMMIT; DROP TABLE data.sales",
                "WITH x AS (INSERT INTO data.sales VALUES (1, 'x') RETURNING *) SELECT * FROM x",
                "WITH x AS (DELETE FROM data.sales RETURNING *) SELECT * FROM x",
                "SELECT * FROM (WITH x AS (UPDATE data.sales SET id = 0 RETURNING *) FROM x)",
                "EXPLAIN DELETE FROM data.sales",
                "EXPLAIN ANALYZE DELETE FROM data.sales",
                "EXPLAIN ANALYZE INSERT INTO data.sales VALUES (1, 'x')",
                "EXPLAIN (ANALYZE) DELETE FROM data.sales",
                "EXPLAIN ANALYZE COPY data.sales TO '%s/out.csv'",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM '%s/secrets.csv'",
                "FROM \"%s/secrets.csv\"",
                "DESCRIBE '%s/secrets.csv'",
                "SUMMARIZE '%s/secrets.csv'",
                "SELECT * FROM main.'players.csv'",
                "SELECT * FROM nowhere.csv",
                "SELECT * FROM read_csv('%s/secrets.csv')",
                "SELECT * FROM read_csv_auto('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_blob('/etc/passwd')",
                "SELECT * FROM read_json('%s/settings.json')",
                "SELECT * FROM read_ndjson_objects('%s/settings.json')",
                "SELECT * FROM parquet_scan('%s/x.parquet')",
                "SELECT * FROM parquet_metadata('%s/x.parquet')",
                "SELECT * FROM sniff_csv('/etc/passwd')",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM read_duckdb('%s/other.duckdb')",
                "SELECT * FROM query('SELECT * FROM read_text(''/etc/passwd'')')",
                "SELECT * FROM query_table('%s/secrets.csv')",
                "SELECT * FROM json_execute_serialized_sql('{}')",
                "SELECT * FROM duckdb_secrets()",
                "SELECT * FROM duckdb_settings()",
                "SELECT * FROM checkpoint()",
                "SELECT * FROM enable_logging()",
                "SELECT * FROM \"Read_Text\"('/etc/passwd')",
                "SELECT * FROM system.main.read_text('/etc/passwd')",
                "SELECT (SELECT content FROM read_text('/etc/passwd'))",
                "SELECT 1 WHERE EXISTS (SELECT 1 FROM glob('/etc/*'))",
                "SELECT * FROM sales ORDER BY (SELECT count(*) FROM glob('/etc/*'))",
                "SELECT sum(id) OVER (ORDER BY (SELECT max(size) FROM read_text('/etc/passwd'))) FROM sales",
                "SELECT list_transform([1], lambda x: (SELECT max(size) FROM read_text('/etc/passwd')))",
                "SELECT * FROM sales LIMIT (SELECT max(size) FROM read_text('/etc/passwd'))",
                "WITH x AS MATERIALIZED (FROM read_text('/etc/passwd')) FROM x",
                "WITH \"a.csv\" AS (SELECT 1) SELECT * FROM \"a.csv\"",
                "SELECT * FROM sales JOIN '%s/secrets.csv' ON true",
                "SELECT * FROM (PIVOT '%s/secrets.csv' ON a IN (1) USING count(*))",
                "SELECT * FROM sales UNION ALL (SELECT content, content FROM read_text('/etc/passwd'))",
                "SELECT write_log('x')",
                "SELECT current_setting('home_directory')",
                "SELECT getenv('PATH')",
                "SHOW DATABASES",
                "SHOW ALL TABLES; SHOW TABLES",
                "",
                "-- nothing",
                "SELECT 1) AS result; DROP TABLE data.sales; --",
                "SELECT 1) TO '%s/out.csv' --",
            })
    void hostileStatementsAreRefusedAndNothingHasChanged(String hostile) throws Exception {
        Files.writeString(folder.resolve("secrets.csv"), "a,b\n1,2\n");
        Files.writeString(folder.resolve("settings.json"), "{\"secret\": 1}");
        String sql = hostile.replace("%s", folder.toString());
        OperationException refusal = assertThrows(
                OperationException.class, () -> queries.run(new SqlStatement(sql, 0), Permission.READ, Monitor.none()));
        assertTrue(
                refusal.failure() instanceof Failure.StatementRefused
                        || refusal.failure() instanceof Failure.StatementFailed,
                refusal.toString());
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count(), "a file was written");
        }
        assertEquals(
                List.<@Nullable Object>of(100L, 4950L),
                first("SELECT count(*), CAST(sum(id) AS BIGINT) FROM data.sales"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE data.sales",
                "DROP TABLE meta.dataset",
                "DELETE FROM crm.customer",
                "DELETE FROM workspace.crm.customer",
                "INSERT INTO meta.audit SELECT now(), 'me', 'x', 'x', 'x'",
                "UPDATE meta.segment SET state = 'APPROVED'",
                "CREATE TABLE meta.x AS SELECT 1",
                "CREATE OR REPLACE TABLE \"crm\".\"customer\" AS SELECT 1",
                "CREATE VIEW v AS SELECT 1",
                "CREATE TABLE leak AS SELECT * FROM read_text('/etc/passwd')",
                "CREATE TABLE leak AS WITH x AS (DELETE FROM meta.audit RETURNING *) FROM x",
                "INSERT INTO mine SELECT size FROM read_text('/etc/passwd')",
                "INSERT INTO mine WITH x AS (DELETE FROM meta.audit RETURNING *) SELECT 1 FROM x",
                "UPDATE mine SET id = (SELECT max(size) FROM read_text('/etc/passwd'))",
                "DELETE FROM mine WHERE id IN (SELECT size FROM glob('/etc/*'))",
                "DELETE FROM mine USING meta.audit",
                "DELETE FROM mine WHERE true; DELETE FROM meta.audit",
                "UPDATE mine SET id = 1; DROP TABLE meta.audit",
                "CREATE TABLE a AS SELECT 1; DROP TABLE meta.audit",
                "DROP TABLE mine; DROP TABLE meta.audit",
                "DROP TABLE mine CASCADE",
                "ATTACH '/tmp/x.duckdb'",
                "COPY mine TO '/tmp/crmbet-out.csv'",
                "SET threads = 1",
            })
    void evenWhereWritingIsAllowedOnlyOwnTablesChange(String hostile) throws OperationException {
        assertThrows(
                OperationException.class,
                () -> queries.run(new SqlStatement(hostile, 0), Permission.WRITE_OWN_TABLES, Monitor.none()));
        assertEquals(List.<@Nullable Object>of(10L), first("SELECT count(*) FROM main.mine"));
        assertEquals(List.<@Nullable Object>of(0L), first("SELECT count(*) FROM meta.audit"));
    }

    @Test
    void ownTablesAreChangedWhereThatIsAllowedAndOnlyThere() throws OperationException {
        SqlStatement create = new SqlStatement("create table \"My best\" as select * from sales where id >= 90", 0);
        OperationException refusal =
                assertThrows(OperationException.class, () -> queries.run(create, Permission.READ, Monitor.none()));
        assertEquals(new Failure.StatementRefused(Refusal.NOT_A_QUERY, "", 0), refusal.failure());
        assertEquals(10, changed(create.sql()));
        assertEquals(1, changed("UPDATE main.\"My best\" SET customer = upper(customer), id = -1 WHERE id = 95"));
        assertEquals(List.<@Nullable Object>of("C95"), first("SELECT customer FROM \"My best\" WHERE id = -1"));
        assertEquals(2, changed("INSERT INTO \"My best\" (id, customer) VALUES (1, 'x'), (2, 'y')"));
        assertEquals(3, changed("DELETE FROM \"My best\" WHERE id < 10"));
        assertEquals(9, changed("DELETE FROM \"My best\""));
        changed("DROP TABLE \"My best\"");
        assertThrows(OperationException.class, () -> rows("FROM \"My best\""));
    }

    @Test
    void anErrorSaysWhereItIsInTheTextEvenBehindAccents() {
        assertEquals(12, failedAt("SELECT 'é', nope FROM sales"));
        assertEquals(17, failedAt("SELECT 'é'\n\nFROM FROM sales"));
        assertEquals(10, failedAt("SELECT 1, fooo(2)"));
        assertEquals(18, failedAt("EXPLAIN SELECT id, nope FROM sales") - 1);
        assertEquals(15, failedAt("SELECT id FROM nowhere"));
        assertEquals(7, failedAt("SELECT CAST(customer AS INT) FROM sales"));
    }

    @Test
    void aPlanTellsItsStepsAndOnceItHasRunTheirRows() throws OperationException {
        Outcome.Plan plan =
                assertInstanceOf(Outcome.Plan.class, run("EXPLAIN SELECT count(*) FROM sales WHERE id > 5"));
        assertFalse(plan.run());
        assertTrue(plan.root().rows().isEmpty());
        Outcome.Plan ran =
                assertInstanceOf(Outcome.Plan.class, run("explain analyze SELECT * FROM sales WHERE id > 49"));
        assertTrue(ran.run());
        assertEquals(50, deepest(ran.root()).rows().orElseThrow());
        assertTrue(deepest(ran.root()).detail().toString().contains("sales"));
    }

    @Test
    void aRunningQueryStopsSoonAfterItIsCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}

            @Override
            public Registration onCancel(Runnable action) {
                Registration registration = super.onCancel(action);
                begun.countDown();
                return registration;
            }
        };
        long[] cancelledAt = new long[1];
        Thread canceller = Thread.startVirtualThread(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                return;
            }
            cancelledAt[0] = System.nanoTime();
            monitor.cancel();
        });
        assertThrows(
                CancellationException.class,
                () -> queries.run(
                        new SqlStatement(
                                "SELECT sum(hash(a.range * b.range)) FROM range(1000000) a, range(1000000) b", 0),
                        Permission.READ,
                        monitor));
        long millis = (System.nanoTime() - cancelledAt[0]) / 1_000_000;
        canceller.join();
        assertTrue(millis < 1000, "it took " + millis + " ms");
    }

    @Test
    void aLongResultIsCutWhereItIsSaidToBe() throws OperationException {
        Outcome.Rows rows = rows("SELECT * FROM range(5000002)");
        assertTrue(rows.cut());
        assertEquals(Queries.MAXIMUM_ROWS, rows.table().rows());
        rows.table().close();
    }

    @Test
    void theHistoryKeepsTheLatestFirstAndEachOnce() throws OperationException {
        StatementHistory history = new StatementHistory(workspace);
        history.add("SELECT 1");
        history.add("SELECT 2");
        history.add("SELECT 1");
        assertEquals(List.of("SELECT 1", "SELECT 2"), history.list());
    }

    @Test
    void theVocabularyHasTablesWithTheirColumnsAndFunctions() throws OperationException {
        Vocabulary vocabulary = Vocabulary.of(workspace, Monitor.none());
        assertTrue(vocabulary.tables().contains(new Vocabulary.TableName("data", "sales", List.of("id", "customer"))));
        assertTrue(vocabulary.functions().containsAll(List.of("count", "lower", "row_number", "date_trunc")));
    }

    private static PlanNode deepest(PlanNode node) {
        return node.children().isEmpty() ? node : deepest(node.children().getFirst());
    }

    private int failedAt(String sql) {
        Failure failure = assertThrows(OperationException.class, () -> run(sql)).failure();
        return switch (failure) {
            case Failure.StatementFailed(var _, var position) -> position;
            case Failure.StatementRefused(var _, var _, var position) -> position;
            default -> throw new AssertionError(failure);
        };
    }

    private Outcome run(String sql) throws OperationException {
        return queries.run(new SqlStatement(sql, 0), Permission.READ, Monitor.none());
    }

    private Outcome.Rows rows(String sql) throws OperationException {
        return assertInstanceOf(Outcome.Rows.class, run(sql));
    }

    private long changed(String sql) throws OperationException {
        return assertInstanceOf(
                        Outcome.Changed.class,
                        queries.run(new SqlStatement(sql, 0), Permission.WRITE_OWN_TABLES, Monitor.none()))
                .rows();
    }

    private List<@Nullable Object> first(String sql) throws OperationException {
        try (var table = rows(sql).table()) {
            return table.rows(table.natural(), 0, 1, Monitor.none()).getFirst();
        }
    }
}
