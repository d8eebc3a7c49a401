package crmbet.workbench.delivery;

import crmbet.core.delivery.Backoff;
import crmbet.core.delivery.Courier;
import crmbet.core.delivery.Deliveries;
import crmbet.core.delivery.FileClaims;
import crmbet.core.delivery.Ledger;
import crmbet.core.delivery.Rehearsal;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.Stage;
import crmbet.core.delivery.Target;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Sends the segments of a workspace: what is decided is sent at once. Safe for use by several threads. */
public final class Dispatch {
    private final Workspace workspace;
    private final Deliveries deliveries;
    private final Courier courier;

    public Dispatch(Workspace workspace) {
        this.workspace = workspace;
        FileClaims claims = FileClaims.ofThisUser();
        deliveries = new Deliveries(workspace, claims, InstantSource.system());
        courier = new Courier(workspace, claims, Backoff.USUAL, InstantSource.system());
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Ledger ledger() {
        return new Ledger(workspace);
    }

    /**
     * Finds out what publishing a version would change.
     *
     * @throws OperationException as {@link Segments#release} and {@link Deliveries#rehearse}
     */
    public Rehearsal rehearse(UUID version, Target target, ProtectionRules rules, Monitor monitor)
            throws OperationException {
        return deliveries.rehearse(new Segments(workspace).release(version, monitor), target, rules, monitor);
    }

    /**
     * Publishes a version, as far as the stage.
     *
     * @throws OperationException as {@link Segments#release}, {@link Deliveries#publish} and {@link Courier#run}
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
        RollOut decided = deliveries.publish(
                new Segments(workspace).release(version, monitor), target, connection, stage, rules, who, monitor);
        return courier.run(decided.id(), target, monitor);
    }

    /**
     * Takes a segment out of a target.
     *
     * @throws OperationException as {@link Deliveries#unpublish} and {@link Courier#run}
     */
    public RollOut unpublish(UUID segment, Target target, String who, Monitor monitor) throws OperationException {
        return courier.run(deliveries.unpublish(segment, target, who, monitor).id(), target, monitor);
    }

    /**
     * Sends what a roll-out may send at present.
     *
     * @throws OperationException as {@link Courier#run}
     */
    public RollOut run(UUID rollOut, Target target, Monitor monitor) throws OperationException {
        return courier.run(rollOut, target, monitor);
    }
}
