package crmbet.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresTarget;
import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.connectors.rabbitmq.OwnBroker;
import crmbet.connectors.rabbitmq.RabbitAddress;
import crmbet.connectors.rabbitmq.RabbitTarget;
import crmbet.connectors.rabbitmq.TemporaryExchange;
import crmbet.core.delivery.Backoff;
import crmbet.core.delivery.Courier;
import crmbet.core.delivery.Deliveries;
import crmbet.core.delivery.FileClaims;
import crmbet.core.delivery.Releases;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutState;
import crmbet.core.delivery.Stage;
import crmbet.core.delivery.Target;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real servers go away in the middle of a roll-out and come back; nobody is lost and nobody counts twice. */
@Timeout(60)
class SentThroughCutsIT {
    private static final int MEMBERS = 6_000;
    private static final int MANY = 30_000;
    /** In the middle of what those members take. */
    private static final long BYTES = 1_500_000;

    private static final int REFUSALS = 3;
    private static final Backoff PATIENT = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), 300);

    @TempDir
    Path folder;

    private Workspace workspace;
    private Deliveries deliveries;
    private Courier courier;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        FileClaims claims = new FileClaims(folder.resolve("claims"));
        deliveries = new Deliveries(workspace, claims, InstantSource.system());
        courier = new Courier(workspace, claims, PATIENT, InstantSource.system());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private RollOut send(Target target, int members) throws OperationException {
        RollOut decided = deliveries.publish(
                Releases.of(
                        workspace, UUID.randomUUID(), UUID.randomUUID(), IntStream.range(0, members), Instant.now()),
                target,
                Optional.empty(),
                Stage.ALL,
                ProtectionRules.USUAL,
                "ana",
                Monitor.none());
        RollOut done = courier.run(decided.id(), target, Monitor.none());
        assertEquals(RollOutState.DONE, done.state());
        assertEquals(members, done.progress().added());
        return done;
    }

    @Test
    void aBrokerThatIsGoneForAWhileGetsAllInTheEnd() throws Exception {
        try (TemporaryExchange broker = TemporaryExchange.create();
                CuttableProxy proxy = new CuttableProxy(broker.port(), BYTES, REFUSALS);
                Target target = new RabbitTarget(RabbitAddress.parse(
                        broker.address().replace(":" + broker.port() + "/", ":" + proxy.port() + "/")))) {
            String queue = broker.queue("#");
            send(target, MEMBERS);
            assertEquals(REFUSALS, proxy.refused(), "it was tried in vain meanwhile");
            assertEquals(MEMBERS, customers(broker.channel(), queue));
        }
    }

    /** How many customers the events in a queue are about, of which each may be there several times, but not as another. */
    private static int customers(Channel channel, String queue) throws IOException {
        Set<String> ids = new HashSet<>();
        Set<String> customers = new HashSet<>();
        for (GetResponse event = channel.basicGet(queue, true); event != null; event = channel.basicGet(queue, true)) {
            if (ids.add(event.getProps().getMessageId())) {
                assertTrue(customers.add(new String(event.getBody(), StandardCharsets.UTF_8)
                        .replaceFirst("(?s).*\"customer\":\"([^\"]*)\".*", "$1")));
            }
        }
        assertEquals(customers.size(), ids.size());
        return customers.size();
    }

    @Test
    void aBrokerThatIsKilledAndStartedAgainHoldsAllInTheEnd() throws Exception {
        String queue = "sent";
        try (OwnBroker broker = OwnBroker.start()) {
            try (com.rabbitmq.client.Connection connection = TemporaryExchange.connect(broker.port());
                    Channel channel = connection.createChannel()) {
                channel.exchangeDeclare("crm.events", "topic", true);
                channel.queueDeclare(queue, true, false, false, null);
                channel.queueBind(queue, "crm.events", "#");
            }
            try (Target target = new RabbitTarget(
                    RabbitAddress.parse("amqp://guest:guest@127.0.0.1:" + broker.port() + "/?exchange=crm.events"))) {
                CompletableFuture<Long> killed = CompletableFuture.supplyAsync(() -> killInTheMiddle(broker, queue));
                send(target, MANY);
                long before = killed.get();
                assertTrue(before < MANY, () -> "it was killed after all " + before);
            }
            try (com.rabbitmq.client.Connection connection = TemporaryExchange.connect(broker.port());
                    Channel channel = connection.createChannel()) {
                assertEquals(MANY, customers(channel, queue));
            }
        }
    }

    /** Kills the broker once something has arrived, and starts it again; how much had arrived. */
    private static long killInTheMiddle(OwnBroker broker, String queue) {
        try {
            long arrived = 0;
            try (com.rabbitmq.client.Connection connection = TemporaryExchange.connect(broker.port());
                    Channel channel = connection.createChannel()) {
                while (arrived < MANY / 20) {
                    Thread.sleep(5);
                    arrived = channel.messageCount(queue);
                }
            }
            broker.restart();
            return arrived;
        } catch (IOException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDatabaseThatIsStartedAnewInTheMiddleHoldsAllInTheEnd() throws Exception {
        Path data = folder.resolve("data");
        EmbeddedPostgres server = start(data, 0);
        int port = server.getPort();
        TemporaryDatabase database = TemporaryDatabase.on(server);
        try (PostgresTarget target = new PostgresTarget(PostgresAddress.parse(database.address()))) {
            send(target, 10);
            Connection other = database.connect();
            other.setAutoCommit(false);
            execute(other, "LOCK TABLE crmbet.segment_member IN SHARE MODE");
            CompletableFuture<EmbeddedPostgres> anew = CompletableFuture.supplyAsync(() -> {
                try {
                    waitUntilBlocked(database);
                    // Fast, so that it does not wait for those who are connected.
                    server.close();
                    return start(data, port);
                } catch (IOException | SQLException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            send(target, MEMBERS);
            try (EmbeddedPostgres _ = anew.get();
                    Connection reader = database.connect()) {
                assertEquals(MEMBERS + 10, count(reader));
            }
        } finally {
            server.close();
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static void waitUntilBlocked(TemporaryDatabase database) throws SQLException, InterruptedException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet result = statement.executeQuery("SELECT 1 FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                    if (result.next()) {
                        return;
                    }
                }
                Thread.sleep(10);
            }
        }
    }

    @Test
    void aDatabaseThatEndsTheLineInTheMiddleOfAVersionHoldsAllOfItInTheEnd() throws Exception {
        try (TemporaryDatabase database = TemporaryDatabase.create();
                Connection other = database.connect();
                PostgresTarget target = new PostgresTarget(PostgresAddress.parse(database.address()))) {
            send(target, 10);
            // COPY waits for this lock, so that it is in its middle when its process is ended.
            other.setAutoCommit(false);
            execute(other, "LOCK TABLE crmbet.segment_member IN SHARE MODE");
            CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> endWaiting(database, other));
            send(target, MEMBERS);
            assertEquals(1, ended.get());
            assertEquals(MEMBERS + 10, count(other));
        }
    }

    /** Ends the process that waits for the lock, twice, and lets the next one go. */
    private static int endWaiting(TemporaryDatabase database, Connection holder) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            int ended = 0;
            while (ended == 0) {
                try (ResultSet result = statement.executeQuery(
                        "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                    result.next();
                    ended = result.getInt(1);
                }
                Thread.sleep(10);
            }
            holder.commit();
            return ended;
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoeverReadsTheTablesSeesNoPartOfAVersion() throws Exception {
        int members = 120_000;
        AtomicBoolean going = new AtomicBoolean(true);
        try (TemporaryDatabase database = TemporaryDatabase.create();
                PostgresTarget target = new PostgresTarget(PostgresAddress.parse(database.address()))) {
            send(target, 1);
            CompletableFuture<Set<Long>> seen = CompletableFuture.supplyAsync(() -> {
                Set<Long> counts = new HashSet<>();
                try (Connection reader = database.connect()) {
                    while (going.get()) {
                        counts.add(count(reader));
                    }
                    counts.add(count(reader));
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
                return counts;
            });
            send(target, members);
            going.set(false);
            assertEquals(Set.of(1L, members + 1L), seen.get());
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM crmbet.segment_member")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
