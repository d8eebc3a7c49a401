package crmbet.core.delivery;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.protection.Wall;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what is sent to other systems. A decision and all that is to be sent because of it stand in the outbox in one
 * transaction; a {@link Courier} then sends it, now or after the next start. Safe for use by several threads.
 */
public final class Deliveries {
    private final Workspace workspace;
    private final Claims claims;
    private final InstantSource clock;

    /**
     * @param claims what other workbenches are asked through
     * @param clock tells the times that are remembered; nothing depends on whether it runs evenly
     */
    public Deliveries(Workspace workspace, Claims claims, InstantSource clock) {
        this.workspace = workspace;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * Finds out what publishing would change. Nothing is sent and nothing is remembered.
     *
     * @throws OperationException {@code NotPossible} if the members are not those that were approved, or what is known of
     *     self-exclusions is too old; or what the target throws when asked whom it holds
     */
    public Rehearsal rehearse(SegmentRelease release, Target target, ProtectionRules rules, Monitor monitor)
            throws OperationException {
        requireGenuine(release);
        return workspace.read(monitor, session -> {
            Planning.Found found = new Planning(session, target).publication(release, new Wall(rules, clock.instant()));
            return new Rehearsal(
                    found.added(), found.removed(), found.unchanged(), found.wall(), target.tellsMembers());
        });
    }

    /**
     * Decides that a target is to hold the members of a version, except those who are protected, and no other customers of
     * that segment. A roll-out of the same version to the target that has not ended goes on instead.
     *
     * @param stage how far it may go before somebody looks
     * @param connection id of the saved connection over which the target is reached, if it is one
     * @param who who decides it
     * @throws OperationException as {@link #rehearse}; {@code NotPossible} if a roll-out of another version to the target
     *     has not ended, or nobody is named
     */
    public RollOut publish(
            SegmentRelease release,
            Target target,
            Optional<UUID> connection,
            Stage stage,
            ProtectionRules rules,
            String who,
            Monitor monitor)
            throws OperationException {
        requirePerson(who);
        requireGenuine(release);
        try (Claims.Claim _ = claims.take(release.id(), target.name(), who)) {
            return decide(release, target, connection, stage, rules, who, monitor);
        }
    }

    private RollOut decide(
            SegmentRelease release,
            Target target,
            Optional<UUID> connection,
            Stage stage,
            ProtectionRules rules,
            String who,
            Monitor monitor)
            throws OperationException {
        return workspace.write(monitor, session -> {
            Outbox outbox = new Outbox(session);
            Optional<RollOut> open = outbox.open(release.id(), target.name());
            if (open.isPresent()) {
                RollOut before = open.get();
                if (before.kind() == RollOutKind.PUBLISH && before.segment().equals(release.versionId())) {
                    return goOn(session, before, stage, who);
                }
                throw notPossible(new Obstacle.RollOutNotEnded(before.header().name(), target.name()));
            }
            Instant now = clock.instant();
            Planning.Found found = new Planning(session, target).publication(release, new Wall(rules, now));
            SegmentHeader header = new SegmentHeader(
                    release.id(),
                    release.version(),
                    release.name(),
                    release.definition(),
                    release.digest(),
                    release.members().size(),
                    release.approvedBy(),
                    release.approvedAt());
            UUID id = UUID.randomUUID();
            outbox.decide(
                    id,
                    RollOutKind.PUBLISH,
                    release.versionId(),
                    header,
                    target.name(),
                    target.batchSize(),
                    connection.orElse(null),
                    stage,
                    found.plan(),
                    who,
                    now);
            audit(session, who, AuditAction.ROLL_OUT_STARTED, outbox.existing(id));
            return outbox.existing(id);
        });
    }

    /**
     * Decides that a target is to hold nobody of a segment any more: the inverse of all that the ledger says it holds. What
     * has not been sent by then never is.
     *
     * @param segment id of any version of the segment
     * @throws OperationException {@code NotPossible} if the target holds nobody by the ledger, or nobody is named; or what
     *     the target throws
     */
    public RollOut unpublish(UUID segment, Target target, String who, Monitor monitor) throws OperationException {
        requirePerson(who);
        RollOut before = workspace.read(monitor, session -> last(session, segment, target.name()));
        try (Claims.Claim _ = claims.take(before.header().id(), target.name(), who)) {
            return decideInverse(segment, target, who, monitor);
        }
    }

    private RollOut decideInverse(UUID segment, Target target, String who, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> {
            Outbox outbox = new Outbox(session);
            RollOut last = last(session, segment, target.name());
            if (last.kind() == RollOutKind.UNPUBLISH && last.state().open()) {
                return goOn(session, last, Stage.ALL, who);
            }
            Instant now = clock.instant();
            if (last.state().open()) {
                end(session, last, who, now);
            }
            Planning.Found found =
                    new Planning(session, target).withdrawal(last.header().id());
            UUID id = UUID.randomUUID();
            outbox.decide(
                    id,
                    RollOutKind.UNPUBLISH,
                    last.segment(),
                    last.header(),
                    target.name(),
                    target.batchSize(),
                    last.connection().orElse(null),
                    Stage.ALL,
                    found.plan(),
                    who,
                    now);
            audit(session, who, AuditAction.ROLL_OUT_STARTED, outbox.existing(id));
            return outbox.existing(id);
        });
    }

