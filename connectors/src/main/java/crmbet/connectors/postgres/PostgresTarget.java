package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Health;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Target;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Publishes segments into the tables {@code segment} and {@code segment_member} of the schema {@code crmbet} of a
 * PostgreSQL database, making them if they are absent. The definition and the changes of a stage, which are one batch,
 * arrive in one transaction; batches for one database take turns, so that two at once are safe. Safe for use by several threads; close
 * it to release its connections.
 */
public final class PostgresTarget implements Target {
    /**
     * All that a stage sends arrives in one transaction, so that whoever reads the tables sees a version as it was before
     * or as it is after, never a part of it. That takes about 200 bytes of memory a change, as much as the release does.
     */
    private static final int BATCH = Integer.MAX_VALUE;

    /** How long a batch waits for another one, and for each of its statements. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ConnectionProfile profile;
    private final Duration patience;
    private final PostgresFailures failures;
    private final PostgresPool pool;

    public PostgresTarget(ConnectionProfile profile) {
        this(profile, PATIENCE);
    }

    PostgresTarget(ConnectionProfile profile, Duration patience) {
        this.profile = profile;
        this.patience = patience;
        this.failures = new PostgresFailures(profile, patience);
        this.pool = new PostgresPool(profile, PostgresPool.Purpose.WRITING);
    }

    /** The address without the password. */
    @Override
    public String name() {
        return profile.address();
    }

    /**
     * Asks the database who it is. A database that cannot be used is a finding, not an exception.
     *
     * @throws CancellationException if cancelled
     */
    public Health health(Monitor monitor) {
        try {
            return transaction(monitor, connection -> {
                // Without the packager's own number behind it.
                String version = text(connection, "SHOW server_version").replaceFirst(" .*", "");
                long start = System.nanoTime();
                text(connection, "SELECT 1");
                return new Health.Up(name(), "PostgreSQL " + version, Duration.ofNanos(System.nanoTime() - start));
            });
        } catch (OperationException e) {
            return new Health.Down(name(), e.failure());
        }
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public boolean tellsMembers() {
        return true;
    }

    @Override
    public void members(UUID segment, Consumer<String> customers, Monitor monitor) throws OperationException {
        transaction(monitor, connection -> {
            Publishing.members(connection, segment, customers, monitor);
            return segment;
        });
    }

    @Override
    public BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException {
        return transaction(monitor, connection -> {
            new Publishing(connection, batch, patience, monitor).run();
            return BatchOutcome.DELIVERED;
        });
    }

    @Override
    public void forget(UUID segment, Monitor monitor) throws OperationException {
        transaction(monitor, connection -> {
            Publishing.forget(connection, segment);
            return segment;
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T transaction(Monitor monitor, Work<T> work) throws OperationException {
        monitor.checkpoint();
        monitor.report(0, 0, Phase.CONNECTING);
        try (Connection connection = pool.connect(monitor)) {
            try (var _ = Cancellation.of(monitor, connection)) {
                T result = work.run(connection);
                monitor.checkpoint();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                if (monitor.cancelled()) {
                    pool.discard(connection);
                    throw cancelled(e);
                }
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failures.explain(e);
        }
    }

    private static CancellationException cancelled(Exception reason) {
        CancellationException cancelled = new CancellationException();
        cancelled.addSuppressed(reason);
        return cancelled;
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
