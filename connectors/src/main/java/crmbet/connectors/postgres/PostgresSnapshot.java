package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.source.RowSink;
import crmbet.core.source.Selection;
import crmbet.core.source.Since;
import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourceSnapshot;
import crmbet.core.task.Interruption;
import crmbet.core.task.Monitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One REPEATABLE READ transaction that only reads. */
final class PostgresSnapshot implements SourceSnapshot {
    /** Once rows come, a server that sends none for so long is taken to be gone. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private static final Duration LONGEST_ASKING = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(PostgresSnapshot.class.getName());

    private final Connection connection;
    private final PostgresPool pool;
    private final ConnectionProfile profile;
    private final Duration silence;
    private final PostgresFailures failures;
    private final AtomicBoolean copying = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    PostgresSnapshot(Connection connection, PostgresPool pool, ConnectionProfile profile, Duration silence) {
        this.connection = connection;
        this.pool = pool;
        this.profile = profile;
        this.silence = silence;
        failures = new PostgresFailures(profile, silence);
    }

    @Override
    public String address() {
        return profile.address();
    }

    @Override
    public List<SourceColumn> columns(Selection selection, Monitor monitor) throws OperationException {
        return asking(monitor, () -> rows(selection).columns());
    }

    @Override
    public long estimate(Selection selection, Monitor monitor) throws OperationException {
        return asking(monitor, () -> rows(selection).estimate());
    }

    @Override
    public String sql(Selection selection) {
        return rows(selection).sql();
    }

    @Override
    public void copy(
            Selection selection, List<SourceColumn> columns, @Nullable Since since, RowSink sink, Monitor monitor)
            throws OperationException {
        String sql = rows(selection).copy(columns, since);
        copying.set(true);
        boolean whole = false;
        try (Watchdog watchdog = new Watchdog(silence, this::abort)) {
            try {
                settle();
                send(sql, sink, watchdog);
                whole = true;
            } catch (SQLException e) {
                monitor.checkpoint();
                if (closed.get()) {
                    throw new CancellationException();
                }
                if (watchdog.bit()) {
                    throw new OperationException(new Failure.TimedOut(PostgresFailures.SYSTEM, silence), e);
                }
                throw new PostgresFailures(profile, Duration.ofSeconds(statementTimeout())).lost(e, selection);
            }
        } finally {
            copying.set(false);
            if (!whole && closed.compareAndSet(false, true)) {
                // A copy that was left in the middle would have to be read to its end before anything else is asked.
                Thread.startVirtualThread(this::abort);
            }
        }
    }

    private void send(String sql, RowSink sink, Watchdog watchdog) throws SQLException, OperationException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        byte[] line = copy.readFromCopy();
        while (line != null) {
            watchdog.rest();
            sink.row(line);
            watchdog.pat();
            line = copy.readFromCopy();
        }
    }

    private void settle() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '" + statementTimeout() + "s'");
            // So that what is sent does not depend on how the server is set up.
            statement.execute("SET LOCAL TimeZone = 'UTC'");
            statement.execute("SET LOCAL DateStyle = 'ISO, YMD'");
            statement.execute("SET LOCAL IntervalStyle = 'postgres'");
            statement.execute("SET LOCAL bytea_output = 'hex'");
            statement.execute("SET LOCAL extra_float_digits = 3");
        }
    }

    private int statementTimeout() {
        return Integer.parseInt(profile.settings().getOrDefault(PostgresAddress.STATEMENT_TIMEOUT, "0"));
    }

    /** Gives the connection back if it is idle; otherwise asks the server to stop and closes it for good. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (copying.get()) {
            Thread.startVirtualThread(this::abort);
            return;
        }
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the connection was gone already", e);
            pool.discard(connection);
        }
    }

    /** The server stops at once where it can be asked to; the line is cut in any case. */
    private void abort() {
        Thread asking = Thread.startVirtualThread(this::askToStop);
        try {
            var _ = asking.join(LONGEST_ASKING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.abort(connection);
    }

    private void askToStop() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the server could not be asked to cancel", e);
        }
    }

    private SelectedRows rows(Selection selection) {
        return new SelectedRows(connection, failures, selection);
    }

    private <T> T asking(Monitor monitor, Question<T> question) throws OperationException {
        monitor.checkpoint();
        try (Interruption _ = Cancellation.of(monitor, connection)) {
            return question.ask();
        } catch (SQLException e) {
            monitor.checkpoint();
            throw failures.explain(e);
        } catch (OperationException e) {
            monitor.checkpoint();
            throw e;
        }
    }

    /** Asks the server something short. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException, OperationException;
    }
}
