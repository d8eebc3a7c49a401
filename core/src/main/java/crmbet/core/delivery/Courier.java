package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Takes what stands in the outbox to its target. What was under way when the process ended is sent again with the same
 * ids. Safe for use by several threads.
 */
public final class Courier {
    private final Workspace workspace;
    private final Claims claims;
    private final Backoff backoff;
    private final InstantSource clock;

    /** @param backoff how a target that does not answer is tried again */
    public Courier(Workspace workspace, Claims claims, Backoff backoff, InstantSource clock) {
        this.workspace = workspace;
        this.claims = claims;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * Sends what a roll-out may send at present, and returns when all of that is answered, or the roll-out was paused or
     * stopped meanwhile. A roll-out that has ended is left as it is.
     *
     * @param target the one that the roll-out is for
     * @throws OperationException {@code NotPossible} if another workbench sends it; or what the target throws: then the
     *     roll-out is held, nothing is lost, and it can be run again
     * @throws java.util.concurrent.CancellationException if cancelled: then the roll-out is paused
     * @throws IllegalArgumentException if it is another target
     */
    public RollOut run(UUID rollOut, Target target, Monitor monitor) throws OperationException {
        RollOut begun = workspace.read(monitor, session -> new Outbox(session).existing(rollOut));
        if (!begun.target().equals(target.name())) {
            throw new IllegalArgumentException(
                    "the roll-out is for " + begun.target() + " and cannot be sent to " + target.name());
        }
        if (begun.state() != RollOutState.RUNNING) {
            return begun;
        }
        try (Claims.Claim claim = claims.take(begun.header().id(), target.name(), begun.startedBy())) {
            return new Journey(workspace, begun, target, claim, backoff, clock, monitor).run();
        }
    }
}
