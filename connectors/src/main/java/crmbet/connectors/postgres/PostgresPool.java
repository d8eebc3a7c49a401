package crmbet.connectors.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Secret;
import crmbet.core.task.Monitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;

/** A few connections, opened when first needed and given back soon. */
final class PostgresPool implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    private static final Logger LOG = Logger.getLogger(PostgresPool.class.getName());

    private final ConnectionProfile profile;
    private final Purpose purpose;
    private @Nullable HikariDataSource connections;

    PostgresPool(ConnectionProfile profile, Purpose purpose) {
        this.profile = profile;
        this.purpose = purpose;
    }

    /** What connections are for. */
    enum Purpose {
        /** On the read replica, where one is named and answers; the server refuses every change. */
        READING,
        WRITING
    }

    /**
     * A connection out of the pool.
     *
     * @throws CancellationException as soon as the monitor is cancelled, however long the server takes to answer
     */
    Connection connect(Monitor monitor) throws SQLException {
        CompletableFuture<Connection> opening = new CompletableFuture<>();
        try (var _ = monitor.onCancel(() -> opening.cancel(false))) {
            Thread.startVirtualThread(() -> open(opening));
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e;
        }
    }

    /** Closes a connection for good in place of giving it back, because a late cancellation could still reach it. */
    synchronized void discard(Connection connection) {
        if (connections != null) {
            connections.evictConnection(connection);
        }
    }

    /** Cuts the line of a connection, whatever it is doing, and closes it for good. */
    void abort(Connection connection) {
        try {
            connection.unwrap(PgConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the connection was gone already", e);
        }
        discard(connection);
    }

    @Override
    public synchronized void close() {
        if (connections != null) {
            connections.close();
        }
    }

    private void open(CompletableFuture<Connection> opening) {
        try {
            Connection connection = pool().getConnection();
            if (!opening.complete(connection)) {
                connection.close();
            }
        } catch (SQLException | RuntimeException e) {
            opening.completeExceptionally(e);
        }
    }

    private synchronized HikariDataSource pool() throws SQLException {
        if (connections == null) {
            try {
                connections = new HikariDataSource(configuration());
            } catch (PoolInitializationException e) {
                throw new SQLException("no connection could be opened", e);
            }
        }
        return connections;
    }

    private HikariConfig configuration() throws SQLException {
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName("postgres");
        configuration.setDataSource(source());
        configuration.setAutoCommit(false);
        if (purpose == Purpose.READING) {
            configuration.setReadOnly(true);
            configuration.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            configuration.setIsolateInternalQueries(true);
            // In case a transaction should begin that the driver knows nothing of.
            configuration.setConnectionInitSql("SET default_transaction_read_only = on");
        }
        configuration.setMinimumIdle(0);
        configuration.setMaximumPoolSize(MOST_CONNECTIONS);
        configuration.setIdleTimeout(IDLE.toMillis());
        configuration.setConnectionTimeout(PATIENCE.toMillis());
        // Makes the first connection tell at once why it failed, in place of trying until the time is up.
        configuration.setInitializationFailTimeout(1);
        return configuration;
    }

    /** What connections are made of, for those who keep their own. */
    PGSimpleDataSource source() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        name(source);
        source.setDatabaseName(profile.database());
        source.setApplicationName("crmbet");
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setUser(profile.user());
        Secret password = profile.password();
        source.setPassword(password == null ? null : password.reveal());
        // A peer that is gone without a word would otherwise be waited for without end.
        source.setTcpKeepAlive(true);
        // A statement that is kept fails once a table's columns change.
        source.setPreparedStatementCacheQueries(0);
        for (Map.Entry<String, String> setting : profile.settings().entrySet()) {
            Optional<String> name = PostgresAddress.driverName(setting.getKey());
            if (name.isPresent()) {
                source.setProperty(name.get(), setting.getValue());
            }
        }
        return source;
    }

    /** The servers in the order in which they are tried. */
    private void name(PGSimpleDataSource source) {
        String replica = profile.settings().getOrDefault(PostgresAddress.READ_REPLICA, "");
        if (purpose == Purpose.READING && !replica.isBlank()) {
            Replica named = Replica.parse(replica);
            source.setServerNames(new String[] {named.host(), profile.host()});
            source.setPortNumbers(new int[] {named.port(), profile.port()});
        } else {
            source.setServerNames(new String[] {profile.host()});
            source.setPortNumbers(new int[] {profile.port()});
        }
    }
}
