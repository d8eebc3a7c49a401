package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.generate.ColumnShape;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.Generator;
import crmbet.core.generate.SystemSchema;
import crmbet.core.generate.TableShape;
import crmbet.core.generate.TableSink;
import crmbet.core.generate.ValueText;
import crmbet.core.task.Interruption;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Creates a system's schema in an empty PostgreSQL database and fills it by COPY, all in one transaction. The archetypes
 * go to {@code generated.truth}.
 */
public final class PostgresSink implements TableSink {
    private static final Logger LOG = Logger.getLogger(PostgresSink.class.getName());
    private static final int BUFFERED = 1 << 18;
    private static final String TRUTH = "CREATE SCHEMA generated;"
            + " CREATE TABLE generated.truth (customer_key text PRIMARY KEY, archetype text NOT NULL)";

    private final PostgresPool pool;
    private final PostgresFailures failures;
    private final ConnectionProfile profile;
    private final Map<TableShape, StringBuilder> buffers = new LinkedHashMap<>();
    private Monitor monitor = Monitor.none();
    private String constraints = "";
    private @Nullable Connection connection;
    private @Nullable Interruption interruption;

    public PostgresSink(ConnectionProfile profile) {
        this.profile = profile;
        this.pool = new PostgresPool(profile, PostgresPool.Purpose.WRITING);
        this.failures = new PostgresFailures(profile, Duration.ZERO);
    }

    @Override
    public boolean keepsRules() {
        return true;
    }

    @Override
    public void begin(String system, List<TableShape> tables, GenerateOptions options, Monitor watching)
            throws OperationException {
        monitor = watching;
        SystemSchema schema = SystemSchema.of(system);
        constraints = schema.constraints();
        monitor.report(0, 0, Phase.CONNECTING);
        doing(() -> {
            Connection opened = pool.connect(monitor);
            connection = opened;
            interruption = Cancellation.of(monitor, opened);
            requireEmpty(opened);
            execute(schema.tables());
            execute(TRUTH);
            execute("DO $$ BEGIN IF to_regproc('make_partitions') IS NOT NULL THEN PERFORM make_partitions('"
                    + options.from() + "', '" + options.until() + "'); END IF; END $$");
        });
        tables.forEach(table -> buffers.put(table, new StringBuilder(BUFFERED + BUFFERED / 4)));
    }

    private void requireEmpty(Connection opened) throws SQLException, OperationException {
        try (Statement statement = opened.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%'
                            AND n.nspname <> 'information_schema'
                        ORDER BY 1 LIMIT 1""")) {
            if (found.next()) {
                throw new OperationException(
                        new Failure.NotPossible(new Obstacle.NotEmpty(profile.address(), found.getString(1))));
            }
        }
    }

    @Override
    public void write(TableShape table, @Nullable Object[] values) throws OperationException {
        StringBuilder lines = buffers.get(table);
        if (lines == null) {
            throw new IllegalArgumentException("table " + table.name() + " was not begun");
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            Object value = values[i];
            switch (value) {
                case null -> lines.append(CopyText.MISSING);
                case String text -> CopyText.append(lines, text);
                default -> ValueText.append(lines, table.columns().get(i).kind(), value);
            }
        }
        lines.append('\n');
        if (lines.length() >= BUFFERED) {
            flush(table, lines);
        }
    }

    private void flush(TableShape table, StringBuilder lines) throws OperationException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        String columns = table.columns().stream()
                .map(ColumnShape::name)
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
        String name = table.equals(Generator.TRUTH) ? "generated.truth" : table.name();
        doing(() -> {
            CopyIn copy = connected()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + name + " (" + columns + ") FROM STDIN (FORMAT text, ENCODING 'UTF8')");
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    @Override
    public void finish(Monitor watching) throws OperationException {
        for (Map.Entry<TableShape, StringBuilder> buffer : buffers.entrySet()) {
            if (!buffer.getValue().isEmpty()) {
                flush(buffer.getKey(), buffer.getValue());
            }
        }
        monitor.report(0, 0, Phase.WRITING);
        doing(() -> {
            execute(constraints);
            monitor.checkpoint();
            connected().commit();
        });
    }

    @Override
    public void close() {
        if (interruption != null) {
            interruption.close();
        }
        Connection opened = connection;
        if (opened != null) {
            connection = null;
            try {
                // What was committed is not touched by it.
                opened.rollback();
            } catch (SQLException e) {
                LOG.log(Level.FINE, "the server undoes the transaction by itself once the connection is gone", e);
            }
            pool.discard(opened);
        }
        pool.close();
    }

    private void execute(String sql) throws SQLException {
        monitor.checkpoint();
        try (Statement statement = connected().createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connected() {
        if (connection == null) {
            throw new IllegalStateException("the sink was not begun, or is closed");
        }
        return connection;
    }

    private void doing(Step step) throws OperationException {
        try {
            step.run();
        } catch (SQLException e) {
            if (monitor.cancelled()) {
                CancellationException cancelled = new CancellationException();
                cancelled.addSuppressed(e);
                throw cancelled;
            }
            throw failures.explain(e);
        }
    }

    /** Something that the server does. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException, OperationException;
    }
}
