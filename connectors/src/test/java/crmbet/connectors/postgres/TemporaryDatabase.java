package crmbet.connectors.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An empty database of a real PostgreSQL, gone once closed: on the server of this machine if it lets user postgres in
 * without a password, otherwise on one that is unpacked and started for the purpose. The system property
 * {@code crmbet.test.postgres=embedded} asks for the latter.
 */
public final class TemporaryDatabase implements AutoCloseable {
    private static final int USUAL_PORT = 5432;

    private final String name = "crmbet_" + UUID.randomUUID().toString().substring(0, 8);
    private final @Nullable EmbeddedPostgres embedded;
    private final int port;

    private TemporaryDatabase(@Nullable EmbeddedPostgres embedded, int port) throws SQLException {
        this.embedded = embedded;
        this.port = port;
        execute("postgres", "CREATE DATABASE " + name);
    }

    public static TemporaryDatabase create() throws SQLException, IOException {
        if (!"embedded".equals(System.getProperty("crmbet.test.postgres")) && answers()) {
            return new TemporaryDatabase(null, USUAL_PORT);
        }
        EmbeddedPostgres started = EmbeddedPostgres.start();
        return new TemporaryDatabase(started, started.getPort());
    }

    /** On a server that its caller started, and stops. */
    public static TemporaryDatabase on(EmbeddedPostgres running) throws SQLException {
        return new TemporaryDatabase(null, running.getPort());
    }

    /** The address for user postgres. */
    public String address() {
        return address("postgres", "unused");
    }

    /** The address for another user. */
    public String address(String user, String password) {
        return "postgresql://" + user + ":" + password + "@127.0.0.1:" + port + "/" + name;
    }

    /** Where the server listens. */
    public int port() {
        return port;
    }

    public Connection connect() throws SQLException {
        return connect(port, name);
    }

    /** Runs a statement in the database. */
    public void execute(String sql) throws SQLException {
        execute(name, sql);
    }

    @Override
    public void close() throws SQLException, IOException {
        execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
        if (embedded != null) {
            embedded.close();
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(port, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean answers() {
        try (Connection connection = connect(USUAL_PORT, "postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect(int port, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres&connectTimeout=2");
    }
}
