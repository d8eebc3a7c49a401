package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What may go wrong with a database that is read. */
class PostgresFaultsIT extends PostgresSourceFixture {
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

    @Test
    void aTableThatIsDroppedMeanwhileIsReadWhole() throws Exception {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.a AS SELECT generate_series(1, 10) AS n");
        database.execute("CREATE TABLE shop.doomed AS SELECT generate_series(1, 10) AS n");
        CompletableFuture<Void> dropped = new CompletableFuture<>();
        // The server lets nobody drop a table that is being read; afterwards it does.
        Monitor meddling = new WatchedMonitor(() -> Thread.startVirtualThread(() -> {
            try {
                database.execute("DROP TABLE shop.a");
                dropped.complete(null);
            } catch (SQLException e) {
                dropped.completeExceptionally(e);
            }
        }));
        assertEquals(
                List.of(10L),
                datasets.load(source, null, List.of(new SourceRequest("a", table("shop", "a"))), meddling).stream()
                        .map(Dataset::rows)
                        .toList());
        dropped.join();
        assertEquals(new Failure.NotFound(Failure.Subject.TABLE, "shop.a"), failure("again", table("shop", "a")));
    }

    @Test
    void aTableThatGoesBeforeItsTurnTakesTheOthersAway() throws Exception {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.a AS SELECT generate_series(1, 10) AS n");
        database.execute("CREATE TABLE shop.doomed AS SELECT generate_series(1, 10) AS n");
        Monitor meddling = new WatchedMonitor(() -> database.execute("DROP TABLE shop.doomed"));
        Failure failed = assertThrows(
                        OperationException.class,
                        () -> datasets.load(
                                source,
                                null,
                                List.of(
                                        new SourceRequest("a", table("shop", "a")),
                                        new SourceRequest("doomed", table("shop", "doomed"))),
                                meddling))
                .failure();
        assertEquals(new Failure.NotFound(Failure.Subject.TABLE, "shop.doomed"), failed);
        assertNothingLoaded();
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
