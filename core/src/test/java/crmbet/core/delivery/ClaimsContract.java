package crmbet.core.delivery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Claims} does. */
public abstract class ClaimsContract {
    private static final String TARGET = "postgresql://db/shop";

    private final UUID segment = UUID.randomUUID();

    /** As the first workbench has them. */
    protected abstract Claims ones();

    /** As another workbench has them. */
    protected abstract Claims others();

    /** Who holds what the first workbench took, as the other one is told. */
    protected abstract String one();

    @Test
    void oneTakesItAndTheOtherIsToldWhoHasIt() throws OperationException {
        try (Claims.Claim claim = ones().take(segment, TARGET, one())) {
            assertTaken(others());
            assertTaken(ones());
            assertDoesNotThrow(claim::confirm);
        }
        others().take(segment, TARGET, "rui").close();
        ones().take(segment, TARGET, one()).close();
    }

    @Test
    void anotherSegmentAndAnotherTargetAreFree() throws OperationException {
        try (Claims.Claim first = ones().take(segment, TARGET, one());
                Claims.Claim second = others().take(UUID.randomUUID(), TARGET, "rui");
                Claims.Claim third = others().take(segment, "amqp://broker/", "rui")) {
            for (Claims.Claim each : List.of(first, second, third)) {
                assertDoesNotThrow(each::confirm);
            }
        }
    }

    @Test
    void ofManyWhoAskAtOnceOneWins() throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        List<Claims.Claim> won = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                Claims claims = i % 2 == 0 ? ones() : others();
                answers.add(threads.submit(() -> {
                    begin.await();
                    try {
                        Claims.Claim claim = claims.take(segment, TARGET, one());
                        synchronized (won) {
                            won.add(claim);
                        }
                        return 1;
                    } catch (OperationException e) {
                        return 0;
                    }
                }));
            }
            begin.countDown();
            int winners = 0;
            for (Future<Integer> answer : answers) {
                winners += answer.get();
            }
            assertEquals(1, winners);
        }
        won.getFirst().close();
    }

    protected final void assertTaken(Claims claims) {
        assertEquals(
                new Failure.NotPossible(new Obstacle.BeingPublished(TARGET, one())),
                assertThrows(OperationException.class, () -> claims.take(segment, TARGET, one()))
                        .failure());
    }

    protected final Claims.Claim take(Claims claims) throws OperationException {
        return claims.take(segment, TARGET, one());
    }
}
