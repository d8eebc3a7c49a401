package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Transactions of one database: all of one, or after any exception nothing. Safe for use by several threads. */
final class PostgresWork implements AutoCloseable {
    private final PostgresFailures failures;
    private final PostgresPool pool;

    PostgresWork(ConnectionProfile profile, Duration patience) {
        this.failures = new PostgresFailures(profile, patience);
        this.pool = new PostgresPool(profile, PostgresPool.Purpose.WRITING);
    }

    /** @throws CancellationException if cancelled; then nothing has changed */
    <T> T transaction(Monitor monitor, Work<T> work) throws OperationException {
        monitor.checkpoint();
        monitor.report(0, 0, Phase.CONNECTING);
        try (Connection connection = pool.connect(monitor)) {
            try (var _ = Cancellation.of(monitor, connection)) {
                T result = work.run(connection);
                monitor.checkpoint();
                connection.commit();
                return result;
            } catch (SQLException | OperationException | RuntimeException e) {
                if (monitor.cancelled()) {
                    pool.discard(connection);
                    CancellationException cancelled = new CancellationException();
                    cancelled.addSuppressed(e);
                    throw cancelled;
                }
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failures.explain(e);
        }
    }

    /**
     * What a statement says in the first column of its first row, in a shared database of the present version.
     *
     * @param name of the database
     * @return null for no row, or a missing value
     */
    @Nullable
    String text(Monitor monitor, String name, String sql, @Nullable Object... arguments) throws OperationException {
        Optional<String> found = transaction(monitor, connection -> {
            SharedSchema.require(connection, name);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i]);
                }
                try (ResultSet result = statement.executeQuery()) {
                    return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
                }
            }
        });
        return found.orElse(null);
    }

    OperationException explain(Throwable error) {
        return failures.explain(error);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException, OperationException;
    }
}
