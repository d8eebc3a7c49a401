package crmbet.core.workspace;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Interruption;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.QueryProgress;
import org.jspecify.annotations.Nullable;

/**
 * SQL within one transaction of a workspace. Every statement is cancelled when the monitor is; then the call ends with
 * {@link CancellationException}. Belongs to the thread that runs the transaction.
 */
public final class Session {
    private static final long PROGRESS_INTERVAL_MILLIS = 100;

    private final Connection connection;
    private final Path folder;
    private final Monitor monitor;

    Session(Connection connection, Path folder, Monitor monitor) {
        this.connection = connection;
        this.folder = folder;
        this.monitor = monitor;
    }

    public Monitor monitor() {
        return monitor;
    }

    /**
     * Does a part of the transaction on behalf of another package, which then need not know the database's exceptions.
     */
    public <T> T part(Workspace.Work<T> work) throws OperationException {
        try {
            return work.run(this);
        } catch (SQLException e) {
            throw SqlFailures.explain(e, folder);
        }
    }

    /** Runs a statement and returns how many rows it changed. */
    public long execute(String sql, @Nullable Object... parameters) throws SQLException {
        return prepared(sql, parameters, PreparedStatement::executeLargeUpdate);
    }

    /** Runs a statement that may take long, reporting its progress in hundredths as {@code phase}. */
    public long execute(Phase phase, String sql, @Nullable Object... parameters) throws SQLException {
        return prepared(sql, parameters, statement -> {
            Thread reporter = Thread.startVirtualThread(() -> reportProgress(statement, phase));
            try {
                return statement.executeLargeUpdate();
            } finally {
                stop(reporter);
            }
        });
    }

    /** Runs a script of several statements without parameters. */
    public void executeScript(String sql) throws SQLException {
        monitor.checkpoint();
        try (Statement statement = connection.createStatement();
                Interruption _ = Interruption.of(monitor, () -> cancel(statement))) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unlessCancelled(e);
        }
    }

    /** Runs a statement that must be run even if the work was cancelled. */
    void finish(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return prepared(sql, parameters, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        });
    }

    /** The first row of a result, if it has one. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return prepared(sql, parameters, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(reader.read(new Row(result))) : Optional.empty();
            }
        });
    }

    /** Reads a result row by row without keeping it. */
    public void forEach(String sql, RowVisitor visitor, @Nullable Object... parameters) throws SQLException {
        prepared(sql, parameters, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    visitor.visit(row);
                }
            }
            return 0;
        });
    }

    /** Reads a result a few thousand rows at a time, without keeping it; several times faster than row by row. */
    public void forEachChunk(String sql, ChunkVisitor visitor, @Nullable Object... parameters) throws SQLException {
        prepared(sql, parameters, statement -> {
            try (DuckDBChunkedResult result =
                    statement.unwrap(DuckDBPreparedStatement.class).query()) {
                while (result.nextChunk()) {
                    monitor.checkpoint();
                    visitor.visit(new Chunk(result.chunk()));
                }
            }
            return 0;
        });
    }

    /**
     * The numbers of a table's columns, row-major, in the order in which its rows were written. All threads of the database
     * take part, which is several times faster than {@link #forEachChunk}.
     *
     * @param table quoted; not a view
     * @param columns quoted names of columns of type DOUBLE; at least one
     * @param target as long as the table has values in these columns; NULL becomes NaN
     * @throws IllegalArgumentException if the array has another length
     */
    public void copyNumbers(Phase phase, String table, List<String> columns, double[] target) throws SQLException {
        TableNumbers numbers = new TableNumbers(this, table, columns);
        if (numbers.rows() * columns.size() != target.length) {
            throw new IllegalArgumentException(numbers.rows() + " rows of " + columns.size() + " columns do not fill "
                    + target.length + " places");
        }
        numbers.copy(phase, target);
    }

    /**
     * Two sums of 64 bits each over the rows of a table, the same for the same rows in any order.
     *
     * @param table quoted; not a view
     * @param text quoted name of a column of type VARCHAR without NULL
     * @param columns as for {@link #copyNumbers}
     */
    public long[] digest(Phase phase, String table, String text, List<String> columns) throws SQLException {
        return new TableNumbers(this, table, columns).digest(phase, text);
    }

    /**
     * The texts of a table's column in rising order.
     *
     * @param table quoted, written in the order of these texts; not a view
     * @param column quoted name of a column of type VARCHAR without NULL, no two alike
     */
    public List<String> sortedTexts(String table, String column) throws SQLException {
        return SortedTexts.read(this, table, column);
    }

    /**
     * Lets statements of the workspace call a function of texts, which is not asked about NULL. It is known as long as the
     * workspace is open.
     *
     * @param name not used before
     */
    public void define(String name, TextFunction function) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameter(String.class)
                    .withReturnType(String.class)
                    .withVolatile()
                    .withFunction((String value) -> value == null ? null : function.apply(value))
                    .register(connection);
        }
    }

    /** Adds many rows to a table quickly, in the order of its columns. */
    public void append(String schema, String table, Appending rows) throws SQLException {
        monitor.checkpoint();
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender(schema, table)) {
            rows.appendTo(new Appender(appender, monitor));
        }
    }

    /** Adds many rows to a table of another catalog, such as {@code temp}. */
    public void append(String catalog, String schema, String table, Appending rows) throws SQLException {
        monitor.checkpoint();
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender(catalog, schema, table)) {
            rows.appendTo(new Appender(appender, monitor));
        }
    }

    private <T> T prepared(String sql, @Nullable Object[] parameters, StatementWork<T> work) throws SQLException {
        monitor.checkpoint();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                Interruption _ = Interruption.of(monitor, () -> cancel(statement))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return work.run(statement);
        } catch (SQLException e) {
            throw unlessCancelled(e);
        }
    }

    private void reportProgress(PreparedStatement statement, Phase phase) {
        try {
            DuckDBPreparedStatement running = statement.unwrap(DuckDBPreparedStatement.class);
            while (!monitor.cancelled()) {
                Thread.sleep(PROGRESS_INTERVAL_MILLIS);
                QueryProgress progress = running.getQueryProgress();
                if (progress.getPercentage() >= 0) {
                    monitor.report(Math.round(progress.getPercentage()), 100, phase);
                }
            }
        } catch (InterruptedException | SQLException e) {
            // The statement has ended; its own call says how.
        }
    }

    /** Waits for the reporter, because asking a closed statement for its progress would read freed memory. */
    private static void stop(Thread reporter) {
        reporter.interrupt();
        boolean interrupted = false;
        while (reporter.isAlive()) {
            try {
                reporter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // A statement that has just ended cannot be cancelled, and need not be.
        }
    }

    private SQLException unlessCancelled(SQLException failure) {
        if (monitor.cancelled()) {
            CancellationException cancelled = new CancellationException();
            cancelled.addSuppressed(failure);
            throw cancelled;
        }
        return failure;
    }

    /** Reads one row of a result that is not kept. */
    @FunctionalInterface
    public interface RowVisitor {
        void visit(Row row) throws SQLException;
    }

    /** Reads some rows of a result that is not kept. */
    @FunctionalInterface
    public interface ChunkVisitor {
        void visit(Chunk chunk) throws SQLException;
    }

    /** A function of texts; called by several threads at once. */
    @FunctionalInterface
    public interface TextFunction {
        @Nullable
        String apply(String value);
    }

    /** Writes rows to an appender. */
    @FunctionalInterface
    public interface Appending {
        void appendTo(Appender appender) throws SQLException;
    }

    @FunctionalInterface
    private interface StatementWork<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
