package crmbet.core.workspace;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/** Brings a workspace to the present version, each step in a transaction of its own. */
final class Migrations {
    private static final String VERSION_TABLE = "CREATE SCHEMA IF NOT EXISTS meta;"
            + "CREATE TABLE IF NOT EXISTS meta.migration(version INTEGER NOT NULL, applied_at TIMESTAMPTZ NOT NULL)";

    private Migrations() {}

    /** Says where the file is kept as the older version left it; empty if nothing had to be changed. */
    static Optional<Path> apply(Path folder, DuckDBConnection database, List<Migration> migrations)
            throws OperationException {
        try (Connection connection = database.duplicate()) {
            connection.setAutoCommit(false);
            Session session = new Session(connection, folder, Monitor.none());
            session.executeScript(VERSION_TABLE);
            Set<Integer> done =
                    new HashSet<>(session.query("SELECT version FROM meta.migration", row -> (int) row.integer(0)));
            connection.commit();
            int found = done.stream().mapToInt(Integer::intValue).max().orElse(0);
            int supported = migrations.getLast().version();
            if (found > supported) {
                throw new OperationException(new Failure.WorkspaceTooNew(folder, found, supported));
            }
            List<Migration> missing = migrations.stream()
                    .filter(migration -> !done.contains(migration.version()))
                    .toList();
            Optional<Path> copy = Optional.empty();
            if (found > 0 && !missing.isEmpty()) {
                copy = Optional.of(keepCopy(folder, session, connection, found));
            }
            for (Migration migration : missing) {
                session.executeScript(migration.sql());
                session.execute("INSERT INTO meta.migration VALUES (?, now())", migration.version());
                connection.commit();
            }
            return copy;
        } catch (SQLException e) {
            throw SqlFailures.explain(e, folder);
        }
    }

    /** Copies the file as the older version left it, so that the way back stays open. */
    private static Path keepCopy(Path folder, Session session, Connection connection, int version)
            throws SQLException, OperationException {
        session.executeScript("CHECKPOINT");
        connection.commit();
        Path copy = folder.resolve("workspace.v" + version + ".duckdb");
        try {
            Files.copy(folder.resolve(Workspace.DATABASE_FILE), copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(copy, e.toString()), e);
        }
    }
}
