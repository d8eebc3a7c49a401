package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;

/** A system to which segments are published. */
public interface Target {

    /** What the target is called in the ledger and in messages: never holds a secret. */
    String name();

    /**
     * Makes the other system hold exactly this release: all of it, or after any exception nothing. Publishing the same
     * release again changes nothing.
     *
     * @throws OperationException {@code Unreachable}, {@code Unauthorized}, {@code TimedOut} or {@code Rejected}
     * @throws java.util.concurrent.CancellationException if cancelled; then nothing has changed there
     */
    PublishResult publish(SegmentRelease release, Monitor monitor) throws OperationException;
}
