package crmbet.connectors.postgres;

import crmbet.core.delivery.Batch;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Operation;
import crmbet.core.delivery.SegmentHeader;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One batch of changes, within a transaction that its caller commits. */
final class Publishing {
    /** The key of the lock that batches for one database take in turns; any number that nobody else uses. */
    private static final long LOCK = 0x63726d62_65740001L;

    private static final int ROWS_BETWEEN_CHECKPOINTS = 4096;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final List<String> TABLES = List.of("CREATE SCHEMA IF NOT EXISTS crmbet", """
            CREATE TABLE IF NOT EXISTS crmbet.segment (
                id           uuid PRIMARY KEY,
                name         text NOT NULL,
                definition   jsonb NOT NULL,
                digest       text NOT NULL,
                members      bigint NOT NULL,
                approved_by  text NOT NULL,
                approved_at  timestamptz NOT NULL,
                published_at timestamptz NOT NULL
            )""", """
            CREATE TABLE IF NOT EXISTS crmbet.segment_member (
                segment_id   uuid NOT NULL REFERENCES crmbet.segment,
                customer_key text NOT NULL,
                PRIMARY KEY (segment_id, customer_key)
            )""");

    private final Connection connection;
    private final Batch batch;
    private final Duration patience;
    private final Monitor monitor;

    Publishing(Connection connection, Batch batch, Duration patience, Monitor monitor) {
        this.connection = connection;
        this.batch = batch;
        this.patience = patience;
        this.monitor = monitor;
    }

    /** Does no harm to what is there already, so that a batch may arrive twice. */
    void run() throws SQLException {
        execute("SET LOCAL statement_timeout = " + patience.toMillis());
        execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        createTables();
        storeDefinition();
        merge(Operation.REMOVE, """
                DELETE FROM crmbet.segment_member m USING incoming i
                WHERE m.segment_id = ? AND i.customer_key = m.customer_key""");
        add();
    }

    /**
     * Who is added is mostly not there yet, so that COPY into the table itself does, in half the time of a way through
     * another table. Only where somebody is there already, which is a repetition, that way is taken.
     */
    private void add() throws SQLException {
        if (!hasAny(Operation.ADD)) {
            return;
        }
        monitor.checkpoint();
        Savepoint before = connection.setSavepoint();
        try {
            copy(
                    Operation.ADD,
                    "crmbet.segment_member (segment_id, customer_key)",
                    batch.segment().id() + "\t");
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            merge(Operation.ADD, """
                    INSERT INTO crmbet.segment_member SELECT ?, customer_key FROM incoming
                    ON CONFLICT (segment_id, customer_key) DO NOTHING""");
        }
    }

    /** The members of a segment; none where there are no tables yet. */
    static void members(Connection connection, UUID segment, Consumer<String> customers, Monitor monitor)
            throws SQLException {
        if (!tablesExist(connection)) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT customer_key FROM crmbet.segment_member WHERE segment_id = ?")) {
            statement.setFetchSize(ROWS_BETWEEN_CHECKPOINTS);
            statement.setObject(1, segment);
            try (ResultSet result = statement.executeQuery()) {
                for (long row = 1; result.next(); row++) {
                    customers.accept(result.getString(1));
                    if (row % ROWS_BETWEEN_CHECKPOINTS == 0) {
                        monitor.checkpoint();
                    }
                }
            }
        }
    }

    /** Deletes the definition of a segment that has no members. */
    static void forget(Connection connection, UUID segment) throws SQLException {
        if (!tablesExist(connection)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                DELETE FROM crmbet.segment WHERE id = ? AND NOT EXISTS (
                    SELECT FROM crmbet.segment_member WHERE segment_id = ?)""")) {
            statement.setObject(1, segment);
            statement.setObject(2, segment);
            statement.executeUpdate();
        }
    }

    private static boolean tablesExist(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT to_regclass('crmbet.segment_member') IS NOT NULL")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    private boolean hasAny(Operation operation) {
        return batch.deltas().stream().anyMatch(delta -> delta.operation() == operation);
    }

    private void merge(Operation operation, String sql) throws SQLException {
        if (!hasAny(operation)) {
            return;
        }
        monitor.checkpoint();
        execute("CREATE TEMPORARY TABLE IF NOT EXISTS incoming (customer_key text NOT NULL) ON COMMIT DROP");
        execute("TRUNCATE incoming");
        copy(operation, "incoming", "");
        execute("ANALYZE incoming");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, batch.segment().id());
            statement.executeUpdate();
        }
    }

    /** Only where they are absent, because a user who may write to them need not be one who may create them. */
    private void createTables() throws SQLException {
        monitor.checkpoint();
        if (tablesExist(connection)) {
            return;
        }
        for (String table : TABLES) {
            execute(table);
        }
    }

    /** @param before what stands before the key of the customer in each line */
    private void copy(Operation operation, String table, String before) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT text, ENCODING 'UTF8')");
        try {
            StringBuilder lines = new StringBuilder();
            int row = 0;
            for (Delta delta : batch.deltas()) {
                if (delta.operation() == operation) {
                    lines.append(before);
                    CopyText.append(lines, delta.customer());
                    lines.append('\n');
                }
                if (++row % ROWS_BETWEEN_CHECKPOINTS == 0) {
                    monitor.checkpoint();
                    monitor.report(row, batch.deltas().size(), Phase.PUBLISHING);
                    send(copy, lines);
                }
            }
            send(copy, lines);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    /** A definition that has not changed keeps the time at which it was published. */
    private void storeDefinition() throws SQLException {
        monitor.checkpoint();
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO crmbet.segment AS s
                VALUES (?, ?, CAST(? AS jsonb), ?, ?, ?, ?, now())
                ON CONFLICT (id) DO UPDATE SET
                    name = excluded.name, definition = excluded.definition, digest = excluded.digest,
                    members = excluded.members, approved_by = excluded.approved_by, approved_at = excluded.approved_at,
                    published_at = excluded.published_at
                WHERE (s.name, s.definition, s.digest, s.members, s.approved_by, s.approved_at)
                    IS DISTINCT FROM (excluded.name, excluded.definition, excluded.digest, excluded.members,
                        excluded.approved_by, excluded.approved_at)""")) {
            SegmentHeader segment = batch.segment();
            statement.setObject(1, segment.id());
            statement.setString(2, segment.name());
            statement.setString(3, segment.definition());
            statement.setString(4, segment.digest());
            statement.setLong(5, segment.members());
            statement.setString(6, segment.approvedBy());
            statement.setObject(7, segment.approvedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        monitor.checkpoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
