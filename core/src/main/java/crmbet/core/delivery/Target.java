package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A system to which segments are published, change by change. Safe for use by several threads; to be closed.
 *
 * <p>A batch may arrive twice, because the process can end between its arrival and its being noted: the second time it
 * must change nothing, or be recognizable by the {@linkplain Delta#id ids} of its changes.
 */
public interface Target extends AutoCloseable {

    /** What the target is called in the ledger and in messages: always the same for one system; never holds a secret. */
    String name();

    /** How many changes may be sent together; at least 10. */
    int batchSize();

    /** How many batches may be under way at once; at least 1. */
    default int parallel() {
        return 1;
    }

    /** Whether the target can say which customers it holds. Where it cannot, the ledger is believed. */
    boolean tellsMembers();

    /**
     * The customers that the target holds as members of a segment, in no particular order, none twice.
     *
     * @throws OperationException as {@link #deliver}
     * @throws UnsupportedOperationException unless it {@link #tellsMembers}
     */
    default void members(UUID segment, Consumer<String> customers, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException(name() + " cannot say whom it holds");
    }

    /**
     * Sends a batch and waits for the answer.
     *
     * @return which changes were refused; the others are delivered
     * @throws OperationException {@code Unreachable}, {@code ConnectionLost}, {@code TimedOut} or {@code Busy} if it may
     *     help to send the batch again a little later; anything else if it does not. Parts of the batch may have arrived
     * @throws java.util.concurrent.CancellationException if cancelled; parts of the batch may have arrived
     */
    BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException;

    /**
     * Forgets a segment of which no member is left, as far as the target remembers more of segments than members.
     *
     * @throws OperationException as {@link #deliver}
     */
    default void forget(UUID segment, Monitor monitor) throws OperationException {}

    @Override
    void close();
}
