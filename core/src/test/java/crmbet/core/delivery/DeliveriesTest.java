package crmbet.core.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Erasure;
import crmbet.core.protection.ProtectionReason;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeliveriesTest {
    private static final UUID SEGMENT = UUID.fromString("6f2b8a52-9d4c-4c7a-8b3e-1f0e6a7d5c11");
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Backoff SOON = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 3);

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;
    private final MemoryTarget target = new MemoryTarget();
    private Workspace workspace;
    private Claims claims;
    private Deliveries deliveries;
    private Courier courier;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        claims = new FileClaims(folder.resolve("claims"));
        deliveries = new Deliveries(workspace, claims, clock);
        courier = new Courier(workspace, claims, SOON, clock);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private SegmentRelease release(int members) throws OperationException {
        return release(SEGMENT, IntStream.range(0, members));
    }

    private SegmentRelease release(UUID id, IntStream numbers) throws OperationException {
        return Releases.of(workspace, SEGMENT, id, numbers, START);
    }

    private RollOut decide(SegmentRelease release, Stage stage) throws OperationException {
        return deliveries.publish(
                release, target, Optional.empty(), stage, ProtectionRules.USUAL, "ana", Monitor.none());
    }

    private RollOut publish(SegmentRelease release) throws OperationException {
        return run(decide(release, Stage.ALL));
    }

    private RollOut run(RollOut rollOut) throws OperationException {
        return courier.run(rollOut.id(), target, Monitor.none());
    }

    @Test
    void whatIsPublishedIsThereAndPublishedAgainNothingChanges() throws OperationException {
        SegmentRelease release = release(719);
        RollOut done = publish(release);
        assertEquals(RollOutState.DONE, done.state());
        assertEquals(new PublishResult(719, 0, 0), done.result());
        assertEquals(Set.copyOf(release.members()), target.members);
        assertEquals(new PublishResult(0, 0, 719), publish(release).result());
        assertEquals(8, target.batches.size(), "nothing is sent where nothing changes");
        assertEquals(
                List.of(AuditAction.ROLL_OUT_STARTED, AuditAction.SEGMENT_PUBLISHED),
                new AuditLog(workspace)
                        .of(SEGMENT.toString()).stream()
                                .map(AuditEntry::action)
                                .limit(2)
                                .toList());
    }

    @Test
    void aTargetThatCannotSayWhomItHoldsIsKnownByTheLedger() throws OperationException {
        target.tells = false;
        assertEquals(new PublishResult(20, 0, 0), publish(release(20)).result());
        assertEquals(new PublishResult(0, 0, 20), publish(release(20)).result());
        assertEquals(
                new PublishResult(5, 15, 5),
                publish(release(SEGMENT, IntStream.range(15, 25))).result());
        assertEquals(10, target.members.size());
    }

    @Test
    void theIdOfAChangeIsTheSameInEveryWorkspaceAndIsAVersionFiveUuid() throws OperationException {
        publish(release(3));
        Set<UUID> first = Set.copyOf(target.seen);
        workspace.close();
        workspace = Workspace.openOrCreate(folder.resolve("another"));
        deliveries = new Deliveries(workspace, claims, clock);
        courier = new Courier(workspace, claims, SOON, clock);
        target.members.clear();
        publish(release(3));
        assertEquals(first, target.seen);
        assertEquals(3, target.repeated.get());
        assertTrue(first.stream().allMatch(id -> id.version() == 5 && id.variant() == 2));
    }

    @Test
    void afterUnpublishingTheSameVersionCanBePublishedAgain() throws OperationException {
        target.tells = false;
        SegmentRelease release = release(30);
        publish(release);
        RollOut taken = run(deliveries.unpublish(SEGMENT, target, "bia", Monitor.none()));
        assertEquals(new PublishResult(0, 30, 0), taken.result());
        assertTrue(target.members.isEmpty());
        assertEquals(new PublishResult(30, 0, 0), publish(release).result());
        assertEquals(30, target.members.size(), "not taken for a repetition");
        assertEquals(0, target.repeated.get());
        assertEquals(90, target.seen.size());
    }

    @Test
    void aRollOutGoesOnOneStageAtATime() throws OperationException {
        SegmentRelease release = release(250);
        RollOut one = run(decide(release, Stage.ONE));
        assertEquals(RollOutState.WAITING, one.state());
        assertEquals(1, target.members.size());
        assertTrue(target.batches.getFirst().quiet(), "nothing is started because of the first");
        RollOut ten = run(deliveries.continueTo(one.id(), Stage.TEN, "bia"));
        assertEquals(RollOutState.WAITING, ten.state());
        assertEquals(10, target.members.size());
        assertFalse(target.batches.getLast().quiet());
        RollOut all = run(deliveries.continueTo(one.id(), Stage.ALL, "bia"));
        assertEquals(RollOutState.DONE, all.state());
        assertEquals(250, target.members.size());
        assertEquals(250, target.seen.size());
    }

    @Test
    void aRollOutThatIsStoppedSendsNoMoreAndTheNextBeginsWhereItEnded() throws OperationException {
        RollOut one = run(decide(release(250), Stage.TEN));
        RollOut stopped = deliveries.stop(one.id(), "bia");
        assertEquals(RollOutState.STOPPED, stopped.state());
        assertEquals(240, stopped.progress().cancelled());
        assertEquals(10, target.members.size());
        assertObstacle(Obstacle.RollOutEnded.class, () -> deliveries.continueTo(stopped.id(), Stage.ALL, "bia"));
        assertEquals(new PublishResult(240, 0, 10), publish(release(250)).result());
        assertEquals(0, target.repeated.get());
    }

    @Test
    void pausingEndsTheRunAndContinuingFinishesIt() throws OperationException {
        RollOut begun = decide(release(1000), Stage.ALL);
        target.answering = (_, number) -> {
            if (number == 3) {
                deliveries.pause(begun.id(), "bia");
            }
            return BatchOutcome.DELIVERED;
        };
        RollOut paused = run(begun);
        assertEquals(RollOutState.PAUSED, paused.state());
        assertEquals(300, target.members.size());
        assertEquals(700, paused.progress().pending());
        assertEquals(
                RollOutState.DONE,
                run(deliveries.continueTo(begun.id(), Stage.ALL, "bia")).state());
        assertEquals(1000, target.members.size());
        assertEquals(0, target.repeated.get());
    }

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
    void whoIsThereAlreadyStaysThoughTheyWereWrittenToAMomentAgo() throws OperationException {
        publish(release(SEGMENT, IntStream.range(0, 10)));
        workspace.write(Monitor.none(), session -> session.execute("""
                INSERT INTO crm.activity (dataset, customer_key, "at", kind, source_id)
                SELECT 'd', customer, TIMESTAMP '2026-11-21 11:00:00', 'message_out', customer
                FROM (VALUES ('c00003'), ('c00012')) t(customer)"""));
        RollOut done = publish(release(SEGMENT, IntStream.range(0, 15)));
        assertEquals(new PublishResult(4, 0, 10), done.result());
        assertTrue(target.members.contains("c00003"), "taking out and adding again would begin their journey anew");
        assertFalse(target.members.contains("c00012"));
        assertEquals(1, done.plan().excluded());
        assertEquals(
                List.of(new Ledger.Excluded("c00012", ProtectionReason.RECENTLY_CONTACTED)),
                new Ledger(workspace).exclusions(done.id(), 10));
    }

    @Test
    void anotherVersionWaitsUntilARollOutHasEnded() throws OperationException {
        RollOut waiting = run(decide(release(50), Stage.ONE));
        SegmentRelease other = release(UUID.randomUUID(), IntStream.range(5, 60));
        assertObstacle(Obstacle.RollOutNotEnded.class, () -> decide(other, Stage.ALL));
        deliveries.stop(waiting.id(), "ana");
        assertEquals(new PublishResult(55, 1, 0), publish(other).result(), "the second version in place of the first");
    }

    @Test
    void aRehearsalSaysWhatWouldChangeAndChangesNothing() throws OperationException {
        publish(release(SEGMENT, IntStream.range(0, 10)));
        int sent = target.batches.size();
        Rehearsal rehearsal = deliveries.rehearse(
                release(SEGMENT, IntStream.range(5, 20)), target, ProtectionRules.USUAL, Monitor.none());
        assertEquals(10, rehearsal.added());
        assertEquals(5, rehearsal.removed());
        assertEquals(5, rehearsal.unchanged());
        assertTrue(rehearsal.toldByTarget());
        assertEquals(sent, target.batches.size());
        assertEquals(1, deliveries.list().size());
    }

    @Test
    void membersThatWereNotApprovedAreNotSent() throws OperationException {
        SegmentRelease release = release(10);
        List<String> others = new ArrayList<>(release.members());
        others.set(3, "me");
        SegmentRelease forged = new SegmentRelease(
                SEGMENT, 1, SEGMENT, "Gold", "{}", release.digest(), others, "bia", release.approvedAt(), "");
        assertObstacle(Obstacle.MembersChanged.class, () -> decide(forged, Stage.ALL));
        workspace.write(
                Monitor.none(),
                session -> session.execute("DELETE FROM meta.segment_member WHERE customer_key = 'c00003'"));
        assertObstacle(Obstacle.MembersChanged.class, () -> decide(release, Stage.ALL));
        assertTrue(target.batches.isEmpty());
    }

    @Test
    void whoIsProtectedIsLeftOutAndTakenOutAgain() throws OperationException {
        publish(release(10));
        know("c00001", "self_excluded", "true", START);
        know("c00002", "underage", "true", START);
        know("c00003", "consent_marketing", "false", START);
        RollOut done = publish(release(10));
        assertEquals(new PublishResult(0, 3, 7), done.result());
        assertEquals(3, done.plan().excluded());
        assertEquals(7, target.members.size());
        LedgerEntry left = new Ledger(workspace).of("c00001").getLast();
        assertEquals(
                LedgerEntry.Outcome.EXCLUDED,
                new Ledger(workspace)
                        .of("c00001").stream()
                                .filter(entry -> entry.protection() == ProtectionReason.SELF_EXCLUDED)
                                .findFirst()
                                .orElseThrow()
                                .outcome());
        assertTrue(left.stillTrue());
    }

    @Test
    void oldExclusionsLetNothingOut() throws OperationException {
        know("c00001", "self_excluded", "true", START.minus(Duration.ofDays(16)));
        assertObstacle(Obstacle.ExclusionsTooOld.class, () -> publish(release(10)));
        know("c00002", "self_excluded", "false", START.minus(Duration.ofDays(1)));
        assertObstacle(Obstacle.ExclusionsTooOld.class, () -> publish(release(10)));
        ProtectionRules longer = new ProtectionRules(
                ProtectionRules.USUAL.channel(), Duration.ofDays(20), ProtectionRules.USUAL.quietTime());
        Rehearsal rehearsal = deliveries.rehearse(release(10), target, longer, Monitor.none());
        assertEquals(
                Map.of(ProtectionReason.SELF_EXCLUDED, 1L), rehearsal.wall().excluded());
    }

    @Test
    void whatTheTargetHoldsIsComparedWithTheLedger() throws OperationException {
        publish(release(10));
        assertTrue(deliveries.reconcile(SEGMENT, target, Monitor.none()).agrees());
        target.members.remove("c00004");
        target.members.add("stranger");
        Reconciliation found = deliveries.reconcile(SEGMENT, target, Monitor.none());
        assertEquals(1, found.missing());
        assertEquals(1, found.surplus());
        assertEquals(List.of("c00004", "stranger"), found.examples());
        assertEquals(new PublishResult(1, 1, 9), publish(release(10)).result());
        assertTrue(deliveries.reconcile(SEGMENT, target, Monitor.none()).agrees());
    }

    @Test
    void theLedgerSaysOfEveryCustomerWhatHappened() throws OperationException {
        target.answering = (batch, _) -> new BatchOutcome(List.of(new Refused(0, Reason.NO_LISTENER, "")));
        publish(release(3));
        Map<String, LedgerEntry.Outcome> outcomes = List.of("c00000", "c00001").stream()
                .collect(Collectors.toMap(customer -> customer, customer -> outcome(customer)));
        assertEquals(Map.of("c00000", LedgerEntry.Outcome.FAILED, "c00001", LedgerEntry.Outcome.ADDED), outcomes);
        assertTrue(new Ledger(workspace).of("nobody").isEmpty());
    }

    private LedgerEntry.Outcome outcome(String customer) {
        try {
            return new Ledger(workspace).of(customer).getLast().outcome();
        } catch (OperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void manyBatchesAtOnceStillArriveOnceEach() throws OperationException {
        target.size = 10;
        target.atOnce = 12;
        Set<UUID> lost = ConcurrentHashMap.newKeySet();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        target.answering = (batch, number) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
            if (number % 5 == 0 && lost.add(batch.deltas().getFirst().id())) {
                throw new OperationException(new Failure.TimedOut("memory", Duration.ofSeconds(1)));
            }
            return BatchOutcome.DELIVERED;
        };
        assertEquals(1500, publish(release(1500)).progress().added());
        assertTrue(most.get() <= 12, () -> most + " at once");
        Set<UUID> ids = new HashSet<>(target.seen);
        assertEquals(1500, ids.size());
        assertEquals(0, target.repeated.get());
    }

    @Test
    void anErasedPersonIsTakenOutOfEveryTargetAndForgottenByTheLedger() throws OperationException {
        target.tells = false;
        publish(release(30));
        workspace.close();
        Erasure.Proof proof =
                Erasure.erase(folder.resolve("workspace"), "c00007", "ana", "They asked.", Monitor.none());
        assertEquals(List.of("memory"), proof.waiting());
        workspace = Workspace.open(folder.resolve("workspace"));
        deliveries = new Deliveries(workspace, claims, clock);
        courier = new Courier(workspace, claims, SOON, clock);
        RollOut removal = workspace.read(Monitor.none(), Removals::waiting).getFirst();
        assertEquals(RollOutState.DONE, run(removal).state());
        assertEquals(29, target.members.size());
        assertFalse(target.members.contains("c00007"));
        assertTrue(new Ledger(workspace).of("c00007").isEmpty());
        assertEquals(
                29,
                deliveries.list().stream()
                        .filter(each -> each.kind() == RollOutKind.PUBLISH)
                        .findFirst()
                        .orElseThrow()
                        .progress()
                        .added());
    }

    private void know(String customer, String column, String value, Instant loaded) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            session.execute(
                    "INSERT INTO meta.dataset VALUES (?, 'x', 'csv', 1, 0, 1, '', CAST(? AS TIMESTAMPTZ))",
                    customer + column,
                    loaded.toString());
            return session.execute(
                    "INSERT INTO crm.customer (dataset, customer_key, " + column + ") VALUES (?, ?, " + value + ")",
                    customer + column,
                    customer);
        });
    }

    private static void assertFails(Class<? extends Failure> kind, Executable act) {
        assertInstanceOf(kind, assertThrows(OperationException.class, act).failure());
    }

    private static void assertObstacle(Class<? extends Obstacle> kind, Executable act) {
        Failure failure = assertThrows(OperationException.class, act).failure();
        assertInstanceOf(
                kind, assertInstanceOf(Failure.NotPossible.class, failure).obstacle());
    }

    private static final class Silent extends CancellableMonitor {
        @Override
        public void report(long done, long total, Phase phase) {}
    }
}
