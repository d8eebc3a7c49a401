package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;

/**
 * What an administrator does with the database that several people share: set it up, look at it, look after its partitions,
 * give roles. Safe for use by several threads; close it to release its connections.
 */
public final class SharedDatabase implements AutoCloseable {
    /** What the names of roles begin with, unless somebody says otherwise. */
    public static final String USUAL_PREFIX = "crm_";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ConnectionProfile profile;
    private final PostgresWork work;

    public SharedDatabase(ConnectionProfile profile) {
        this.profile = profile;
        this.work = new PostgresWork(profile, PATIENCE);
    }

    /** The address without the password. */
    public String name() {
        return profile.address();
    }

    /**
     * How the database is, whatever its version.
     *
     * @throws OperationException {@code Unreachable}, {@code Unauthorized}, {@code TimedOut} or {@code Rejected}
     */
    public SharedStatus status(Monitor monitor) throws OperationException {
        return work.transaction(monitor, connection -> {
            int found = SharedSchema.found(connection);
            return new SharedStatus(
                    name(),
                    found,
                    SharedSchema.VERSION,
                    text(connection, "SELECT session_user"),
                    found == SharedSchema.VERSION ? SharedSchema.roles(connection) : Set.of());
        });
    }

    /**
     * Sets the database up, or brings it to the present version, and makes the partitions of the time ahead. What is up to
     * date stays as it is. Needs a log-in that may create roles, and schemas in the database.
     *
     * @param prefix of the names of all roles: {@link #USUAL_PREFIX}, unless several shared databases of one server are to
     *     have different people
     * @throws OperationException as {@link #status}; {@code Rejected} also if a migration fails, and then nothing of it
     *     remains
     * @throws IllegalArgumentException if names cannot begin with the prefix
     */
    public SharedStatus migrate(String prefix, Monitor monitor) throws OperationException {
        SharedSchema schema = new SharedSchema(profile, prefix);
        var _ = work.transaction(monitor, connection -> {
            schema.prepare(connection);
            schema.makeSchemas(connection);
            return prefix;
        });
        try {
            schema.migrate();
        } catch (SQLException e) {
            throw work.explain(e);
        } catch (FlywayException e) {
            throw new OperationException(
                    new Failure.Rejected(PostgresFailures.SYSTEM, profile.redact(String.valueOf(e.getMessage()))));
        }
        var _ = keepPartitions(monitor);
        return status(monitor);
    }

    /**
     * Makes partitions ahead of their time and detaches old ones, by the rules in the database.
     *
     * @return what was done; empty if everything was as it should be
     * @throws OperationException as {@link #status}, and {@code NotPossible} unless the database has the present version
     */
    public List<PartitionAct> keepPartitions(Monitor monitor) throws OperationException {
        return work.transaction(monitor, connection -> {
            SharedSchema.require(connection, name());
            return keepPartitions(connection);
        });
    }

    static List<PartitionAct> keepPartitions(Connection connection) throws SQLException {
        List<PartitionAct> acts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT act, partition FROM workbench.keep_partitions()")) {
            while (result.next()) {
                acts.add(new PartitionAct(result.getString(1).equals("made"), result.getString(2)));
            }
        }
        return acts;
    }

    /**
     * Gives a log-in a role.
     *
     * @throws OperationException as {@link #keepPartitions}; {@code Unauthorized} for everybody but administrators, and for
     *     them about themselves
     */
    public void grant(String login, SharedRole role, Monitor monitor) throws OperationException {
        call("SELECT workbench.grant_role(?, ?)", login, role.id(), monitor);
    }

    /**
     * Takes a role from a log-in.
     *
     * @throws OperationException as {@link #grant}
     */
    public void revoke(String login, SharedRole role, Monitor monitor) throws OperationException {
        call("SELECT workbench.revoke_role(?, ?)", login, role.id(), monitor);
    }

    /**
     * Makes a log-in's key worthless, so that they can sign with another one. What they signed with it stays signed.
     *
     * @throws OperationException as {@link #grant}
     */
    public void revokeKey(String login, String reason, Monitor monitor) throws OperationException {
        call("SELECT workbench.revoke_key(?, ?)", login, reason, monitor);
    }

    @Override
    public void close() {
        work.close();
    }

    private void call(String sql, String first, String second, Monitor monitor) throws OperationException {
        var _ = work.transaction(monitor, connection -> {
            SharedSchema.require(connection, name());
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, first);
                statement.setString(2, second);
                return statement.execute();
            }
        });
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
