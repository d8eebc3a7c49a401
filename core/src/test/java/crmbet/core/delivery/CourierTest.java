package crmbet.core.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CourierTest extends DeliveryFixture {
    @Test
    void onlyWhatFailedIsRetried() throws OperationException {
        target.answering =
                (batch, _) -> new BatchOutcome(IntStream.range(0, batch.deltas().size())
                        .filter(i -> batch.deltas().get(i).customer().endsWith("7"))
                        .mapToObj(i -> new Refused(i, Reason.UNKNOWN_CUSTOMER, "who?"))
                        .toList());
        RollOut done = publish(release(1000));
        assertEquals(RollOutState.DONE, done.state());
        assertEquals(100, done.progress().failed());
        assertEquals(new PublishResult(900, 0, 0), done.result());
        assertEquals(
                new Ledger.Failed("c00007", Operation.ADD, Reason.UNKNOWN_CUSTOMER, "who?", 1),
                new Ledger(workspace).failures(done.id(), 5).getFirst());
        int sent = target.batches.size();
        target.answering = (batch, _) -> {
            assertEquals(100, batch.deltas().size());
            return new BatchOutcome(List.of(new Refused(3, Reason.REFUSED, "no")));
        };
        RollOut again = run(deliveries.retry(done.id(), "ana"));
        assertEquals(sent + 1, target.batches.size());
        assertEquals(1, again.progress().failed());
        assertEquals(999, again.progress().added());
        assertEquals(2, new Ledger(workspace).failures(done.id(), 5).getFirst().attempts());
        target.answering = (_, _) -> BatchOutcome.DELIVERED;
        assertEquals(0, run(deliveries.retry(done.id(), "ana")).progress().failed());
        assertEquals(1000, target.members.size());
        assertEquals(0, target.repeated.get());
    }

    @Test
    void aTargetThatDoesNotAnswerIsTriedAgainAndThenWaitedFor() throws OperationException {
        target.answering = (_, number) -> {
            if (number % 2 == 1) {
                throw new OperationException(new Failure.Busy("memory", "429"));
            }
            return BatchOutcome.DELIVERED;
        };
        assertEquals(500, publish(release(500)).progress().added());
        target.answering = (_, _) -> {
            throw new OperationException(new Failure.Unreachable("memory", "nowhere", "gone"));
        };
        target.batches.clear();
        RollOut begun = decide(release(600), Stage.ALL);
        assertFails(Failure.Unreachable.class, () -> run(begun));
        assertEquals(3, target.batches.size());
        RollOut held = deliveries.find(begun.id());
        assertEquals(RollOutState.HELD, held.state());
        assertEquals(100, held.progress().pending());
        target.answering = (_, _) -> BatchOutcome.DELIVERED;
        RollOut resumed = publish(release(600));
        assertEquals(begun.id(), resumed.id(), "publishing again lets the same roll-out go on");
        assertEquals(600, target.members.size());
    }

    @Test
    void whatCannotPassIsNotTriedAgain() throws OperationException {
        target.answering = (_, _) -> {
            throw new OperationException(new Failure.Unauthorized("memory", "ana", "wrong key"));
        };
        RollOut begun = decide(release(5), Stage.ALL);
        assertFails(Failure.Unauthorized.class, () -> run(begun));
        assertEquals(1, target.batches.size());
    }

    @Test
    void whatWasSentWhenTheProcessEndedIsSentAgainWithTheSameIds() throws OperationException {
        target.tells = false;
        target.atOnce = 4;
        RollOut begun = decide(release(1000), Stage.ALL);
        // The outbox as a process leaves it that is killed after the target has taken five batches and noted two.
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "UPDATE meta.delivery_batch SET state = CASE WHEN batch < 2 THEN 'DELIVERED' ELSE 'SENT' END"
                                + " WHERE batch < 5"));
        workspace.read(
                Monitor.none(),
                session -> session.query(
                        "SELECT CAST(id AS VARCHAR), customer_key FROM meta.delivery WHERE batch < 5", row -> {
                            target.seen.add(UUID.fromString(row.text(0)));
                            return target.members.add(row.text(1));
                        }));
        workspace.close();
        workspace = Workspace.open(folder.resolve("workspace"));
        courier = new Courier(workspace, claims, SOON, clock);
        deliveries = new Deliveries(workspace, claims, clock);
        RollOut done = run(begun);
        assertEquals(new PublishResult(1000, 0, 0), done.result());
        assertEquals(1000, target.members.size());
        assertEquals(1000, target.seen.size());
        assertEquals(300, target.repeated.get());
    }

    @Test
    void cancellingPausesAtOnceAndLosesNothing() throws Exception {
        target.atOnce = 3;
        CountDownLatch begun = new CountDownLatch(3);
        Silent monitor = new Silent();
        target.answering = (_, _) -> {
            begun.countDown();
            CountDownLatch cancelled = new CountDownLatch(1);
            try (var _ = monitor.onCancel(cancelled::countDown)) {
                cancelled.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw new CancellationException();
        };
        RollOut rollOut = decide(release(1000), Stage.ALL);
        AtomicReference<Long> ended = new AtomicReference<>();
        Thread runner = Thread.ofPlatform().start(() -> {
            assertThrows(CancellationException.class, () -> courier.run(rollOut.id(), target, monitor));
            ended.set(System.nanoTime());
        });
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        monitor.cancel();
        runner.join();
        assertNotEquals(null, ended.get());
        assertEquals(RollOutState.PAUSED, deliveries.find(rollOut.id()).state());
        target.answering = (_, _) -> BatchOutcome.DELIVERED;
        assertEquals(
                1000,
                run(deliveries.continueTo(rollOut.id(), Stage.ALL, "ana"))
                        .progress()
                        .added());
    }

    @Test
    void aClockThatJumpsDoesNotDisturbWhatIsSentNorTheLedger() throws OperationException {
        target.tells = false;
        target.answering = (_, number) -> {
            now.set(number % 2 == 0 ? START.minus(Duration.ofDays(9000)) : START.plus(Duration.ofDays(9000)));
            return BatchOutcome.DELIVERED;
        };
        publish(release(1000));
        run(deliveries.unpublish(SEGMENT, target, "bia", Monitor.none()));
        assertTrue(target.members.isEmpty());
        List<LedgerEntry> entries = new Ledger(workspace).of("c00500");
        assertEquals(
                List.of(LedgerEntry.Outcome.ADDED, LedgerEntry.Outcome.REMOVED),
                entries.stream().map(LedgerEntry::outcome).toList());
        assertEquals(
                List.of(false, true),
                entries.stream().map(LedgerEntry::stillTrue).toList());
        assertEquals(new PublishResult(1000, 0, 0), publish(release(1000)).result());
    }

    @Test
    void ofTwoWorkbenchesOneSendsAndTheOtherIsTold() throws OperationException {
        SegmentRelease release = release(20);
        RollOut rollOut = decide(release, Stage.ALL);
        List<Failure> told = new ArrayList<>();
        target.answering = (_, _) -> {
            OperationException refused = assertThrows(
                    OperationException.class,
                    () -> new FileClaims(folder.resolve("claims")).take(SEGMENT, "memory", "rui"));
            told.add(refused.failure());
            return BatchOutcome.DELIVERED;
        };
        run(rollOut);
        assertEquals(List.of(new Failure.NotPossible(new Obstacle.BeingPublished("memory", "ana"))), told);
        try (Claims.Claim _ = claims.take(SEGMENT, "memory", "rui")) {
            assertObstacle(Obstacle.BeingPublished.class, () -> decide(release, Stage.ALL));
        }
        assertEquals(20, publish(release).result().unchanged());
    }

    @Test
    void aClockThatJumpsLosesNobodyAndSendsNobodyTwice() throws OperationException {
        target.tells = false;
        target.answering = (_, number) -> {
            now.set(number % 2 == 0 ? START.plus(Duration.ofDays(400)) : START.minus(Duration.ofDays(400)));
            if (number % 3 == 0) {
                throw new OperationException(new Failure.Busy("memory", "later"));
            }
            return BatchOutcome.DELIVERED;
        };
        RollOut first = publish(release(1_000));
        assertEquals(RollOutState.DONE, first.state());
        assertEquals(1_000, target.members.size());
        assertEquals(0, target.repeated.get());
        now.set(START.minus(Duration.ofDays(1_000)));
        assertEquals(
                new PublishResult(0, 500, 500),
                publish(release(SEGMENT, IntStream.range(0, 500))).result(),
                "what was decided later counts, though it seems to be earlier");
        assertEquals(first.id(), deliveries.list().getLast().id());
    }

    @Test
    void manyBatchesAtOnceStillArriveOnceEach() throws OperationException {
        target.size = 10;
        target.atOnce = 12;
        Set<UUID> lost = ConcurrentHashMap.newKeySet();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch several = new CountDownLatch(2);
        target.answering = (batch, number) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            meet(several);
            atOnce.decrementAndGet();
            if (number % 5 == 0 && lost.add(batch.deltas().getFirst().id())) {
                throw new OperationException(new Failure.TimedOut("memory", Duration.ofSeconds(1)));
            }
            return BatchOutcome.DELIVERED;
        };
        assertEquals(1500, publish(release(1500)).progress().added());
        assertTrue(most.get() > 1 && most.get() <= 12, () -> most + " at once");
        Set<UUID> ids = new HashSet<>(target.seen);
        assertEquals(1500, ids.size());
        assertEquals(0, target.repeated.get());
    }

    private static void meet(CountDownLatch others) {
        others.countDown();
        try {
            assertTrue(others.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFails(Class<? extends Failure> kind, Executable act) {
        assertInstanceOf(kind, assertThrows(OperationException.class, act).failure());
    }

    private static final class Silent extends CancellableMonitor {
        @Override
        public void report(long done, long total, Phase phase) {}
    }
}
