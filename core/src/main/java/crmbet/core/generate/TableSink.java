package crmbet.core.generate;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where generated rows go. Rows of several tables come in any order; memory must not grow with their number. Either
 * {@link #finish} succeeds and all is there, or after {@link #close} nothing is. Used by one thread.
 */
public interface TableSink extends AutoCloseable {
    /** Whether rows that have no required value, repeat a key or refer to nothing are refused. */
    boolean keepsRules();

    /**
     * Makes ready for rows.
     *
     * @param system whose tables they are
     * @throws OperationException {@code NotPossible} if something is there already
     */
    void begin(String system, List<TableShape> tables, GenerateOptions options, Monitor monitor)
            throws OperationException;

    /** Takes a row; {@code values} in the order of the columns and in the types that {@link ColumnShape.Kind} names. */
    void write(TableShape table, @Nullable Object[] values) throws OperationException;

    /** Completes what was written. */
    void finish(Monitor monitor) throws OperationException;

    /** Removes what was written unless it is complete. */
    @Override
    void close();
}
