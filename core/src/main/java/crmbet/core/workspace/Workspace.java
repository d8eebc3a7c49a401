package crmbet.core.workspace;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A folder with one DuckDB file. At most one process has it open; within the process any number of threads may read and
 * write, each call in a transaction of its own. Whatever ends a call early, a kill of the process included, leaves the
 * workspace as it was before the call.
 */
public final class Workspace implements AutoCloseable {
    /** The file in the folder that holds all data. */
    public static final String DATABASE_FILE = "workspace.duckdb";

    private static final Logger LOG = Logger.getLogger(Workspace.class.getName());
    private static final String SPILL_FOLDER = "spill";
    private static final String SCRATCH_FOLDER = "scratch";
    private static final String FETCHED_FOLDER = "lake";
    /** Where parts of data lakes are kept. */
    private static final String CACHE_FOLDER = "lake";
    /** DuckDB measures progress only where a progress bar is asked for; nothing is printed. */
    private static final String MEASURE_PROGRESS =
            "SET enable_progress_bar = true; SET enable_progress_bar_print = false";

    private final Path folder;
    private final WorkspaceLock lock;
    private final DuckDBConnection database;
    private final Optional<Path> copy;
    private final Set<Scratchpad> scratchpads = ConcurrentHashMap.newKeySet();

    private Workspace(Path folder, WorkspaceLock lock, DuckDBConnection database, Optional<Path> copy) {
        this.folder = folder;
        this.lock = lock;
        this.database = database;
        this.copy = copy;
    }

    /** The version of the tables that this program makes. */
    public static int version() {
        return Migration.ALL.getLast().version();
    }

    /** Whether the folder looks like a workspace. */
    public static boolean isWorkspace(Path folder) {
        return Files.isRegularFile(folder.resolve(DATABASE_FILE));
    }

    /**
     * Opens the workspace of a folder, bringing it to the present version if an older one wrote it.
     *
     * @throws OperationException {@code NotAWorkspace}, {@code WorkspaceInUse}, {@code WorkspaceTooNew},
     *     {@code Unreadable} or {@code CannotWrite}
     */
    public static Workspace open(Path folder) throws OperationException {
        if (!isWorkspace(folder)) {
            throw new OperationException(new Failure.NotAWorkspace(folder));
        }
        return openFiles(folder, Migration.ALL);
    }

