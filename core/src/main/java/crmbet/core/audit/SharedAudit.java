package crmbet.core.audit;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;

/** The audit that several people share. */
public interface SharedAudit {

    /**
     * Remembers an act; one that it was told of before changes nothing.
     *
     * @throws OperationException {@code Unauthorized} or {@code Rejected} if it does not take the note from this person;
     *     otherwise what keeps it from being reached
     */
    void note(SharedNote note, Monitor monitor) throws OperationException;
}
