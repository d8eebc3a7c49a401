package crmbet.core.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.approval.ApprovalPacket;
import crmbet.core.approval.SignedPacket;
import crmbet.core.approval.SigningKey;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditLog;
import crmbet.core.delivery.SegmentRelease;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Erasure;
import crmbet.core.sample.Clustered;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalsTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path folder;

    private Workspace workspace;
    private Segments segments;
    private Approvals approvals;
    private UUID id;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        segments = new Segments(workspace);
        approvals = new Approvals(workspace);
        Clustered.in(workspace);
        id = segments.create("DBSCAN 1", OptionalInt.of(1), "Twenties", "ana", Monitor.none())
                .id();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Segment propose() throws OperationException {
        return approvals.propose(id, " They pay most. ", "ana", Monitor.none());
    }

    private Segment approve() throws OperationException {
        return approvals.approve(id, "Good.", KEY.of("bia"), Monitor.none());
    }

    @Test
    void aProposalThatAnotherPersonApprovesCanBeReleased() throws OperationException {
        Segment proposed = propose();
        assertEquals(SegmentState.PROPOSED, proposed.state());
        assertEquals("They pay most.", proposed.proposal().orElseThrow().comment());
        Segment approved = approve();
        assertEquals(SegmentState.APPROVED, approved.state());
        assertEquals("bia", approved.approvedBy());
        SignedPacket signed = approved.decision().orElseThrow().packet().orElseThrow();
        assertTrue(signed.isGenuine());
        SegmentRelease release = segments.release(id, Monitor.none());
        assertEquals(1, release.version());
        assertEquals(signed.hash(), release.packetHash());
        assertEquals(List.of("c5", "c6", "c7", "c8"), release.members());
    }

    @Test
    void thePacketSaysAllThatWasApproved() throws OperationException {
        exclude("c5", "self_excluded");
        exclude("c6", "underage");
        measure(0.71, 0.93);
        propose();
        ApprovalPacket asked = approvals.packet(id);
        assertEquals(Map.of("self_excluded", 1L, "under_age", 1L), asked.exclusions());
        Segment approved = approve();
        ApprovalPacket packet =
                approved.decision().orElseThrow().packet().orElseThrow().packet();
        assertEquals(asked, packet.onlyProposed());
        assertEquals(0.71, packet.silhouette());
        assertEquals(0.93, packet.stability());
        assertEquals(80, packet.money());
        assertEquals(4, packet.members());
        assertEquals("ana", packet.proposed().by());
        assertEquals("bia", Objects.requireNonNull(packet.approved()).by());
        assertTrue(packet.definition().contains("SELECT"), packet.definition());
        assertEquals(packet, ApprovalPacket.read(packet.json()));
    }

    @Test
    void nobodyDecidesAboutTheirOwnProposal() throws OperationException {
        propose();
        assertObstacle(Obstacle.OwnProposal.class, () -> approvals.approve(id, "", KEY.of("ana"), Monitor.none()));
        assertObstacle(Obstacle.OwnProposal.class, () -> approvals.reject(id, "No.", "ana", Monitor.none()));
        assertEquals(SegmentState.PROPOSED, segments.find(id).orElseThrow().state());
    }

    @Test
    void onlyWhoProposedCanWithdraw() throws OperationException {
        propose();
        assertObstacle(Obstacle.OthersProposal.class, () -> approvals.withdraw(id, "bia", Monitor.none()));
        assertEquals(
                SegmentState.DRAFT,
                approvals.withdraw(id, "ana", Monitor.none()).state());
        assertEquals("Score", segments.rename(id, "Score", "ana").name());
    }

    @Test
    void whatIsRejectedSaysWhyAndCanBeProposedAgain() throws OperationException {
        propose();
        assertObstacle(Obstacle.NoReason.class, () -> approvals.reject(id, " ", "bia", Monitor.none()));
        Segment rejected = approvals.reject(id, "Too few.", "bia", Monitor.none());
        assertEquals(SegmentState.REJECTED, rejected.state());
        assertEquals("Too few.", rejected.decision().orElseThrow().comment());
        assertObstacle(Obstacle.SegmentNotApproved.class, () -> segments.release(id, Monitor.none()));
        propose();
        assertEquals(SegmentState.APPROVED, approve().state());
    }

    @Test
    void whatIsRetiredIsNotReleased() throws OperationException {
        assertObstacle(Obstacle.SegmentUndecided.class, () -> approvals.retire(id, "Old.", "bia", Monitor.none()));
        propose();
        assertObstacle(Obstacle.SegmentUndecided.class, () -> approvals.retire(id, "Old.", "bia", Monitor.none()));
        approve();
        assertEquals(
                SegmentState.RETIRED,
                approvals.retire(id, "Old.", "bia", Monitor.none()).state());
        assertObstacle(Obstacle.SegmentRetired.class, () -> segments.release(id, Monitor.none()));
        assertObstacle(Obstacle.SegmentRetired.class, () -> approvals.retire(id, "Old.", "bia", Monitor.none()));
        assertObstacle(Obstacle.SegmentNotDraft.class, this::propose);
    }

    @Test
    void onlyAProposalIsDecided() throws OperationException {
        assertObstacle(Obstacle.SegmentNotProposed.class, this::approve);
        assertObstacle(Obstacle.SegmentNotProposed.class, () -> approvals.packet(id));
        propose();
        assertObstacle(Obstacle.SegmentNotDraft.class, this::propose);
        approve();
        assertObstacle(Obstacle.SegmentNotProposed.class, this::approve);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM meta.segment_member WHERE customer_key = 'c5' | MembersChanged",
                "UPDATE meta.segment_member SET customer_key = 'me' WHERE customer_key = 'c5' | MembersChanged",
                "UPDATE meta.segment SET definition = replace(definition, 'dbscan', 'kmeans') | PacketAltered DEFINITION",
                "UPDATE meta.segment SET money = money + 1 | PacketAltered FIGURES",
                "UPDATE meta.segment SET members = 5 | PacketAltered FIGURES",
                "UPDATE meta.segment_figure SET mean = 21 WHERE position = 0 | PacketAltered FIGURES",
                "UPDATE meta.segment SET name = 'Other' | PacketAltered PARTICULARS",
                "UPDATE meta.proposal SET proposed_by = 'caio' | PacketAltered PARTICULARS",
                "UPDATE meta.proposal SET exclusions = '{\"under_age\":1}' | PacketAltered PARTICULARS",
                "UPDATE meta.decision SET decided_at = now() | PacketAltered PARTICULARS",
                "UPDATE meta.decision SET packet = replace(packet, '\"money\":80', '\"money\":90') | PacketAltered SIGNATURE",
                "UPDATE meta.decision SET hash = 'abc' | PacketAltered SIGNATURE",
                "UPDATE meta.decision SET signature = 'abc' | PacketAltered SIGNATURE",
                "UPDATE meta.decision SET packet = NULL | NotSigned",
                "DELETE FROM meta.signing_key | UnknownSigner"
            })
    void nothingThatWasChangedAfterApprovalIsReleased(String change, String obstacle) throws OperationException {
        propose();
        approve();
        long changed = workspace.write(Monitor.none(), session -> session.execute(change));
        assertTrue(changed > 0, change);
        String[] expected = obstacle.split(" ", 2);
        Obstacle found = obstacle(() -> segments.release(id, Monitor.none()));
        assertEquals(expected[0], found.getClass().getSimpleName());
        if (found instanceof Obstacle.PacketAltered(var _, var part)) {
            assertEquals(expected[1], part.name());
        }
    }

    @Test
    void whoIsErasedLeavesAnApprovalThatHoldsForTheOthers() throws OperationException {
        propose();
        approve();
        erase("c6");
        erase("c8");
        SegmentRelease release = segments.release(id, Monitor.none());
        assertEquals(List.of("c5", "c7"), release.members());
        assertTrue(release.membersAreGenuine());
        assertEquals(2, segments.erased(id));
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "UPDATE meta.segment_member SET customer_key = 'me' WHERE customer_key = 'c5'"));
        assertObstacle(Obstacle.MembersChanged.class, () -> segments.release(id, Monitor.none()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE meta.segment_erasure SET proof = 'abc'",
                "UPDATE meta.segment_erasure SET before = repeat('0', 64)",
                "UPDATE meta.segment_erasure SET members = 4",
                "UPDATE meta.segment_erasure SET number = 2",
                "DELETE FROM meta.segment_erasure"
            })
    void aLinkThatTheWorkbenchDidNotMakeIsWorthNothing(String change) throws OperationException {
        propose();
        approve();
        erase("c6");
        long changed = workspace.write(Monitor.none(), session -> session.execute(change));
        assertEquals(1, changed);
        assertObstacle(Obstacle.MembersChanged.class, () -> segments.release(id, Monitor.none()));
    }

    @Test
    void anErasureDoesNotMakeGoodWhatWasChangedBefore() throws OperationException {
        propose();
        approve();
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "UPDATE meta.segment_member SET customer_key = 'me' WHERE customer_key = 'c5'"));
        erase("c6");
        assertObstacle(Obstacle.MembersChanged.class, () -> segments.release(id, Monitor.none()));
    }

    @Test
    void whoIsErasedBeforeTheDecisionIsNotApproved() throws OperationException {
        erase("c5");
        propose();
        erase("c6");
        approve();
        assertEquals(List.of("c7", "c8"), segments.release(id, Monitor.none()).members());
        assertThrows(
                OperationException.class,
                () -> Erasure.erase(folder.resolve("workspace"), "c7", "ana", " ", Monitor.none()));
    }

    private void erase(String customer) throws OperationException {
        workspace.close();
        var _ = Erasure.erase(folder.resolve("workspace"), customer, "rui", "They asked.", Monitor.none());
        workspace = Workspace.open(folder.resolve("workspace"));
        segments = new Segments(workspace);
        approvals = new Approvals(workspace);
    }

    @Test
    void aPacketSignedWithAnothersKeyIsNotReleased() throws OperationException {
        propose();
        Segment approved = approve();
        ApprovalPacket packet =
                approved.decision().orElseThrow().packet().orElseThrow().packet();
        SignedPacket forged = SignedPacket.of(packet, SigningKey.generate().of("bia"));
        assertTrue(forged.isGenuine());
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "UPDATE meta.decision SET public_key = ?, signature = ?",
                        forged.publicKey(),
                        forged.signature()));
        assertObstacle(Obstacle.UnknownSigner.class, () -> segments.release(id, Monitor.none()));
    }

    @Test
    void everyActSaysWhoAndWhy() throws OperationException {
        propose();
        approve();
        approvals.retire(id, "Old.", "caio", Monitor.none());
        List<AuditEntry> entries = new AuditLog(workspace).of(id.toString());
        assertEquals(
                List.of(
                        AuditAction.SEGMENT_CREATED,
                        AuditAction.SEGMENT_PROPOSED,
                        AuditAction.SEGMENT_APPROVED,
                        AuditAction.SEGMENT_RETIRED),
                entries.stream().map(AuditEntry::action).toList());
        assertEquals(
                List.of("They pay most.", "Good.", "Old."),
                entries.stream().skip(1).map(AuditEntry::reason).toList());
        assertEquals(
                AuditAction.SIGNING_KEY_ADDED,
                new AuditLog(workspace).of("bia").getFirst().action());
    }

    @Test
    void aKeyIsReadBackAndNothingElseIs() {
        assertEquals(KEY.publicText(), SigningKey.read(KEY.secretText()).publicText());
        assertThrows(IllegalArgumentException.class, () -> SigningKey.read("no key"));
        assertThrows(IllegalArgumentException.class, () -> SigningKey.read("a b"));
        assertFalse(SigningKey.isGenuine(new byte[1], "no signature", "no key"));
    }

    private void exclude(String customer, String column) throws OperationException {
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "INSERT INTO crm.customer (dataset, customer_key, " + column + ") VALUES ('d', ?, true)",
                        customer));
    }

    private void measure(double silhouette, double stability) throws OperationException {
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "INSERT INTO meta.cluster_quality VALUES ('DBSCAN 1', 1, ?, ?)", silhouette, stability));
    }

    private static void assertObstacle(Class<? extends Obstacle> kind, Executable act) {
        assertInstanceOf(kind, obstacle(act));
    }

    private static Obstacle obstacle(Executable act) {
        return assertInstanceOf(
                        Failure.NotPossible.class,
                        assertThrows(OperationException.class, act).failure())
                .obstacle();
    }
}
