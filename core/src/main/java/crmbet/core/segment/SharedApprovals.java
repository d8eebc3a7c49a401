package crmbet.core.segment;

import crmbet.core.approval.Signatory;
import crmbet.core.approval.SignedPacket;
import crmbet.core.audit.AuditQueue;
import crmbet.core.delivery.MemberDigest;
import crmbet.core.delivery.StoredMembers;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.ErasedMembers;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proposals and decisions in a shared database, which has the last word; the workspace keeps a copy of what is there, so that
 * versions can be read and published without asking again. Everybody acts as the person who is logged in there. Each act is
 * also remembered in the audit log of the workspace. Safe for use by several threads.
 */
public final class SharedApprovals implements ApprovalProcess {
    private final Workspace workspace;
    private final SharedSegments shared;
    private final Approvals local;

    public SharedApprovals(Workspace workspace, SharedSegments shared) {
        this.workspace = workspace;
        this.shared = shared;
        this.local = new Approvals(workspace);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Segment propose(UUID id, String comment, String who, Monitor monitor) throws OperationException {
        requireLogin(who, monitor);
        return workspace.write(monitor, session -> {
            Segment proposed = local.propose(session, id, comment, who);
            List<String> members = StoredMembers.of(session, id);
            // Of a version that was never there, nobody there could know that somebody was erased from it.
            requireGenuine(members, proposed, proposed.digest());
            shared.propose(proposed, PacketCheck.packet(proposed).onlyProposed(), members, monitor);
            session.execute("UPDATE meta.segment SET shared = true WHERE id = CAST(? AS UUID)", id.toString());
            return SegmentStore.existing(session, id);
        });
    }

    @Override
    public Segment withdraw(UUID id, String who, Monitor monitor) throws OperationException {
        requireLogin(who, monitor);
        return workspace.write(monitor, session -> {
            requireShared(session, id);
            Segment draft = local.withdraw(session, id, who);
            shared.withdraw(id, monitor);
            return draft;
        });
    }

    @Override
    public Segment approve(UUID id, String comment, Signatory signatory, Monitor monitor) throws OperationException {
        requireLogin(signatory.person(), monitor);
        shared.registerKey(signatory.publicKey(), monitor);
        return workspace.write(monitor, session -> {
            requireShared(session, id);
            Segment approved = local.approve(session, id, comment, signatory);
            shared.approve(id, approved.decision().flatMap(Decision::packet).orElseThrow(), monitor);
            return approved;
        });
    }

    @Override
    public Segment reject(UUID id, String comment, String who, Monitor monitor) throws OperationException {
        requireLogin(who, monitor);
        return workspace.write(monitor, session -> {
            requireShared(session, id);
            Segment rejected = local.reject(session, id, comment, who);
            shared.reject(id, comment.strip(), monitor);
            return rejected;
        });
    }

    @Override
    public Segment retire(UUID id, String comment, String who, Monitor monitor) throws OperationException {
        requireLogin(who, monitor);
        return workspace.write(monitor, session -> {
            requireShared(session, id);
            Segment retired = local.retire(session, id, comment, who);
            shared.retire(id, comment.strip(), monitor);
            return retired;
        });
    }

    /**
     * Takes over what stands in the shared database: versions that are not here yet, with their members, and the state of all.
     *
     * @return how many versions are new or different now
     * @throws OperationException as {@link SharedSegments}; {@code NotPossible} also if members there are not those of their
     *     digest
     */
    public int refresh(Monitor monitor) throws OperationException {
        new AuditQueue(workspace).begin(shared.name());
        List<Segment> there = shared.list(monitor);
        Map<UUID, String> erased = shared.erased(monitor);
        // Two at once would each find a version missing, and bring it twice.
        synchronized (workspace) {
            return takeOver(there, erased, monitor);
        }
    }

    private int takeOver(List<Segment> there, Map<UUID, String> erased, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> {
            Set<UUID> untold = AuditQueue.untold(session);
            int changed = 0;
            for (Segment each : there) {
                Optional<Segment> here = SegmentStore.find(session, each.id());
                @Nullable String left = erased.get(each.id());
                if (here.isEmpty()) {
                    insert(session, each, left, monitor);
                    changed++;
                    continue;
                }
                boolean different = takeOver(session, here.get(), each, untold.contains(each.id()));
                if (left != null && !ErasedMembers.isTakenOver(session, each.id(), left)) {
                    removeErased(session, here.get(), left, monitor);
                    different = true;
                }
                changed += different ? 1 : 0;
            }
            return changed;
        });
    }

