package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.source.SourcePreview;
import crmbet.core.source.SourceSnapshot;
import crmbet.core.source.SourceTable;
import crmbet.core.source.TableSource;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Tables of a PostgreSQL database. Every transaction is read-only, so that the server refuses whatever would change
 * something, however it is written. Where the profile names a read replica that answers, it is asked, otherwise the
 * server itself. Safe for use by several threads; close it to release its connections.
 */
public final class PostgresSource implements TableSource {
    /** How long browsing and previews wait for the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConnectionProfile profile;
    private final Duration silence;
    private final PostgresFailures failures;
    private final PostgresPool pool;

    public PostgresSource(ConnectionProfile profile) {
        this(profile, PostgresSnapshot.LONGEST_SILENCE);
    }

    /** @param silence how long a load that has begun waits for the next row */
    PostgresSource(ConnectionProfile profile, Duration silence) {
        this.profile = profile;
        this.silence = silence;
        failures = new PostgresFailures(profile, PATIENCE);
        pool = new PostgresPool(profile, PostgresPool.Purpose.READING);
    }

    @Override
    public String address() {
        return profile.address();
    }

    @Override
    public List<SourceTable> tables(Monitor monitor) throws OperationException {
        return reading(monitor, connection -> {
            List<SourceTable> tables = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(TableList.SQL)) {
                while (result.next()) {
                    tables.add(TableList.read(result));
                }
            }
            return tables;
        });
    }

    @Override
    public SourcePreview preview(Selection selection, int rows, Monitor monitor) throws OperationException {
        return reading(monitor, connection -> new SelectedRows(connection, failures, selection).preview(rows));
    }

    @Override
    public SourceSnapshot snapshot(Monitor monitor) throws OperationException {
        Connection connection = connect(monitor);
        return new PostgresSnapshot(connection, pool, profile, silence);
    }

    @Override
    public void close() {
        pool.close();
    }

    private Connection connect(Monitor monitor) throws OperationException {
        monitor.checkpoint();
        monitor.report(0, 0, Phase.CONNECTING);
        try {
            return pool.connect(monitor);
        } catch (SQLException e) {
            throw failures.explain(e);
        }
    }

    private <T> T reading(Monitor monitor, Reading<T> reading) throws OperationException {
        try (Connection connection = connect(monitor)) {
            try (var _ = Cancellation.of(monitor, connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET LOCAL statement_timeout = " + PATIENCE.toMillis());
                }
                T result = reading.run(connection);
                monitor.checkpoint();
                connection.rollback();
                return result;
            } catch (SQLException | OperationException | RuntimeException e) {
                if (monitor.cancelled()) {
                    pool.discard(connection);
                    CancellationException cancelled = new CancellationException();
                    cancelled.addSuppressed(e);
                    throw cancelled;
                }
                throw e;
            }
        } catch (SQLException e) {
            throw failures.explain(e);
        }
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    private interface Reading<T> {
        T run(Connection connection) throws SQLException, OperationException;
    }
}
