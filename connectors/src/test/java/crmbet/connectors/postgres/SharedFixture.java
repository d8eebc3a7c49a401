package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.SavedConnection;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A shared database of its own with roles and log-ins of its own, all gone once closed. */
public final class SharedFixture implements AutoCloseable {
    public static final String PASSWORD = "let me in";

    private final TemporaryDatabase database;
    private final String prefix = "crm" + UUID.randomUUID().toString().substring(0, 8) + "_";
    private final List<String> logins = new ArrayList<>();

    private SharedFixture(TemporaryDatabase database) {
        this.database = database;
    }

    public static SharedFixture create() throws SQLException, IOException, OperationException {
        return create(TemporaryDatabase.create());
    }

    static SharedFixture create(TemporaryDatabase empty) throws OperationException {
        SharedFixture fixture = new SharedFixture(empty);
        try (SharedDatabase shared = fixture.asOwner()) {
            var _ = shared.migrate(fixture.prefix, Monitor.none());
        }
        return fixture;
    }

    public TemporaryDatabase database() {
        return database;
    }

    /** What the names of roles and log-ins begin with. */
    public String prefix() {
        return prefix;
    }

    SharedDatabase asOwner() {
        return new SharedDatabase(PostgresAddress.parse(database.address()));
    }

    /** Makes a log-in with these roles and returns its name. */
    public String login(String name, SharedRole... roles) throws SQLException, OperationException {
        String login = prefix + "u_" + name;
        database.execute("CREATE ROLE " + login + " LOGIN PASSWORD '" + PASSWORD + "'");
        logins.add(login);
        try (SharedDatabase shared = asOwner()) {
            for (SharedRole role : roles) {
                shared.grant(login, role, Monitor.none());
            }
        }
        return login;
    }

    public String address(String login) {
        return database.address(login, PASSWORD.replace(" ", "%20"));
    }

    public ConnectionProfile profile(String login) {
        return PostgresAddress.parse(address(login));
    }

    /** As with psql: no more than the log-in itself may do. */
    public Connection connect(String login) throws SQLException {
        ConnectionProfile profile = profile(login);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + profile.host() + ":" + profile.port() + "/" + profile.database(),
                login,
                PASSWORD);
    }

    @Override
    public void close() throws SQLException, IOException {
        // Roles of the whole server: they outlive the database, and can go only once nothing in it is theirs.
        database.execute("DROP SCHEMA IF EXISTS workbench, workbench_archive CASCADE");
        for (String login : logins) {
            database.execute("DROP OWNED BY " + login);
            database.execute("DROP ROLE " + login);
        }
        for (SharedRole role : SharedRole.values()) {
            drop(prefix + role.id());
        }
        drop(prefix + "owner");
        database.close();
    }

    private void drop(String role) throws SQLException {
        database.execute("DROP OWNED BY " + role);
        database.execute("DROP ROLE " + role);
    }

    /** The database as a log-in has it among the saved connections, marked as shared. */
    public SavedConnection connection(String login) {
        ConnectionProfile profile = profile(login);
        return new SavedConnection(
                UUID.randomUUID(),
                "Shared",
                PostgresKind.ID,
                Map.of(
                        "host",
                        profile.host(),
                        "port",
                        String.valueOf(profile.port()),
                        "database",
                        profile.database(),
                        "user",
                        login,
                        PostgresKind.SHARED,
                        "true"));
    }
}
