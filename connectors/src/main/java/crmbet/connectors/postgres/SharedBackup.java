package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Secret;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Copies the shared database to a file and back, by PostgreSQL's own {@code pg_dump} and {@code pg_restore}: tables, rights,
 * audit and partitions. Both run in one transaction of the server.
 */
public final class SharedBackup {
    private static final String PACKAGE = "PostgreSQL's client programs (postgresql-client)";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 100;

    private final ConnectionProfile profile;

    public SharedBackup(ConnectionProfile profile) {
        this.profile = profile;
    }

    /**
     * Writes the shared database to a file, which appears complete or not at all; an older one is replaced.
     *
     * @throws OperationException {@code NotPossible} if {@code pg_dump} is not on this machine or the database is not set up;
     *     {@code CannotWrite}; {@code Rejected} with what {@code pg_dump} says
     * @throws CancellationException if cancelled; then there is no file
     */
    public void backup(Path file, Monitor monitor) throws OperationException {
        try (PostgresWork work = new PostgresWork(profile, PATIENCE)) {
            var _ = work.transaction(monitor, connection -> {
                SharedSchema.require(connection, profile.address());
                return connection;
            });
        }
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(".crmbet-backup-" + UUID.randomUUID() + ".part");
        try {
            try {
                run(
                        "pg_dump",
                        List.of(
                                "--format=custom",
                                "--schema=" + SharedSchema.SCHEMA,
                                "--schema=" + SharedSchema.ARCHIVE,
                                "--file=" + part),
                        monitor);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(target, e.toString()), e);
        }
    }

    /**
     * Brings a backup into a database that has no shared tables yet: all of it or nothing. The roles are made if the server
     * does not have them, and given again to those log-ins that it knows.
     *
     * @param prefix of the names of all roles, as it was when the database was set up
     * @throws OperationException {@code NotPossible} if {@code pg_restore} is not on this machine, or something is there
     *     already; {@code Unreadable}; {@code Rejected} with what {@code pg_restore} says
     */
    public void restore(Path file, String prefix, Monitor monitor) throws OperationException {
        if (!Files.isReadable(file)) {
            throw new OperationException(new Failure.NotFound(Failure.Subject.FILE, file.toString()));
        }
        try (PostgresWork work = new PostgresWork(profile, PATIENCE)) {
            var _ = work.transaction(monitor, connection -> {
                requireEmpty(connection);
                new SharedSchema(profile, prefix).prepare(connection);
                return prefix;
            });
            run(
                    "pg_restore",
                    List.of(
                            "--dbname=" + profile.database(),
                            "--single-transaction",
                            "--exit-on-error",
                            file.toString()),
                    monitor);
            var _ = work.transaction(monitor, connection -> {
                SharedSchema.require(connection, profile.address());
                return giveRolesAgain(connection, prefix);
            });
        }
    }

    private void requireEmpty(Connection connection) throws SQLException, OperationException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT nspname FROM pg_namespace WHERE nspname IN ('"
                        + SharedSchema.SCHEMA + "', '" + SharedSchema.ARCHIVE + "')")) {
            if (found.next()) {
                throw new OperationException(
                        new Failure.NotPossible(new Obstacle.NotEmpty(profile.address(), found.getString(1))));
            }
        }
    }

    private static int giveRolesAgain(Connection connection, String prefix) throws SQLException {
        List<String> grants = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT format('GRANT %I TO %I', ? || m.role, m.login) FROM workbench.membership m
                WHERE EXISTS (SELECT FROM pg_roles r WHERE r.rolname = m.login)""")) {
            statement.setString(1, prefix);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    grants.add(rows.getString(1));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String grant : grants) {
                statement.execute(grant);
            }
        }
        return grants.size();
    }

    private void run(String program, List<String> arguments, Monitor monitor) throws OperationException {
        List<String> command = new ArrayList<>(
                List.of(program, "--host=" + profile.host(), "--port=" + profile.port(), "--no-password"));
        String user = profile.user();
        if (user != null) {
            command.add("--username=" + user);
        }
        command.addAll(arguments);
        Path said = null;
        try {
            said = Files.createTempFile("crmbet-backup", ".log");
            Process process = start(program, command, said);
            try (var _ = monitor.onCancel(process::destroyForcibly)) {
                while (!process.waitFor(Duration.ofMillis(LOOK_MILLIS))) {
                    monitor.checkpoint();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } finally {
                process.destroyForcibly();
            }
            monitor.checkpoint();
            if (process.exitValue() != 0) {
                throw new OperationException(new Failure.Rejected(
                        program,
                        profile.redact(
                                Files.readString(said, StandardCharsets.UTF_8).strip())));
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.Unexpected(e.toString()), e);
        } finally {
            delete(said);
        }
    }

    private Process start(String program, List<String> command, Path said) throws OperationException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        Map<String, String> environment = builder.environment();
        Secret password = profile.password();
        if (password != null) {
            // Where other users of the machine cannot read it, as they can command lines.
            environment.put("PGPASSWORD", password.reveal());
        }
        for (String setting : List.of("sslmode", "sslrootcert", "sslcert", "sslkey")) {
            String value = profile.settings().get(setting);
            if (value != null) {
                environment.put("PG" + setting.toUpperCase(Locale.ROOT), value);
            }
        }
        if (program.equals("pg_dump")) {
            environment.put("PGDATABASE", profile.database());
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.ProgramMissing(program, PACKAGE)), e);
        }
    }

    private static void delete(@Nullable Path file) throws OperationException {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
            }
        }
    }
}
