package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables and rights of the shared database, by version. They belong to a role that nobody logs in as, and are changed by
 * an administrator's command alone: everything else looks at the version and refuses to go on with another one.
 */
final class SharedSchema {
    static final String SCHEMA = "workbench";
    /** Where old partitions go. */
    static final String ARCHIVE = "workbench_archive";
    /** The greatest version among the migrations. */
    static final int VERSION = 3;

    private static final String HISTORY = "schema_history";

    private final ConnectionProfile profile;
    private final String prefix;

    /** @param prefix of the names of all roles, which are shared by all databases of a server */
    SharedSchema(ConnectionProfile profile, String prefix) {
        if (!prefix.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("the prefix of roles \"" + prefix
                    + "\" cannot be used: it takes lower-case letters, digits and _, at most 41 of them");
        }
        this.profile = profile;
        this.prefix = prefix;
    }

    /** Makes the roles that are not there, and gives the one who asks that of the owner. */
    void prepare(Connection connection) throws SQLException {
        String owner = prefix + "owner";
        makeRole(connection, owner);
        for (SharedRole role : SharedRole.values()) {
            makeRole(connection, prefix + role.id());
            execute(connection, "GRANT %s TO %s WITH ADMIN OPTION".formatted(prefix + role.id(), owner));
        }
        if (!isTrue(connection, "SELECT pg_has_role(current_user, '%s', 'MEMBER')".formatted(owner))) {
            execute(connection, "GRANT " + owner + " TO CURRENT_USER");
        }
    }

    /** Makes the schemas, which a backup brings itself. */
    void makeSchemas(Connection connection) throws SQLException {
        for (String schema : new String[] {SCHEMA, ARCHIVE}) {
            execute(connection, "CREATE SCHEMA IF NOT EXISTS %s AUTHORIZATION %s".formatted(schema, prefix + "owner"));
        }
    }

    /**
     * Brings the tables and rights to the present version.
     *
     * @throws FlywayException if a migration failed, was changed, or is not known here
     */
    void migrate() throws SQLException {
        try (PostgresPool pool = new PostgresPool(profile, PostgresPool.Purpose.WRITING)) {
            Flyway.configure(SharedSchema.class.getClassLoader())
                    .dataSource(pool.source())
                    .initSql("SET ROLE " + prefix + "owner")
                    .defaultSchema(SCHEMA)
                    .schemas(SCHEMA)
                    .createSchemas(false)
                    .table(HISTORY)
                    .locations("classpath:crmbet/connectors/postgres/shared")
                    .placeholders(Map.of("role", prefix))
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        }
    }

    /** The version of the tables; 0 where there are none. */
    static int found(Connection connection) throws SQLException {
        if (!isTrue(connection, "SELECT to_regclass('%s.%s') IS NOT NULL".formatted(SCHEMA, HISTORY))) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT coalesce(max(version::integer), 0) FROM %s.%s WHERE success"
                                .formatted(SCHEMA, HISTORY))) {
            result.next();
            return result.getInt(1);
        }
    }

    /** @throws OperationException {@code NotPossible} unless the database has exactly the present version */
    static void require(Connection connection, String address) throws SQLException, OperationException {
        int found = found(connection);
        if (found != VERSION) {
            throw new OperationException(new Failure.NotPossible(
                    found == 0
                            ? new Obstacle.SharedDatabaseAbsent(address)
                            : found < VERSION
                                    ? new Obstacle.SharedDatabaseOld(address, found, VERSION)
                                    : new Obstacle.SharedDatabaseNew(address, found, VERSION)));
        }
    }

    /** What the one who is logged in may do. */
    static Set<SharedRole> roles(Connection connection) throws SQLException {
        Set<SharedRole> roles = EnumSet.noneOf(SharedRole.class);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT workbench.my_roles()")) {
            while (result.next()) {
                roles.add(SharedRole.valueOf(result.getString(1).toUpperCase(Locale.ROOT)));
            }
        }
        return roles;
    }

    private static void makeRole(Connection connection, String role) throws SQLException {
        if (!isTrue(connection, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '%s')".formatted(role))) {
            execute(connection, "CREATE ROLE " + role + " NOLOGIN");
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
