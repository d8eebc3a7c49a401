package crmbet.workbench.delivery;

import crmbet.core.audit.AuditQueue;
import crmbet.core.delivery.Backoff;
import crmbet.core.delivery.Claims;
import crmbet.core.delivery.Courier;
import crmbet.core.delivery.Deliveries;
import crmbet.core.delivery.FileClaims;
import crmbet.core.delivery.Ledger;
import crmbet.core.delivery.Rehearsal;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutKind;
import crmbet.core.delivery.Stage;
import crmbet.core.delivery.Target;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SegmentState;
import crmbet.core.segment.Segments;
import crmbet.core.segment.SharedApprovals;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends the segments of a workspace: what is decided is sent at once. Where people share a database, it is asked first whether
 * a version may still be sent, one workbench at a time sends, and what happened is noted there; what cannot be noted now
 * waits in the workspace. Safe for use by several threads.
 */
public final class Dispatch {
    private final Workspace workspace;
    private final SharedPlace place;
    private final Deliveries decisions;

    public Dispatch(Workspace workspace, SharedPlace place) {
        this.workspace = workspace;
        this.place = place;
        decisions = new Deliveries(workspace, FileClaims.ofThisUser(), InstantSource.system());
    }

    /** What was decided, and can be decided without anything being sent because of it. */
    public Deliveries deliveries() {
        return decisions;
    }

    public Ledger ledger() {
        return new Ledger(workspace);
    }

    /**
     * Finds out what publishing a version would change.
     *
     * @throws OperationException as {@link #publish}
     */
    public Rehearsal rehearse(UUID version, Target target, ProtectionRules rules, Monitor monitor)
            throws OperationException {
        return together((_, shared) -> {
            refresh(version, shared, monitor);
            return decisions.rehearse(new Segments(workspace).release(version, monitor), target, rules, monitor);
        });
    }

    /**
     * Publishes a version, as far as the stage.
     *
     * @throws OperationException as {@link Segments#release}, {@link Deliveries#publish} and {@link Courier#run};
     *     {@code NotPossible} if it stands in a shared database and there is none to be asked; what keeps that from being
     *     reached
     */
    public RollOut publish(
            UUID version,
            Target target,
            Optional<UUID> connection,
            Stage stage,
            ProtectionRules rules,
            String who,
            Monitor monitor)
            throws OperationException {
        return together((claims, shared) -> {
            refresh(version, shared, monitor);
            RollOut decided = new Deliveries(workspace, claims, InstantSource.system())
                    .publish(
                            new Segments(workspace).release(version, monitor),
                            target,
                            connection,
                            stage,
                            rules,
                            actor(who, shared, monitor),
                            monitor);
            return courier(claims).run(decided.id(), target, monitor);
        });
    }

    /**
     * Takes a segment out of a target.
     *
     * @throws OperationException as {@link Deliveries#unpublish} and {@link Courier#run}; what keeps the shared database
     *     from being reached
     */
    public RollOut unpublish(UUID segment, Target target, String who, Monitor monitor) throws OperationException {
        return together((claims, shared) -> {
            RollOut decided = new Deliveries(workspace, claims, InstantSource.system())
                    .unpublish(segment, target, actor(who, shared, monitor), monitor);
            return courier(claims).run(decided.id(), target, monitor);
        });
    }

    /**
     * Lets a roll-out go on.
     *
     * @throws OperationException as {@link Deliveries#continueTo} and {@link Courier#run}; {@code NotPossible} if the version
     *     may not be sent any more: then it stays as it is
     */
    public RollOut goOn(UUID rollOut, Stage stage, Target target, String who, Monitor monitor)
            throws OperationException {
        return together((claims, shared) -> {
            requireSendable(rollOut, shared, monitor);
            var _ = decisions.continueTo(rollOut, stage, actor(who, shared, monitor));
            return courier(claims).run(rollOut, target, monitor);
        });
    }

    /**
     * Sends once more what was refused.
     *
     * @throws OperationException as {@link #goOn}
     */
    public RollOut retry(UUID rollOut, Target target, String who, Monitor monitor) throws OperationException {
        return together((claims, shared) -> {
            requireSendable(rollOut, shared, monitor);
            var _ = decisions.retry(rollOut, actor(who, shared, monitor));
            return courier(claims).run(rollOut, target, monitor);
        });
    }

    /** Where a shared database knows who somebody is, they act as that, whatever they are called on this machine. */
    private static String actor(String who, @Nullable SharedSegments shared, Monitor monitor)
            throws OperationException {
        return shared == null ? who : shared.person(monitor).login();
    }

    private Courier courier(Claims claims) {
        return new Courier(workspace, claims, Backoff.USUAL, InstantSource.system());
    }

    /** Somebody may have retired the version a moment ago, in another workspace. */
    private void refresh(UUID version, @Nullable SharedSegments shared, Monitor monitor) throws OperationException {
        if (shared != null) {
            int _ = new SharedApprovals(workspace, shared).refresh(monitor);
            return;
        }
        Optional<Segment> segment = new Segments(workspace).find(version);
        if (segment.isPresent() && segment.get().shared()) {
            throw new OperationException(new Failure.NotPossible(
                    new Obstacle.SharedNotAsked(segment.get().name())));
        }
    }

    private void requireSendable(UUID rollOut, @Nullable SharedSegments shared, Monitor monitor)
            throws OperationException {
        RollOut begun = decisions.find(rollOut);
        if (begun.kind() != RollOutKind.PUBLISH) {
            return;
        }
        refresh(begun.segment(), shared, monitor);
        Optional<Segment> segment = new Segments(workspace).find(begun.segment());
        if (segment.isPresent() && segment.get().state() == SegmentState.RETIRED) {
            throw new OperationException(new Failure.NotPossible(
                    new Obstacle.SegmentRetired(segment.get().name())));
        }
    }

    private <T> T together(Sending<T> sending) throws OperationException {
        Optional<SharedSegments> opened = place.open();
        if (opened.isEmpty()) {
            return sending.by(FileClaims.ofThisUser(), null);
        }
        try (SharedSegments shared = opened.get()) {
            new AuditQueue(workspace).begin(shared.name());
            try {
                return sending.by(shared.claims(), shared);
            } finally {
                SharedNotes.tell(workspace, shared);
            }
        }
    }

    /** Something that is sent. */
    @FunctionalInterface
    private interface Sending<T> {
        /** @param shared the database that people share; null if there is none */
        T by(Claims claims, @Nullable SharedSegments shared) throws OperationException;
    }
}
