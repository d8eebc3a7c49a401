package crmbet.core.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Erasure;
import crmbet.core.protection.ProtectionReason;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is sent to a target, and who is not or no longer. */
class RecipientsTest extends DeliveryFixture {
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
}
