package crmbet.connectors.rabbitmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.GetResponse;
import crmbet.connectors.Batches;
import crmbet.connectors.Health;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Operation;
import crmbet.core.delivery.Reason;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every target promises, kept by a real RabbitMQ. */
@Timeout(60)
class RabbitTargetIT {
    private TemporaryExchange broker;
    private RabbitTarget target;

    @BeforeEach
    void connect() throws Exception {
        broker = TemporaryExchange.create();
        target = new RabbitTarget(RabbitAddress.parse(broker.address()));
    }

    @AfterEach
    void disconnect() throws Exception {
        target.close();
        broker.close();
    }

    @Test
    void everyChangeArrivesAsOnePersistentEventWithItsOwnId() throws Exception {
        String queue = broker.queue("segment.member.*");
        Batch batch = Batches.adding(
                IntStream.range(0, 2_000).mapToObj("c%04d"::formatted).toList());
        assertEquals(BatchOutcome.DELIVERED, target.deliver(batch, Monitor.none()));
        target.deliver(Batches.of(Operation.REMOVE, true, List.of("c0007")), Monitor.none());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 2_001; i++) {
            GetResponse event = Objects.requireNonNull(broker.channel().basicGet(queue, true), "event " + i);
            assertEquals(2, event.getProps().getDeliveryMode());
            assertTrue(ids.add(event.getProps().getMessageId()));
            JsonNode body = new ObjectMapper().readTree(event.getBody());
            boolean last = i == 2_000;
            assertEquals(
                    last ? "c0007" : "c%04d".formatted(i), body.path("customer").asText());
            assertEquals(
                    last ? "segment.member.removed" : "segment.member.added",
                    event.getEnvelope().getRoutingKey());
            assertEquals(last, body.path("quiet").asBoolean());
            assertEquals("Gold", body.path("segment").path("name").asText());
            if (!last) {
                assertEquals(
                        batch.deltas().get(i).id().toString(), event.getProps().getMessageId());
            }
        }
    }

    @Test
    void whatNobodyListensForIsRefusedAndTheRestIsDelivered() throws Exception {
        broker.queue("segment.member.removed");
        BatchOutcome outcome = target.deliver(Batches.adding(List.of("a", "b")), Monitor.none());
        assertEquals(
                List.of(Reason.NO_LISTENER, Reason.NO_LISTENER),
                outcome.refused().stream().map(refused -> refused.reason()).toList());
        assertEquals(
                BatchOutcome.DELIVERED,
                target.deliver(Batches.of(Operation.REMOVE, false, List.of("a")), Monitor.none()));
    }

    @Test
    void aWrongPasswordIsUnauthorizedAndIsNotTold() {
        try (RabbitTarget stranger = new RabbitTarget(
                RabbitAddress.parse(broker.address().replaceFirst("//[^@]*@", "//nobody:hush-hush@")))) {
            OperationException refused = assertThrows(
                    OperationException.class, () -> stranger.deliver(Batches.adding(List.of("a")), Monitor.none()));
            assertInstanceOf(Failure.Unauthorized.class, refused.failure());
            assertFalse(refused.toString().contains("hush-hush"));
            assertFalse(stranger.name().contains("hush-hush"));
        }
    }

    @Test
    void aBrokerThatIsNotThereIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (RabbitTarget nowhere = new RabbitTarget(RabbitAddress.parse("amqp://127.0.0.1:" + free))) {
            OperationException refused = assertThrows(
                    OperationException.class, () -> nowhere.deliver(Batches.adding(List.of("a")), Monitor.none()));
            assertInstanceOf(Failure.Unreachable.class, refused.failure());
            assertInstanceOf(Health.Down.class, nowhere.health(Monitor.none()));
        }
    }

    @Test
    void aLineThatWasCutIsOpenedAnew() throws Exception {
        String queue = broker.queue("#");
        target.deliver(Batches.adding(List.of("a")), Monitor.none());
        target.close();
        assertEquals(BatchOutcome.DELIVERED, target.deliver(Batches.adding(List.of("b")), Monitor.none()));
        assertEquals(2, broker.channel().messageCount(queue));
    }

    @Test
    void whatIsCancelledEndsAtOnce() {
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}
        };
        monitor.cancel();
        assertThrows(CancellationException.class, () -> target.deliver(Batches.adding(List.of("a")), monitor));
    }

    @Test
    void aHealthyBrokerSaysItsVersion() {
        Health.Up up = assertInstanceOf(Health.Up.class, target.health(Monitor.none()));
        assertTrue(up.version().contains("."), up.version());
    }
}
