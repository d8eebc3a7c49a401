package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.Health;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.MemberDigest;
import crmbet.core.delivery.Operation;
import crmbet.core.delivery.SegmentHeader;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What every target promises, kept by a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class PostgresTargetIT {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final String LOCKED_BY_ANOTHER = "SELECT pg_advisory_xact_lock(" + 0x63726d62_65740001L + ")";

    private TemporaryDatabase database;
    private PostgresTarget target;

    @BeforeAll
    void create() throws SQLException, IOException {
        database = TemporaryDatabase.create();
    }

    @AfterAll
    void drop() throws SQLException, IOException {
        database.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        database.execute("DROP SCHEMA IF EXISTS crmbet CASCADE");
        target = new PostgresTarget(PostgresAddress.parse(database.address()));
    }

    @AfterEach
    void disconnect() {
        target.close();
    }

    private static Batch batch(String name, List<String> added, String... removed) {
        List<Delta> deltas = new ArrayList<>();
        added.forEach(customer -> deltas.add(new Delta(UUID.randomUUID(), customer, Operation.ADD)));
        List.of(removed).forEach(customer -> deltas.add(new Delta(UUID.randomUUID(), customer, Operation.REMOVE)));
        return new Batch(
                new SegmentHeader(
                        ID,
                        1,
                        name,
                        "{\"run\": \"k-means 1\", \"cluster\": 3}",
                        MemberDigest.of(added),
                        added.size(),
                        "bia",
                        Instant.parse("2024-01-01T12:00:00.123456Z")),
                false,
                deltas);
    }

    private Set<String> members() throws OperationException {
        Set<String> members = new TreeSet<>();
        target.members(ID, members::add, Monitor.none());
        return members;
    }

    @Test
    void definitionAndMembersArrive() throws OperationException, SQLException {
        List<String> members = List.of("", "back\\slash", "line\nbreak", "snow ☃ 🎿", "tab\there", "\\N", "\\.");
        assertEquals(BatchOutcome.DELIVERED, target.deliver(batch("Gold; \"ones\"", members), Monitor.none()));
        assertEquals(new TreeSet<>(members), members());
        assertEquals(
                "Gold; \"ones\"|3|" + MemberDigest.of(members) + "|7|bia|2024-01-01 12:00:00.123456",
                text("SELECT concat_ws('|', name, definition->>'cluster', digest, members, approved_by,"
                        + " approved_at AT TIME ZONE 'UTC') FROM crmbet.segment WHERE id = '" + ID + "'"));
        for (String member : members) {
            assertEquals(
                    "1",
                    text("SELECT count(*) FROM crmbet.segment_member WHERE customer_key = $tag$" + member
                            + "$tag$ AND segment_id = '" + ID + "'"));
        }
    }

    @Test
    void publishingTwiceChangesNothing() throws OperationException, SQLException {
        Batch batch = batch("Gold", List.of("a", "b"), "gone");
        target.deliver(batch, Monitor.none());
        String before = text("SELECT string_agg(xmin::text || ctid::text, ',') FROM crmbet.segment")
                + text("SELECT string_agg(xmin::text || ctid::text, ',') FROM crmbet.segment_member");
        target.deliver(batch, Monitor.none());
        String after = text("SELECT string_agg(xmin::text || ctid::text, ',') FROM crmbet.segment")
                + text("SELECT string_agg(xmin::text || ctid::text, ',') FROM crmbet.segment_member");
        assertEquals(before, after, "no row was written again");
    }

    @Test
    void aBatchAddsAndRemoves() throws OperationException, SQLException {
        assertEquals(Set.of(), members(), "there are no tables yet");
        target.deliver(batch("Gold", List.of("a", "b", "c")), Monitor.none());
        target.deliver(batch("Gold 2", List.of("d", "e"), "a", "stranger"), Monitor.none());
        assertEquals(Set.of("b", "c", "d", "e"), members());
        assertEquals("Gold 2|2", text("SELECT name || '|' || members FROM crmbet.segment"));
    }

    @Test
    void aSegmentIsForgottenOnceNobodyIsLeft() throws OperationException, SQLException {
        target.forget(ID, Monitor.none());
        target.deliver(batch("Gold", List.of("a")), Monitor.none());
        target.forget(ID, Monitor.none());
        assertEquals("1", text("SELECT count(*) FROM crmbet.segment"), "it has a member");
        target.deliver(batch("Gold", List.of(), "a"), Monitor.none());
        target.forget(ID, Monitor.none());
        assertEquals("0", text("SELECT count(*) FROM crmbet.segment"));
    }

    @Test
    void manyMembersArrive() throws OperationException, SQLException {
        List<String> members =
                IntStream.range(0, 100_000).mapToObj("customer %06d"::formatted).toList();
        target.deliver(batch("All", members), Monitor.none());
        assertEquals("100000", text("SELECT count(*) FROM crmbet.segment_member"));
    }

    @Test
    void twoAtOnceAreSafe() throws OperationException, SQLException, InterruptedException, ExecutionException {
        List<String> members =
                IntStream.range(0, 5_000).mapToObj("c%05d"::formatted).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<BatchOutcome>> results = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> target.deliver(batch("Gold", members), Monitor.none())))
                    .toList();
            for (Future<BatchOutcome> result : results) {
                assertEquals(BatchOutcome.DELIVERED, result.get());
            }
        }
        assertEquals("5000", text("SELECT count(*) FROM crmbet.segment_member"));
    }

    @Test
    void aCancelledBatchLeavesNothingBehind() throws SQLException, OperationException {
        target.deliver(batch("Gold", List.of("a")), Monitor.none());
        CancelledWhen monitor = new CancelledWhen(Phase.CONNECTING);
        List<String> members =
                IntStream.range(0, 100_000).mapToObj("c%06d"::formatted).toList();
        assertThrows(CancellationException.class, () -> target.deliver(batch("Gold", members), monitor));
        assertEquals(Set.of("a"), members());
    }

    @Test
    void cancellingEndsAStatementThatWaits() throws SQLException, InterruptedException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            statement.execute(LOCKED_BY_ANOTHER);
            CancelledWhen monitor = new CancelledWhen(null);
            Future<BatchOutcome> waiting = threads.submit(() -> target.deliver(batch("Gold", List.of("a")), monitor));
            awaitWaiting(waiting);
            monitor.cancel();
            ExecutionException ended = assertThrows(ExecutionException.class, waiting::get);
            assertInstanceOf(CancellationException.class, ended.getCause());
        }
    }

    @Test
    void waitingForAnotherPublicationEndsAfterAWhile() throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                PostgresTarget hasty =
                        new PostgresTarget(PostgresAddress.parse(database.address()), Duration.ofMillis(50))) {
            other.setAutoCommit(false);
            statement.execute(LOCKED_BY_ANOTHER);
            assertEquals(
                    new Failure.TimedOut("PostgreSQL", Duration.ofMillis(50)),
                    failure(hasty, batch("Gold", List.of("a"))));
        }
    }

    @Test
    void whatTheServerRefusesIsRejectedAndLeavesNothing() throws SQLException {
        Failure failure = failure(target, batch("Gold", List.of("a", "nul \0 character")));
        assertInstanceOf(Failure.Rejected.class, failure);
        assertEquals("", text("SELECT coalesce(to_regclass('crmbet.segment')::text, '')"));
    }

    @Test
    void aUserWithoutRightsIsUnauthorized() throws SQLException {
        String user = "crmbet_" + UUID.randomUUID().toString().substring(0, 8);
        database.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'hush-hush'");
        try (PostgresTarget stranger = new PostgresTarget(PostgresAddress.parse(database.address(user, "hush-hush")))) {
            Failure.Unauthorized refusal =
                    assertInstanceOf(Failure.Unauthorized.class, failure(stranger, batch("Gold", List.of("a"))));
            assertEquals(user, refusal.user());
            assertFalse(refusal.toString().contains("hush-hush"));
        } finally {
            database.execute("DROP ROLE " + user);
        }
    }

    @Test
    void aUserWhoMayOnlyWriteCanPublish() throws SQLException, OperationException {
        target.deliver(batch("Gold", List.of("a")), Monitor.none());
        String user = "crmbet_" + UUID.randomUUID().toString().substring(0, 8);
        database.execute("CREATE ROLE " + user + " LOGIN");
        database.execute("GRANT USAGE ON SCHEMA crmbet TO " + user);
        database.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA crmbet TO " + user);
        try (PostgresTarget writer = new PostgresTarget(PostgresAddress.parse(database.address(user, "unused")))) {
            assertEquals(BatchOutcome.DELIVERED, writer.deliver(batch("Gold", List.of("a", "b")), Monitor.none()));
        } finally {
            database.execute("DROP OWNED BY " + user);
            database.execute("DROP ROLE " + user);
        }
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (PostgresTarget nowhere =
                new PostgresTarget(PostgresAddress.parse("postgresql://ana:hush-hush@127.0.0.1:" + free + "/crm"))) {
            assertInstanceOf(Failure.Unreachable.class, failure(nowhere, batch("Gold", List.of("a"))));
            Health.Down down = assertInstanceOf(Health.Down.class, nowhere.health(Monitor.none()));
            assertFalse(down.toString().contains("hush-hush"));
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsRejected() {
        String address = database.address().replaceFirst("/crmbet_\\w+$", "/no_such_database");
        try (PostgresTarget lost = new PostgresTarget(PostgresAddress.parse(address))) {
            assertInstanceOf(Failure.Rejected.class, failure(lost, batch("Gold", List.of("a"))));
        }
    }

    @Test
    void aHealthyServerSaysItsVersionAndHowFastItAnswers() {
        Health.Up up = assertInstanceOf(Health.Up.class, target.health(Monitor.none()));
        assertTrue(up.version().matches("PostgreSQL \\d+.*"), up.version());
        assertTrue(up.latency().isPositive());
        assertEquals(target.name(), up.address());
    }

    private void awaitWaiting(Future<?> waiting) throws SQLException {
        while (!waiting.isDone()
                && !"1"
                        .equals(
                                text(
                                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))) {
            Thread.onSpinWait();
        }
    }

    private static Failure failure(PostgresTarget target, Batch batch) {
        return assertThrows(OperationException.class, () -> target.deliver(batch, Monitor.none()))
                .failure();
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Cancels itself as soon as a phase is reported. */
    private static final class CancelledWhen extends CancellableMonitor {
        private final @Nullable Phase when;

        CancelledWhen(@Nullable Phase when) {
            this.when = when;
        }

        @Override
        public void report(long done, long total, Phase phase) {
            if (phase == when) {
                cancel();
            }
        }
    }
}
