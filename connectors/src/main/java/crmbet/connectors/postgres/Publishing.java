package crmbet.connectors.postgres;

import crmbet.core.delivery.PublishResult;
import crmbet.core.delivery.SegmentRelease;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One publication, within a transaction that its caller commits. */
final class Publishing {
    /** The key of the lock that publications of one database take in turns; any number that nobody else uses. */
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
    private final SegmentRelease release;
    private final Duration patience;
    private final Monitor monitor;

    Publishing(Connection connection, SegmentRelease release, Duration patience, Monitor monitor) {
        this.connection = connection;
        this.release = release;
        this.patience = patience;
        this.monitor = monitor;
    }

    PublishResult run() throws SQLException {
        execute("SET LOCAL statement_timeout = " + patience.toMillis());
        execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        createTables();
        execute("CREATE TEMPORARY TABLE incoming (customer_key text NOT NULL) ON COMMIT DROP");
        copyMembers();
        execute("ANALYZE incoming");
        storeDefinition();
        long removed = change("""
                DELETE FROM crmbet.segment_member m WHERE m.segment_id = ?
                AND NOT EXISTS (SELECT FROM incoming i WHERE i.customer_key = m.customer_key)""");
        long added = change("""
                INSERT INTO crmbet.segment_member SELECT ?, customer_key FROM incoming
                ON CONFLICT (segment_id, customer_key) DO NOTHING""");
        return new PublishResult(added, removed, release.members().size() - added);
    }

    /** Only where they are absent, because a user who may write to them need not be one who may create them. */
    private void createTables() throws SQLException {
        monitor.checkpoint();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT to_regclass('crmbet.segment_member') IS NOT NULL")) {
            found.next();
            if (found.getBoolean(1)) {
                return;
            }
        }
        for (String table : TABLES) {
            execute(table);
        }
    }

    private void copyMembers() throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY incoming FROM STDIN (FORMAT text, ENCODING 'UTF8')");
        try {
            List<String> members = release.members();
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < members.size(); i++) {
                CopyText.append(lines, members.get(i));
                lines.append('\n');
                if ((i + 1) % ROWS_BETWEEN_CHECKPOINTS == 0) {
                    monitor.checkpoint();
                    monitor.report(i, members.size(), Phase.PUBLISHING);
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
            statement.setObject(1, release.id());
            statement.setString(2, release.name());
            statement.setString(3, release.definition());
            statement.setString(4, release.digest());
            statement.setLong(5, release.members().size());
            statement.setString(6, release.approvedBy());
            statement.setObject(7, release.approvedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private long change(String sql) throws SQLException {
        monitor.checkpoint();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, release.id());
            return statement.executeLargeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        monitor.checkpoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
