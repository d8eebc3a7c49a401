package crmbet.connectors.smartico;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.Batches;
import crmbet.connectors.Health;
import crmbet.connectors.Secret;
import crmbet.connectors.smartico.standin.Faults;
import crmbet.connectors.smartico.standin.SmarticoStandIn;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Operation;
import crmbet.core.delivery.Reason;
import crmbet.core.delivery.Refused;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every target promises, kept towards a server that speaks Smartico's format. */
@Timeout(60)
class SmarticoTargetIT {
    private static final String TOKEN = "hush-hush";
    private static final String BRAND = "brand7";

    private static SmarticoStandIn server(Faults faults) throws IOException {
        return SmarticoStandIn.start(0, TOKEN, BRAND, player -> !player.equals("stranger"), faults, Duration.ZERO);
    }

    private static SmarticoTarget target(SmarticoStandIn server, String brand, String token) {
        return target(server, brand, token, Duration.ofSeconds(20));
    }

    private static SmarticoTarget target(SmarticoStandIn server, String brand, String token, Duration patience) {
        SmarticoAddress address = SmarticoAddress.parse(
                "smartico+http://127.0.0.1:" + server.port() + "/" + brand + "?requests_per_minute=60000");
        return new SmarticoTarget(address.with(new Secret(token)), patience, InstantSource.system());
    }

    @Test
    void segmentsOfPlayersAreAddedAndTakenOut() throws Exception {
        try (SmarticoStandIn server = server(Faults.NONE);
                SmarticoTarget target = target(server, BRAND, TOKEN)) {
            assertEquals(
                    BatchOutcome.DELIVERED, target.deliver(Batches.adding(List.of("a", "b", "c")), Monitor.none()));
            assertEquals(Set.of("a", "b", "c"), server.members("Gold"));
            assertEquals(3, server.journeys());
            target.deliver(Batches.of(Operation.REMOVE, true, List.of("b")), Monitor.none());
            assertEquals(Set.of("a", "c"), server.members("Gold"));
            assertEquals(3, server.journeys(), "nothing is started by what is quiet");
        }
    }

    @Test
    void whatCameBeforeCountsAsDeliveredAndChangesNothing() throws Exception {
        try (SmarticoStandIn server = server(Faults.NONE);
                SmarticoTarget target = target(server, BRAND, TOKEN)) {
            target.deliver(Batches.adding(List.of("a", "b")), Monitor.none());
            assertEquals(BatchOutcome.DELIVERED, target.deliver(Batches.adding(List.of("a", "b")), Monitor.none()));
            assertEquals(2, server.duplicates());
            assertEquals(1, server.effects("a"));
        }
    }

    @Test
    void aPlayerWhoIsNotKnownIsRefusedAlone() throws Exception {
        try (SmarticoStandIn server = server(Faults.NONE);
                SmarticoTarget target = target(server, BRAND, TOKEN)) {
            assertEquals(
                    List.of(new Refused(1, Reason.UNKNOWN_CUSTOMER, "no such user")),
                    target.deliver(Batches.adding(List.of("a", "stranger", "c")), Monitor.none())
                            .refused());
            assertEquals(Set.of("a", "c"), server.members("Gold"));
        }
    }

    @Test
    void aWrongKeyAndAWrongBrandAreToldAsSuch() throws Exception {
        try (SmarticoStandIn server = server(Faults.NONE);
                SmarticoTarget stranger = target(server, BRAND, "wrong-wrong");
                SmarticoTarget lost = target(server, "other", TOKEN)) {
            Failure refusal = failure(stranger);
            assertInstanceOf(Failure.Unauthorized.class, refusal);
            assertFalse(refusal.toString().contains("wrong-wrong"));
            assertInstanceOf(Health.Down.class, stranger.health(Monitor.none()));
            assertInstanceOf(Failure.Rejected.class, failure(lost));
        }
    }

    @Test
    void whatMayPassIsToldFromWhatDoesNot() throws Exception {
        assertFault(Failure.Busy.class, new Faults(1, 1, 0, 0, 0, Duration.ZERO));
        assertFault(Failure.Busy.class, new Faults(1, 0, 1, 0, 0, Duration.ZERO));
        assertFault(Failure.TimedOut.class, new Faults(1, 0, 0, 1, 0, Duration.ofSeconds(5)));
        assertFault(Failure.ConnectionLost.class, new Faults(1, 0, 0, 0, 1, Duration.ZERO));
    }

    private static void assertFault(Class<? extends Failure> kind, Faults faults) throws IOException {
        try (SmarticoStandIn server = server(faults);
                SmarticoTarget target = target(server, BRAND, TOKEN, Duration.ofSeconds(2))) {
            assertInstanceOf(kind, failure(target));
        }
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws Exception {
        SmarticoStandIn gone = server(Faults.NONE);
        gone.close();
        try (SmarticoTarget target = target(gone, BRAND, TOKEN)) {
            assertInstanceOf(Failure.Unreachable.class, failure(target));
        }
    }

    @Test
    void cancellingEndsARequestThatIsNotAnswered() throws Exception {
        try (SmarticoStandIn server = server(new Faults(1, 0, 0, 1, 0, Duration.ofSeconds(20)));
                SmarticoTarget target = new SmarticoTarget(
                        SmarticoAddress.parse("smartico+http://127.0.0.1:" + server.port() + "/" + BRAND)
                                .with(new Secret(TOKEN)))) {
            CancellableMonitor monitor = new CancellableMonitor() {
                @Override
                public void report(long done, long total, Phase phase) {}
            };
            Thread canceller = Thread.startVirtualThread(() -> {
                while (server.requests() == 0) {
                    Thread.onSpinWait();
                }
                monitor.cancel();
            });
            assertThrows(CancellationException.class, () -> target.deliver(Batches.adding(List.of("a")), monitor));
            canceller.join();
        }
    }

    @Test
    void requestsKeepTheirPace() throws Exception {
        Pace pace = new Pace(6_000);
        long start = System.nanoTime();
        for (int i = 0; i < 60; i++) {
            pace.await(Monitor.none());
        }
        assertTrue(
                System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(480), "60 turns of 10 ms, 100 ms of slack");
    }

    @Test
    void aBatchThatIsTooLargeForOneRequestIsCut() throws Exception {
        try (SmarticoStandIn server = server(Faults.NONE);
                SmarticoTarget target = target(server, BRAND, TOKEN)) {
            String longName = "x".repeat(3_000);
            List<String> players =
                    IntStream.range(0, 4_000).mapToObj(i -> longName + i).toList();
            assertEquals(BatchOutcome.DELIVERED, target.deliver(Batches.adding(players), Monitor.none()));
            assertEquals(4_000, server.members("Gold").size());
            assertTrue(server.requests() > 1);
        }
    }

    private static Failure failure(SmarticoTarget target) {
        return assertThrows(
                        OperationException.class, () -> target.deliver(Batches.adding(List.of("a")), Monitor.none()))
                .failure();
    }
}
