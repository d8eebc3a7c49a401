package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CancellationException;

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
