package crmbet.core.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveriesTest extends DeliveryFixture {
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
}