    /** Lets a roll-out that waits, was paused or was held up go on. */
    public RollOut continueTo(UUID rollOut, Stage stage, String who) throws OperationException {
        requirePerson(who);
        return Turns.write(workspace, session -> goOn(session, requireOpen(session, rollOut), stage, who));
    }

    /** Halts a roll-out: what is under way arrives, and nothing more is sent until it is let go on. */
    public RollOut pause(UUID rollOut, String who) throws OperationException {
        requirePerson(who);
        return Turns.write(workspace, session -> {
            RollOut open = requireOpen(session, rollOut);
            new Outbox(session).setState(rollOut, RollOutState.PAUSED, "", null);
            audit(session, who, AuditAction.ROLL_OUT_PAUSED, open);
            return new Outbox(session).existing(rollOut);
        });
    }

    /** Ends a roll-out: what is under way arrives, and what was not sent never is. */
    public RollOut stop(UUID rollOut, String who) throws OperationException {
        requirePerson(who);
        return Turns.write(workspace, session -> {
            end(session, requireOpen(session, rollOut), who, clock.instant());
            return new Outbox(session).existing(rollOut);
        });
    }

    /** Makes what the target refused be sent once more, and nothing else. */
    public RollOut retry(UUID rollOut, String who) throws OperationException {
        requirePerson(who);
        return Turns.write(workspace, session -> {
            Outbox outbox = new Outbox(session);
            RollOut before = outbox.existing(rollOut);
            if (outbox.retry(rollOut, clock.instant()) > 0) {
                outbox.setState(rollOut, RollOutState.RUNNING, "", null);
                audit(session, who, AuditAction.ROLL_OUT_RETRIED, before);
            }
            return outbox.existing(rollOut);
        });
    }

    /** All roll-outs, the latest first. */
    public List<RollOut> list() throws OperationException {
        return workspace.read(Monitor.none(), session -> new Outbox(session).list());
    }

    /**
     * One roll-out.
     *
     * @throws OperationException {@code NotFound}
     */
    public RollOut find(UUID rollOut) throws OperationException {
        return workspace.read(Monitor.none(), session -> new Outbox(session).existing(rollOut));
    }

    /**
     * The last decision about a segment and a target.
     *
     * @param segment id of any version of the segment
     * @throws OperationException {@code NotPossible} if there is none
     */
    public RollOut last(UUID segment, String target) throws OperationException {
        return workspace.read(Monitor.none(), session -> last(session, segment, target));
    }

    /**
     * Compares what a target holds of a segment with the ledger.
     *
     * @param segment id of any version of the segment
     * @throws OperationException {@code NotPossible} if nothing of it was ever sent there; or what the target throws
     */
    public Reconciliation reconcile(UUID segment, Target target, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> {
            RollOut last = last(session, segment, target.name());
            return new Planning(session, target).reconcile(last.header().id());
        });
    }

    private static RollOut last(Session session, UUID segment, String target) throws SQLException, OperationException {
        return new Outbox(session)
                .last(segment, target)
                .orElseThrow(() -> notPossible(new Obstacle.NothingPublished(segment.toString(), target)));
    }

    private RollOut goOn(Session session, RollOut before, Stage stage, String who)
            throws SQLException, OperationException {
        Outbox outbox = new Outbox(session);
        boolean further = stage.compareTo(before.stage()) > 0;
        if (further) {
            outbox.setStage(before.id(), stage);
        }
        if (before.state() != RollOutState.RUNNING) {
            outbox.setState(before.id(), RollOutState.RUNNING, "", null);
        }
        if (further || before.state() != RollOutState.RUNNING) {
            audit(session, who, AuditAction.ROLL_OUT_CONTINUED, before);
        }
        return outbox.existing(before.id());
    }

    private static void end(Session session, RollOut rollOut, String who, Instant now)
            throws SQLException, OperationException {
        Outbox outbox = new Outbox(session);
        outbox.cancel(rollOut.id(), now);
        outbox.setState(rollOut.id(), RollOutState.STOPPED, "", now);
        audit(session, who, AuditAction.ROLL_OUT_STOPPED, rollOut);
    }

    private static RollOut requireOpen(Session session, UUID id) throws SQLException, OperationException {
        RollOut rollOut = new Outbox(session).existing(id);
        if (!rollOut.state().open()) {
            throw notPossible(new Obstacle.RollOutEnded(rollOut.header().name(), rollOut.target()));
        }
        return rollOut;
    }

    private static void audit(Session session, String who, AuditAction action, RollOut rollOut)
            throws OperationException {
        RollOut.Plan plan = rollOut.plan();
        AuditLog.add(
                session,
                who,
                action,
                rollOut.segment().toString(),
                "%s %s: +%d −%d =%d, %d protected"
                        .formatted(
                                rollOut.kind(),
                                rollOut.target(),
                                plan.added(),
                                plan.removed(),
                                plan.unchanged(),
                                plan.excluded()));
    }

    private static void requireGenuine(SegmentRelease release) throws OperationException {
        if (!release.membersAreGenuine()) {
            throw notPossible(new Obstacle.MembersChanged(release.name()));
        }
    }

    private static void requirePerson(String who) throws OperationException {
        if (who.isBlank()) {
            throw notPossible(new Obstacle.NobodyNamed());
        }
    }

    private static OperationException notPossible(Obstacle obstacle) {
        return new OperationException(new Failure.NotPossible(obstacle));
    }
}