    /** Opens the workspace of a folder, or makes an empty one there; the folder is created if need be. */
    public static Workspace openOrCreate(Path folder) throws OperationException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(folder, e.toString()), e);
        }
        return openFiles(folder, Migration.ALL);
    }

    static Workspace openFiles(Path folder, List<Migration> migrations) throws OperationException {
        Path absolute = folder.toAbsolutePath().normalize();
        WorkspaceLock lock = WorkspaceLock.acquire(absolute);
        try {
            // A killed process may have left gigabytes in either; the lock says that nobody needs them.
            empty(absolute.resolve(SPILL_FOLDER));
            empty(absolute.resolve(SCRATCH_FOLDER));
            DuckDBConnection database = connect(absolute);
            try {
                Optional<Path> copy = Migrations.apply(absolute, database, migrations);
                return new Workspace(absolute, lock, database, copy);
            } catch (OperationException | RuntimeException e) {
                closeQuietly(database);
                throw e;
            }
        } catch (OperationException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    /** The database as an older version left it, if this opening brought it to the present version. */
    public Optional<Path> copyOfOlder() {
        return copy;
    }

    /**
     * A folder for files that only the present process needs; whatever a process left there is gone when the workspace
     * is opened again.
     */
    public Path scratch() {
        return folder.resolve(SCRATCH_FOLDER);
    }

    /** A folder for copies of what lies elsewhere and can be fetched again; it may be emptied at any time. */
    public Path fetched() {
        return fetched(folder);
    }

    /** That folder of a workspace that is not open. */
    public static Path fetched(Path workspace) {
        return workspace.resolve(FETCHED_FOLDER);
    }

    private static void empty(Path temporary) throws OperationException {
        try {
            Files.createDirectories(temporary);
            List<Path> left;
            try (Stream<Path> entries = Files.walk(temporary)) {
                // What a folder holds before the folder itself.
                left = entries.filter(entry -> !entry.equals(temporary))
                        .sorted(Comparator.reverseOrder())
                        .toList();
            }
            for (Path entry : left) {
                Files.delete(entry);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new OperationException(new Failure.CannotWrite(temporary, e.toString()), e);
        }
    }

    /** Reads in one transaction, so that all statements see the same state. */
    public <T> T read(Monitor monitor, Work<T> work) throws OperationException {
        return transaction(monitor, work, false);
    }

    /** Changes the workspace in one transaction: all of it, or after any exception nothing. */
    public <T> T write(Monitor monitor, Work<T> work) throws OperationException {
        return transaction(monitor, work, true);
    }

    private <T> T transaction(Monitor monitor, Work<T> work, boolean commit) throws OperationException {
        monitor.checkpoint();
        try (Connection connection = database.duplicate()) {
            connection.setAutoCommit(false);
            try {
                Session session = new Session(connection, folder, monitor);
                session.executeScript(MEASURE_PROGRESS);
                T result = work.run(session);
                if (commit) {
                    monitor.checkpoint();
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return result;
            } catch (SQLException | OperationException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailures.explain(e, folder);
        }
    }

    /**
     * A place for temporary tables, which only its own transactions see and which end with it or with this workspace.
     */
    public Scratchpad scratchpad() throws OperationException {
        try {
            Connection connection = database.duplicate();
            Scratchpad pad = new Scratchpad(connection.unwrap(DuckDBConnection.class), folder, scratchpads::remove);
            scratchpads.add(pad);
            new Session(connection, folder, Monitor.none()).executeScript(MEASURE_PROGRESS);
            return pad;
        } catch (SQLException e) {
            throw SqlFailures.explain(e, folder);
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        // The database stays open as long as any connection does.
        List.copyOf(scratchpads).forEach(Scratchpad::close);
        closeQuietly(database);
        lock.close();
    }

    /**
     * Writes what the workspace holds at this moment to a new database file, without what was deleted before. Others may go on
     * writing meanwhile.
     *
     * @param file must not exist
     * @throws OperationException {@code CannotWrite} if there is no room; nothing is left then
     * @throws java.util.concurrent.CancellationException if cancelled; nothing is left then
     */
    public void copyTo(Path file, Monitor monitor) throws OperationException {
        boolean whole = false;
        try (Connection connection = database.duplicate()) {
            copy(new Session(connection, folder, monitor), file);
            whole = true;
        } catch (SQLException e) {
            throw SqlFailures.explain(e, folder);
        } finally {
            if (!whole) {
                deleteQuietly(file);
            }
        }
    }

    private static void copy(Session session, Path file) throws SQLException {
        String name = Identifier.quote("copy " + UUID.randomUUID());
        session.executeScript("ATTACH " + Identifier.literal(file.toString()) + " AS " + name);
        try {
            // DuckDB makes several statements of it, which must all see the same state.
            session.executeScript("BEGIN");
            try {
                session.executeScript(
                        "COPY FROM DATABASE " + Identifier.quote(currentDatabase(session)) + " TO " + name);
            } finally {
                session.finish("COMMIT");
            }
        } finally {
            // The copy would stay open for as long as the workspace does.
            session.finish("DETACH " + name);
        }
    }

    private static void deleteQuietly(Path file) {
        for (Path each : List.of(file, file.resolveSibling(file.getFileName() + ".wal"))) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                LOG.log(Level.WARNING, e, () -> "the part " + each + " of a copy could not be deleted");
            }
        }
    }

    /**
     * Closes the workspace and writes its file anew, so that nothing is left in it of what was deleted. Copies that were
     * kept when an older version was brought up to date are deleted, because they hold what the workspace held then.
     *
     * @throws OperationException {@code CannotWrite} if the disk has no room for the new file; the old one then stays
     */
    public void closeAndCompact() throws OperationException {
        Path fresh = folder.resolve("compacted.duckdb");
        Path file = folder.resolve(DATABASE_FILE);
        List.copyOf(scratchpads).forEach(Scratchpad::close);
        try {
            try {
                Files.deleteIfExists(fresh);
                Session session = new Session(database, folder, Monitor.none());
                copy(session, fresh);
                database.close();
            } catch (SQLException e) {
                closeQuietly(database);
                Files.deleteIfExists(fresh);
                throw SqlFailures.explain(e, folder);
            }
            Files.deleteIfExists(folder.resolve(DATABASE_FILE + ".wal"));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "workspace.v*.duckdb")) {
                for (Path copy : copies) {
                    Files.delete(copy);
                }
            }
            empty(folder.resolve(SPILL_FOLDER));
            empty(folder.resolve(SCRATCH_FOLDER));
            deleteCaches();
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(folder, e.toString()), e);
        } finally {
            lock.close();
        }
    }

    /** Copies of what lies elsewhere, which may hold what was deleted here. */
    private void deleteCaches() throws IOException {
        Path cache = folder.resolve(CACHE_FOLDER);
        if (!Files.isDirectory(cache)) {
            return;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String currentDatabase(Session session) throws SQLException {
        return session.first("SELECT current_database()", row -> row.text(0)).orElseThrow();
    }

    private static DuckDBConnection connect(Path folder) throws OperationException {
        Path file = folder.resolve(DATABASE_FILE);
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", folder.resolve(SPILL_FOLDER).toString());
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            DuckDBConnection connection =
                    DriverManager.getConnection("jdbc:duckdb:" + file, settings).unwrap(DuckDBConnection.class);
            NumberCopies.define(connection);
            return connection;
        } catch (SQLException e) {
            throw SqlFailures.explainOpening(e, folder, file);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "closing the workspace's database failed", e);
        }
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Session session) throws SQLException, OperationException;
    }
}