    private void insert(Session session, Segment segment, @Nullable String left, Monitor monitor)
            throws SQLException, OperationException {
        List<String> members = shared.members(segment.id(), monitor);
        requireGenuine(members, segment, left == null ? segment.digest() : left);
        SegmentStore.insertCopy(session, segment, members);
        if (left != null) {
            ErasedMembers.brought(session, segment.id(), segment.digest(), left);
        }
        if (segment.proposal().isPresent()) {
            SegmentStore.insertProposal(
                    session, segment.id(), segment.proposal().get());
        }
        if (segment.decision().isPresent()) {
            insertDecision(session, segment.id(), segment.decision().get());
        }
    }

    /** Whom the shared database erased goes here, too; the approval holds for the others. */
    private void removeErased(Session session, Segment here, String left, Monitor monitor) throws OperationException {
        List<String> members = shared.members(here.id(), monitor);
        requireGenuine(members, here, left);
        ErasedMembers.remove(
                session,
                here.id(),
                here.digest(),
                left,
                () -> session.part(part -> keepOnly(part, here.id(), members)));
    }

    private static UUID keepOnly(Session session, UUID version, List<String> members) throws SQLException {
        SegmentStore.copyMembers(session, members);
        session.execute(
                "DELETE FROM meta.segment_member WHERE segment_id = CAST(? AS UUID)"
                        + " AND customer_key NOT IN (SELECT customer_key FROM temp.main.copied_member)",
                version.toString());
        session.executeScript("DROP TABLE temp.main.copied_member");
        return version;
    }

    private static void requireGenuine(List<String> members, Segment segment, String digest) throws OperationException {
        if (!MemberDigest.of(members).equals(digest)) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.MembersChanged(segment.name())));
        }
    }

    /** @param untold whether the shared database has still to be told of what was published here, or taken out */
    private static boolean takeOver(Session session, Segment here, Segment there, boolean untold)
            throws SQLException, OperationException {
        boolean changed = false;
        if (there.proposal().isPresent() && !there.proposal().equals(here.proposal())) {
            SegmentStore.insertProposal(session, here.id(), there.proposal().get());
            changed = true;
        }
        if (there.decision().isPresent() && !there.decision().equals(here.decision())) {
            insertDecision(session, here.id(), there.decision().get());
            changed = true;
        }
        boolean ahead = untold && here.state().isReleasable() && there.state().isReleasable();
        if (here.state() != there.state() && !ahead) {
            SegmentStore.setState(session, here.id(), there.state());
            changed = true;
        }
        return changed;
    }

    private static void insertDecision(Session session, UUID id, Decision decision)
            throws SQLException, OperationException {
        SegmentStore.insertDecision(session, id, decision);
        Optional<SignedPacket> packet = decision.packet();
        if (packet.isPresent()) {
            // The shared database has made sure that the key is theirs.
            Approvals.noteKey(session, decision.by(), packet.get().publicKey());
        }
    }

    private void requireLogin(String who, Monitor monitor) throws OperationException {
        String login = shared.person(monitor).login();
        if (!login.equals(who)) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.OtherLogin(login, who)));
        }
    }

    private static void requireShared(Session session, UUID id) throws SQLException, OperationException {
        Segment segment = SegmentStore.existing(session, id);
        if (!segment.shared()) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.NotShared(segment.name())));
        }
    }
}
