package crmbet.core.segment;

import crmbet.core.approval.ApprovalPacket;
import crmbet.core.approval.SignedPacket;
import crmbet.core.delivery.MemberDigest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.Obstacle.PacketPart;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.ErasedMembers;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.List;

/** Compares what is stored of a version with the packet that was signed. */
final class PacketCheck {
    private final Session session;
    private final Segment segment;

    PacketCheck(Session session, Segment segment) {
        this.session = session;
        this.segment = segment;
    }

    /** What is to be approved, or was, as it is stored now. */
    static ApprovalPacket packet(Segment segment) {
        Proposal proposal = segment.proposal().orElseThrow();
        ApprovalPacket packet = new ApprovalPacket(
                segment.series(),
                segment.version(),
                segment.id(),
                segment.name(),
                segment.definition(),
                segment.digest(),
                segment.members(),
                segment.share(),
                segment.money(),
                segment.figures().stream()
                        .map(figure -> new ApprovalPacket.Figure(
                                figure.feature(), figure.mean(), figure.whole(), figure.zScore()))
                        .toList(),
                proposal.exclusions(),
                proposal.silhouette(),
                proposal.stability(),
                new ApprovalPacket.Act(segment.createdBy(), segment.createdAt(), ""),
                new ApprovalPacket.Act(proposal.by(), proposal.at(), proposal.comment()),
                null);
        return segment.decision()
                .filter(Decision::approved)
                .map(decision ->
                        packet.approvedBy(new ApprovalPacket.Act(decision.by(), decision.at(), decision.comment())))
                .orElse(packet);
    }

    /**
     * The packet, if everything agrees with it.
     *
     * @param members as they are stored now
     * @throws OperationException {@code NotPossible} with what does not agree
     */
    SignedPacket check(List<String> members) throws SQLException, OperationException {
        Decision decision = segment.decision().orElseThrow();
        SignedPacket signed = decision.packet().orElseThrow(() -> notPossible(new Obstacle.NotSigned(segment.name())));
        if (!MemberDigest.of(members).equals(ErasedMembers.digest(session, segment.id(), segment.digest()))) {
            throw notPossible(new Obstacle.MembersChanged(segment.name()));
        }
        if (!signed.isGenuine()) {
            throw altered(PacketPart.SIGNATURE);
        }
        if (!isKeyOf(decision.by(), signed.publicKey())) {
            throw notPossible(new Obstacle.UnknownSigner(segment.name(), decision.by()));
        }
        compare(signed.packet(), packet(segment));
        return signed;
    }

    private void compare(ApprovalPacket approved, ApprovalPacket stored) throws OperationException {
        if (!approved.digest().equals(stored.digest())) {
            throw notPossible(new Obstacle.MembersChanged(segment.name()));
        }
        if (!approved.definition().equals(stored.definition())) {
            throw altered(PacketPart.DEFINITION);
        }
        if (approved.members() != stored.members()
                || Double.compare(approved.share(), stored.share()) != 0
                || Double.compare(approved.money(), stored.money()) != 0
                || !approved.figures().equals(stored.figures())) {
            throw altered(PacketPart.FIGURES);
        }
        if (!approved.json().equals(stored.json())) {
            throw altered(PacketPart.PARTICULARS);
        }
    }

    private boolean isKeyOf(String person, String key) throws SQLException {
        return session.first(
                        "SELECT 1 FROM meta.signing_key WHERE person = ? AND public_key = ?",
                        row -> row.integer(0),
                        person,
                        key)
                .isPresent();
    }

    private OperationException altered(PacketPart part) {
        return notPossible(new Obstacle.PacketAltered(segment.name(), part));
    }

    private static OperationException notPossible(Obstacle obstacle) {
        return new OperationException(new Failure.NotPossible(obstacle));
    }
}
