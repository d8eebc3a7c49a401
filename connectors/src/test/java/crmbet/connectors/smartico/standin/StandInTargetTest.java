package crmbet.connectors.smartico.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.Batches;
import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.Health;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Reason;
import crmbet.core.delivery.Refused;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StandInTargetTest {
    private static final StandInKind KIND = new StandInKind();

    @Test
    void whomItDoesNotKnowItRefusesByNameAndTheOthersArrive() throws Exception {
        List<String> players =
                IntStream.range(0, 400).mapToObj(i -> "player " + i).toList();
        List<Refused> expected = IntStream.range(0, players.size())
                .filter(i -> !StandInTarget.knows(players.get(i)))
                .mapToObj(i -> new Refused(i, Reason.UNKNOWN_CUSTOMER, "no such user"))
                .toList();
        assertTrue(!expected.isEmpty() && expected.size() < 20, expected.toString());
        try (StandInTarget target = StandInTarget.start("demo", Faults.NONE)) {
            BatchOutcome outcome = target.deliver(Batches.adding(players), Monitor.none());
            assertEquals(expected, outcome.refused());
            Set<String> known = new HashSet<>(players);
            known.removeIf(player -> !StandInTarget.knows(player));
            assertEquals(known, target.server().members("Gold"));
        }
    }

    @Test
    void itMakesTheMistakesThatARealOneMakes() throws Exception {
        int held = 0;
        try (StandInTarget target = StandInTarget.start("demo")) {
            for (int i = 0; i < 40; i++) {
                try {
                    target.deliver(Batches.adding(List.of("a" + i)), Monitor.none());
                } catch (OperationException e) {
                    held++;
                    assertTrue(
                            e.failure() instanceof Failure.Busy || e.failure() instanceof Failure.ConnectionLost,
                            e.failure().toString());
                }
            }
            assertEquals(held, target.server().mistakes());
        }
        assertTrue(held > 3 && held < 30, held + " of 40 requests were held up");
    }

    @Test
    void itIsAlwaysThereAndAnAddressMakesAConnection() {
        ConnectionDetails details = KIND.read(" standin://demo ").orElseThrow();
        assertEquals(Map.of("brand", "demo"), details.values());
        Health health = KIND.check(details, Monitor.none());
        assertEquals("standin://demo", assertInstanceOf(Health.Up.class, health).address());
        assertEquals(true, KIND.read("smartico://host/brand").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> KIND.read("standin://"));
        assertThrows(IllegalArgumentException.class, () -> KIND.read("standin://a/b"));
    }
}
