package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL with a large table, and a real workspace for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class PostgresSourceFixture {
    TemporaryDatabase database;
    PostgresSource source;

    @TempDir
    Path folder;

    Workspace workspace;
    SourceDatasets datasets;

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

    static Selection.Table table(String schema, String name, String... columns) {
        return new Selection.Table(schema, name, List.of(columns));
    }

    Dataset load(String name, Selection selection) throws OperationException {
        return datasets.load(source, null, List.of(new SourceRequest(name, selection)), Monitor.none())
                .getFirst();
    }

    Failure failure(String name, Selection selection) {
        return assertThrows(OperationException.class, () -> load(name, selection))
                .failure();
    }

    List<String> values(String sql) throws OperationException {
        return workspace.read(Monitor.none(), session -> session.query(sql, row -> String.valueOf(row.textOrNull(0))));
    }

    void assertNothingLoaded() throws OperationException, IOException {
        assertEquals(List.of(), new Datasets(workspace).list());
        assertEquals(List.of("0"), values("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'data'"));
        assertEquals(List.of("0"), values("SELECT count(*) FROM meta.dataset_source"));
        assertScratchIsEmpty();
    }

    void assertScratchIsEmpty() throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<Path> left = scratch();
        // What was being filled is deleted by the thread that filled it.
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            left = scratch();
        }
        assertEquals(List.of(), left);
    }

    List<Path> scratch() throws IOException {
        try (Stream<Path> files = Files.list(workspace.scratch())) {
            return files.toList();
        }
    }

    void assertScratchIsClean() {
        try {
            assertScratchIsEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Does something once rows are being read. */
    static class WatchedMonitor extends CancellableMonitor {
        private final Meddling meddling;
        final CountDownLatch reading = new CountDownLatch(1);

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
}
