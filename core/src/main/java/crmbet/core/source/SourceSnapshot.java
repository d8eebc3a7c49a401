package crmbet.core.source;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another database as it was at one moment: everything read through it belongs together, whatever others change
 * meanwhile. Belongs to one thread at a time; closing it in the middle of a {@link #copy} ends the copy.
 */
public interface SourceSnapshot extends AutoCloseable {

    /** Where the database is, without secrets. */
    String address();

    /**
     * The columns of a selection.
     *
     * @throws OperationException {@code NotFound}, {@code StatementFailed} or {@code StatementRefused} for what was
     *     selected, besides what any use of the database may meet
     */
    List<SourceColumn> columns(Selection selection, Monitor monitor) throws OperationException;

    /** How many rows the database expects; −1 where it has no idea. Takes milliseconds. */
    long estimate(Selection selection, Monitor monitor) throws OperationException;

    /** The statement that reads a selection, for people to see. */
    String sql(Selection selection);

    /**
     * Hands over every row of a selection, without keeping any.
     *
     * @param columns as {@link #columns} gave them, all or some of them
     * @param since what is new; null for everything
     */
    void copy(Selection selection, List<SourceColumn> columns, @Nullable Since since, RowSink sink, Monitor monitor)
            throws OperationException;

    /** Gives the connection back; never throws and waits for nobody. */
    @Override
    void close();
}
