package crmbet.core.segment;

import crmbet.core.approval.Signatory;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.UUID;

/** How a version of a segment goes from draft to approved and, in the end, retired. Nobody decides about what they proposed. */
public interface ApprovalProcess {

    /** Whether several people share it, and their database makes sure who may do what; otherwise it is local only. */
    boolean isShared();

    /**
     * Asks another person to decide about a draft, or again about what was rejected.
     *
     * @param comment what they should know; may be empty
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if it is neither a draft nor rejected, its
     *     members are not those it was made with, or nobody is named
     */
    Segment propose(UUID id, String comment, String who, Monitor monitor) throws OperationException;

    /**
     * Makes a proposal a draft again.
     *
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if it does not wait for a decision, or
     *     somebody else proposed it
     */
    Segment withdraw(UUID id, String who, Monitor monitor) throws OperationException;

    /**
     * Approves a proposal on exactly its members, definition and figures, and signs them.
     *
     * @param comment may be empty
     * @param signatory who approves
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if it does not wait for a decision, the person
     *     proposed it, or its members are not those it was made with
     */
    Segment approve(UUID id, String comment, Signatory signatory, Monitor monitor) throws OperationException;

    /**
     * Rejects a proposal.
     *
     * @param comment why; not blank
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if it does not wait for a decision, the person
     *     proposed it, or no reason is given
     */
    Segment reject(UUID id, String comment, String who, Monitor monitor) throws OperationException;

    /**
     * Keeps a version from being published any more. What was published already stays where it is.
     *
     * @param comment why; not blank
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if nothing was decided about it yet, it is
     *     retired, or no reason is given
     */
    Segment retire(UUID id, String comment, String who, Monitor monitor) throws OperationException;
}
