package crmbet.core.source;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.List;

/**
 * A database from which tables come. It is only ever read. All calls end with {@code Unreachable}, {@code Unauthorized},
 * {@code Untrusted}, {@code ConnectionLost}, {@code TimedOut} or {@code Rejected} where the database is the reason, and
 * with {@link java.util.concurrent.CancellationException} soon after a cancellation. Safe for use by several threads.
 */
public interface TableSource extends AutoCloseable {

    /** Where the database is, without secrets. */
    String address();

    /** The tables and views that this user may read, by schema and name, without the database's own. */
    List<SourceTable> tables(Monitor monitor) throws OperationException;

    /** The first rows of a selection and its columns. */
    SourcePreview preview(Selection selection, int rows, Monitor monitor) throws OperationException;

    /** The database as it is now. */
    SourceSnapshot snapshot(Monitor monitor) throws OperationException;

    @Override
    void close();
}
