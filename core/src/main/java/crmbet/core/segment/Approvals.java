package crmbet.core.segment;

import crmbet.core.approval.ApprovalPacket;
import crmbet.core.approval.Signatory;
import crmbet.core.approval.SignedPacket;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.delivery.StoredMembers;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.ErasedMembers;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * How a version of a segment goes from draft to approved and, in the end, retired, in a workspace alone. Nobody decides
 * about what they proposed; who somebody is, is what they say, so that only a shared database can make sure of it. Each
 * act is remembered in the audit log. Safe for use by several threads.
 */
public final class Approvals implements ApprovalProcess {
    private final Workspace workspace;
    private final InstantSource clock;

    public Approvals(Workspace workspace) {
        this(workspace, InstantSource.system());
    }

    Approvals(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Segment propose(UUID id, String comment, String who, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> propose(session, id, comment, who));
    }

    Segment propose(Session session, UUID id, String comment, String who) throws SQLException, OperationException {
        requirePerson(who);
        Segment segment = SegmentStore.existing(session, id);
        if (segment.state() != SegmentState.DRAFT && segment.state() != SegmentState.REJECTED) {
            throw notPossible(new Obstacle.SegmentNotDraft(segment.name()));
        }
        requireMembers(session, segment);
        ProposalFacts facts = new ProposalFacts(session, segment);
        Proposal proposal =
                new Proposal(who, now(), comment.strip(), facts.silhouette(), facts.stability(), facts.exclusions());
        SegmentStore.insertProposal(session, id, proposal);
        SegmentStore.setState(session, id, SegmentState.PROPOSED);
        note(session, who, AuditAction.SEGMENT_PROPOSED, segment, comment);
        return SegmentStore.existing(session, id);
    }

    @Override
    public Segment withdraw(UUID id, String who, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> withdraw(session, id, who));
    }

    Segment withdraw(Session session, UUID id, String who) throws SQLException, OperationException {
        requirePerson(who);
        Segment segment = requireProposed(session, id);
        String proposer = proposer(segment);
        if (!proposer.equals(who)) {
            throw notPossible(new Obstacle.OthersProposal(segment.name(), proposer));
        }
        SegmentStore.setState(session, id, SegmentState.DRAFT);
        note(session, who, AuditAction.SEGMENT_WITHDRAWN, segment, "");
        return SegmentStore.existing(session, id);
    }

    @Override
    public Segment approve(UUID id, String comment, Signatory signatory, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> approve(session, id, comment, signatory));
    }

    Segment approve(Session session, UUID id, String comment, Signatory signatory)
            throws SQLException, OperationException {
        requirePerson(signatory.person());
        Segment segment = requireOthers(session, id, signatory.person());
        requireMembers(session, segment);
        ApprovalPacket.Act act = new ApprovalPacket.Act(signatory.person(), now(), comment.strip());
        SignedPacket packet =
                SignedPacket.of(PacketCheck.packet(segment).onlyProposed().approvedBy(act), signatory);
        noteKey(session, signatory.person(), packet.publicKey());
        SegmentStore.insertDecision(
                session, id, new Decision(true, act.by(), act.at(), act.comment(), Optional.of(packet)));
        SegmentStore.setState(session, id, SegmentState.APPROVED);
        note(session, act.by(), AuditAction.SEGMENT_APPROVED, segment, comment);
        return SegmentStore.existing(session, id);
    }

    @Override
    public Segment reject(UUID id, String comment, String who, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> reject(session, id, comment, who));
    }

    Segment reject(Session session, UUID id, String comment, String who) throws SQLException, OperationException {
        requirePerson(who);
        requireReason(comment);
        Segment segment = requireOthers(session, id, who);
        SegmentStore.insertDecision(session, id, new Decision(false, who, now(), comment.strip(), Optional.empty()));
        SegmentStore.setState(session, id, SegmentState.REJECTED);
        note(session, who, AuditAction.SEGMENT_REJECTED, segment, comment);
        return SegmentStore.existing(session, id);
    }

    @Override
    public Segment retire(UUID id, String comment, String who, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> retire(session, id, comment, who));
    }

    Segment retire(Session session, UUID id, String comment, String who) throws SQLException, OperationException {
        requirePerson(who);
        requireReason(comment);
        Segment segment = SegmentStore.existing(session, id);
        switch (segment.state()) {
            case DRAFT, PROPOSED -> throw notPossible(new Obstacle.SegmentUndecided(segment.name()));
            case RETIRED -> throw notPossible(new Obstacle.SegmentRetired(segment.name()));
            case APPROVED, REJECTED, PUBLISHED -> SegmentStore.setState(session, id, SegmentState.RETIRED);
        }
        note(session, who, AuditAction.SEGMENT_RETIRED, segment, comment);
        return SegmentStore.existing(session, id);
    }

    /**
     * What is to be approved, or was.
     *
     * @throws OperationException {@code NotFound}, or {@code NotPossible} for what was never proposed
     */
    public ApprovalPacket packet(UUID id) throws OperationException {
        return workspace.read(Monitor.none(), session -> {
            Segment segment = SegmentStore.existing(session, id);
            if (segment.proposal().isEmpty()) {
                throw notPossible(new Obstacle.SegmentNotProposed(segment.name()));
            }
            return PacketCheck.packet(segment);
        });
    }

    /** A key is taken as somebody's when they sign with it here first; that is remembered, too. */
    static void noteKey(Session session, String person, String key) throws SQLException, OperationException {
        long added = session.execute("""
                INSERT INTO meta.signing_key SELECT ?, ?, now()
                WHERE NOT EXISTS (SELECT 1 FROM meta.signing_key WHERE person = ? AND public_key = ?)""", person, key, person, key);
        if (added > 0) {
            AuditLog.add(session, person, AuditAction.SIGNING_KEY_ADDED, person, key);
        }
    }

    private static void note(Session session, String who, AuditAction action, Segment segment, String comment)
            throws OperationException {
        AuditLog.add(
                session,
                who,
                action,
                segment.id().toString(),
                "%s, version %d: %s".formatted(segment.name(), segment.version(), segment.digest()),
                comment.strip());
    }

    private static Segment requireProposed(Session session, UUID id) throws SQLException, OperationException {
        Segment segment = SegmentStore.existing(session, id);
        if (segment.state() != SegmentState.PROPOSED) {
            throw notPossible(new Obstacle.SegmentNotProposed(segment.name()));
        }
        return segment;
    }

    private static Segment requireOthers(Session session, UUID id, String who) throws SQLException, OperationException {
        Segment segment = requireProposed(session, id);
        if (proposer(segment).equals(who)) {
            throw notPossible(new Obstacle.OwnProposal(segment.name(), who));
        }
        return segment;
    }

    private static String proposer(Segment segment) {
        return segment.proposal().orElseThrow().by();
    }

    private static void requireMembers(Session session, Segment segment) throws SQLException, OperationException {
        if (!ErasedMembers.digest(session, segment.id(), segment.digest())
                .equals(StoredMembers.digest(session, segment.id()))) {
            throw notPossible(new Obstacle.MembersChanged(segment.name()));
        }
    }

    private static void requirePerson(String who) throws OperationException {
        if (who.isBlank()) {
            throw notPossible(new Obstacle.NobodyNamed());
        }
    }

    private static void requireReason(String comment) throws OperationException {
        if (comment.isBlank()) {
            throw notPossible(new Obstacle.NoReason());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OperationException notPossible(Obstacle obstacle) {
        return new OperationException(new Failure.NotPossible(obstacle));
    }
}
