package crmbet.core.segment;

import crmbet.core.approval.Signatory;
import crmbet.core.approval.SignedPacket;
import crmbet.core.delivery.MemberDigest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
            shared.propose(
                    proposed, PacketCheck.packet(proposed).onlyProposed(), SegmentStore.members(session, id), monitor);
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
        List<Segment> there = shared.list(monitor);
        return workspace.write(monitor, session -> {
            int changed = 0;
            for (Segment each : there) {
                Optional<Segment> here = SegmentStore.find(session, each.id());
                if (here.isEmpty()) {
                    insert(session, each, monitor);
                    changed++;
                } else if (takeOver(session, here.get(), each)) {
                    changed++;
                }
            }
            return changed;
        });
    }

    private void insert(Session session, Segment segment, Monitor monitor) throws SQLException, OperationException {
        List<String> members = shared.members(segment.id(), monitor);
        if (!MemberDigest.of(members).equals(segment.digest())) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.MembersChanged(segment.name())));
        }
        SegmentStore.insertCopy(session, segment, members);
        if (segment.proposal().isPresent()) {
            SegmentStore.insertProposal(
                    session, segment.id(), segment.proposal().get());
        }
        if (segment.decision().isPresent()) {
            insertDecision(session, segment.id(), segment.decision().get());
        }
    }

    private static boolean takeOver(Session session, Segment here, Segment there)
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
        // What this workspace published stays published, though the other people may not know it yet.
        boolean ahead = here.state() == SegmentState.PUBLISHED && there.state() == SegmentState.APPROVED;
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
