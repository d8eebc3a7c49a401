package crmbet.connectors.postgres;

import crmbet.core.delivery.Batch;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Operation;
import crmbet.core.delivery.SegmentHeader;
import crmbet.core.task.Monitor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        execute("CREATE TEMPORARY TABLE incoming (customer_key text NOT NULL) ON COMMIT DROP");
        change(Operation.REMOVE, """
                DELETE FROM crmbet.segment_member m USING incoming i
                WHERE m.segment_id = ? AND i.customer_key = m.customer_key""");
        change(Operation.ADD, """
                INSERT INTO crmbet.segment_member SELECT ?, customer_key FROM incoming
                ON CONFLICT (segment_id, customer_key) DO NOTHING""");
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

    private void change(Operation operation, String sql) throws SQLException {
        if (batch.deltas().stream().noneMatch(delta -> delta.operation() == operation)) {
            return;
        }
        monitor.checkpoint();
        execute("TRUNCATE incoming");
        copy(operation);
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

    private void copy(Operation operation) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY incoming FROM STDIN (FORMAT text, ENCODING 'UTF8')");
        try {
            StringBuilder lines = new StringBuilder();
            int row = 0;
            for (Delta delta : batch.deltas()) {
                if (delta.operation() == operation) {
                    CopyText.append(lines, delta.customer());
                    lines.append('\n');
                }
                if (++row % ROWS_BETWEEN_CHECKPOINTS == 0) {
                    monitor.checkpoint();
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
