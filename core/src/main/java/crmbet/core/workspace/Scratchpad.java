package crmbet.core.workspace;

import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.duckdb.DuckDBConnection;

/**
 * Temporary tables and transactions that see them. The transactions cannot change the workspace: the database itself
 * refuses. What is here goes at {@link #close}, when the workspace is closed, and with the process; it lies in memory
 * and, where that is short, in the workspace's spill folder. Safe for use by several threads, one after the other.
 */
public final class Scratchpad implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Scratchpad.class.getName());

    private final DuckDBConnection connection;
    private final Path folder;
    private final Consumer<Scratchpad> onClose;
    private final End end = new End();

    Scratchpad(DuckDBConnection connection, Path folder, Consumer<Scratchpad> onClose) {
        this.connection = connection;
        this.folder = folder;
        this.onClose = onClose;
    }

    /**
     * Reads the workspace and changes temporary tables in one transaction.
     *
     * @throws CancellationException if cancelled, or closed meanwhile
     */
    public synchronized <T> T run(Monitor monitor, Workspace.Work<T> work) throws OperationException {
        Monitor either = new Either(monitor, end);
        either.checkpoint();
        try {
            control("BEGIN TRANSACTION READ ONLY");
            T result;
            try {
                result = work.run(new Session(connection, folder, either));
            } catch (SQLException | OperationException | RuntimeException | Error e) {
                rollBack(e);
                throw e;
            }
            control("COMMIT");
            return result;
        } catch (SQLException e) {
            throw SqlFailures.explain(e, folder);
        }
    }

    private void control(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rollBack(Throwable reason) {
        try {
            control("ROLLBACK");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Ends what runs and drops all tables. Takes as long as a statement needs to stop; further calls do nothing. */
    @Override
    public void close() {
        if (end.cancelled()) {
            return;
        }
        end.cancel();
        try {
            closeConnection();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "dropping temporary tables failed; they go when the workspace is closed", e);
        }
        onClose.accept(this);
    }

    private synchronized void closeConnection() throws SQLException {
        connection.close();
    }

    private static final class End extends CancellableMonitor {
        @Override
        public void report(long done, long total, Phase phase) {}
    }

    /** Watches for whoever began the work, and for the end of the scratchpad. */
    private record Either(Monitor caller, Monitor end) implements Monitor {
        @Override
        public void report(long done, long total, Phase phase) {
            caller.report(done, total, phase);
        }

        @Override
        public boolean cancelled() {
            return caller.cancelled() || end.cancelled();
        }

        @Override
        public Registration onCancel(Runnable action) {
            Registration first = caller.onCancel(action);
            Registration second = end.onCancel(action);
            return () -> {
                first.close();
                second.close();
            };
        }
    }
}
