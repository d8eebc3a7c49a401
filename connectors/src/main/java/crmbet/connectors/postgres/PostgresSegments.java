package crmbet.connectors.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crmbet.connectors.ConnectionProfile;
import crmbet.core.approval.ApprovalPacket;
import crmbet.core.approval.SignedPacket;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditFilter;
import crmbet.core.audit.SharedNote;
import crmbet.core.delivery.Claims;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.run.FeatureFigure;
import crmbet.core.segment.Decision;
import crmbet.core.segment.Proposal;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SegmentState;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The versions of segments in a shared PostgreSQL database. Reads its tables, and changes them by its functions alone. */
public final class PostgresSegments implements SharedSegments {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MEMBERS_AT_ONCE = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSIONS = """
            SELECT v.id, v.run, v.label, v.origin::text, v.state, p.packet, a.approved, a.decided_by, a.decided_at,
                a.comment, a.packet, a.hash, a.public_key, a.signature
            FROM workbench.segment_version v
            JOIN LATERAL (SELECT * FROM workbench.proposal q WHERE q.version_id = v.id ORDER BY q.id DESC LIMIT 1) p ON true
            LEFT JOIN LATERAL (SELECT * FROM workbench.approval q WHERE q.version_id = v.id ORDER BY q.proposal_id DESC LIMIT 1) a
                ON true
            ORDER BY v.created_at, v.id""";

    private final ConnectionProfile profile;
    private final PostgresWork work;

    public PostgresSegments(ConnectionProfile profile) {
        this.profile = profile;
        this.work = new PostgresWork(profile, PATIENCE);
    }

    @Override
    public String name() {
        return profile.address();
    }

    @Override
    public Person person(Monitor monitor) throws OperationException {
        return inside(monitor, connection -> {
            Set<SharedRole> roles = SharedSchema.roles(connection);
            boolean marketer = roles.contains(SharedRole.MARKETER);
            try (Statement statement = connection.createStatement();
                    ResultSet login = statement.executeQuery("SELECT session_user")) {
                login.next();
                return new Person(login.getString(1), marketer || roles.contains(SharedRole.ANALYST), marketer);
            }
        });
    }

    @Override
    public List<Segment> list(Monitor monitor) throws OperationException {
        return inside(monitor, connection -> {
            List<Segment> segments = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(VERSIONS)) {
                while (rows.next()) {
                    segments.add(segment(rows));
                }
            }
            return segments;
        });
    }

    @Override
    public List<String> members(UUID version, Monitor monitor) throws OperationException {
        return inside(monitor, connection -> {
            List<String> members = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT customer_key FROM workbench.segment_member WHERE version_id = ?
                    ORDER BY convert_to(customer_key, 'UTF8')""")) {
                statement.setObject(1, version);
                statement.setFetchSize(MEMBERS_AT_ONCE);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        members.add(rows.getString(1));
                    }
                }
            }
            return members;
        });
    }

    @Override
    public void registerKey(String publicKey, Monitor monitor) throws OperationException {
        call("SELECT workbench.register_key(?)", monitor, publicKey);
    }

    @Override
    public void propose(Segment segment, ApprovalPacket packet, List<String> members, Monitor monitor)
            throws OperationException {
        var _ = inside(monitor, connection -> {
            // On the way, so that people who only propose also keep the partitions in order.
            var _ = SharedDatabase.keepPartitions(connection);
            if (!isThere(connection, segment.id())) {
                bring(connection, segment, packet.json());
                bringMembers(connection, segment.id(), members, monitor);
            }
            execute(connection, "SELECT workbench.propose(?, ?)", segment.id(), packet.json());
            return segment;
        });
    }

    @Override
    public void withdraw(UUID version, Monitor monitor) throws OperationException {
        call("SELECT workbench.withdraw(?)", monitor, version);
    }

    @Override
    public void approve(UUID version, SignedPacket packet, Monitor monitor) throws OperationException {
        call(
                "SELECT workbench.approve(?, ?, ?, ?)",
                monitor,
                version,
                packet.json(),
                packet.publicKey(),
                packet.signature());
    }

    @Override
    public void reject(UUID version, String comment, Monitor monitor) throws OperationException {
        call("SELECT workbench.reject(?, ?)", monitor, version, comment);
    }

    @Override
    public void retire(UUID version, String comment, Monitor monitor) throws OperationException {
        call("SELECT workbench.retire(?, ?)", monitor, version, comment);
    }

    @Override
    public Map<UUID, String> erased(Monitor monitor) throws OperationException {
        return inside(monitor, connection -> {
            Map<UUID, String> digests = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT DISTINCT ON (version_id) version_id, digest"
                            + " FROM workbench.member_erasure ORDER BY version_id, id DESC")) {
                while (rows.next()) {
                    digests.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
            }
            return digests;
        });
    }

    @Override
    public void note(SharedNote note, Monitor monitor) throws OperationException {
        OffsetDateTime at = note.at().atOffset(ZoneOffset.UTC);
        if (note.arrival().isPresent()) {
            SharedNote.Arrival arrival = note.arrival().get();
            call(
                    "SELECT workbench.note_delivery(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    monitor,
                    note.id(),
                    UUID.fromString(note.subject()),
                    note.action() == AuditAction.SEGMENT_UNPUBLISHED,
                    arrival.target(),
                    arrival.added(),
                    arrival.removed(),
                    arrival.unchanged(),
                    note.who(),
                    at);
        } else {
            call(
                    "SELECT workbench.note_act(?, ?, ?, ?, ?, ?, ?)",
                    monitor,
                    note.id(),
                    note.action().name(),
                    note.subject(),
                    note.detail(),
                    note.reason(),
                    note.who(),
                    at);
        }
    }

    @Override
    public List<AuditEntry> find(AuditFilter filter, int limit, Monitor monitor) throws OperationException {
        return inside(monitor, connection -> new PostgresAudit(name()).find(connection, filter, limit, monitor));
    }

    @Override
    public Claims claims() {
        return new PostgresClaims(work, name(), PostgresClaims.LEASE);
    }

    @Override
    public void close() {
        work.close();
    }

    private <T> T inside(Monitor monitor, PostgresWork.Work<T> then) throws OperationException {
        return work.transaction(monitor, connection -> {
            SharedSchema.require(connection, name());
            return then.run(connection);
        });
    }

    private void call(String sql, Monitor monitor, @Nullable Object... arguments) throws OperationException {
        var _ = inside(monitor, connection -> execute(connection, sql, arguments));
    }

    private static boolean execute(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.execute();
        }
    }

    private static boolean isThere(Connection connection, UUID version) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT FROM workbench.segment_version WHERE id = ?")) {
            statement.setObject(1, version);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void bring(Connection connection, Segment segment, String packet) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT workbench.bring_version(?::jsonb, ?, ?, ?::jsonb, ?::jsonb -> 'figures')")) {
            statement.setString(1, packet);
            statement.setString(2, segment.run());
            if (segment.cluster().isPresent()) {
                statement.setInt(3, segment.cluster().getAsInt());
            } else {
                statement.setNull(3, Types.INTEGER);
            }
            statement.setString(4, segment.origin().map(PostgresSegments::json).orElse(null));
            statement.setString(5, packet);
            statement.execute();
        }
    }

    private static void bringMembers(Connection connection, UUID version, List<String> members, Monitor monitor)
            throws SQLException {
        for (int from = 0; from < members.size(); from += MEMBERS_AT_ONCE) {
            monitor.checkpoint();
            monitor.report(from, members.size(), Phase.PUBLISHING);
            int to = Math.min(from + MEMBERS_AT_ONCE, members.size());
            Array keys =
                    connection.createArrayOf("text", members.subList(from, to).toArray());
            execute(connection, "SELECT workbench.bring_members(?, ?)", version, keys);
            keys.free();
        }
    }

    private static Segment segment(ResultSet row) throws SQLException, OperationException {
        ApprovalPacket packet = packet(row.getString(6));
        int label = row.getInt(3);
        OptionalInt cluster = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(label);
        return new Segment(
                packet.versionId(),
                packet.segment(),
                packet.version(),
                packet.name(),
                row.getString(2),
                cluster,
                origin(row.getString(4)),
                packet.definition(),
                packet.members(),
                packet.share(),
                packet.money(),
                packet.figures().stream()
                        .map(figure ->
                                new FeatureFigure(figure.feature(), figure.mean(), figure.whole(), figure.zScore()))
                        .toList(),
                packet.digest(),
                SegmentState.valueOf(row.getString(5)),
                packet.created().by(),
                packet.created().at(),
                Optional.of(new Proposal(
                        packet.proposed().by(),
                        packet.proposed().at(),
                        packet.proposed().comment(),
                        packet.silhouette(),
                        packet.stability(),
                        packet.exclusions())),
                decision(row),
                true);
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        boolean approved = row.getBoolean(7);
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                approved,
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10),
                approved
                        ? Optional.of(new SignedPacket(
                                row.getString(11), row.getString(12), row.getString(13), row.getString(14)))
                        : Optional.empty()));
    }

    private static ApprovalPacket packet(String json) throws OperationException {
        try {
            return ApprovalPacket.read(json);
        } catch (IllegalArgumentException e) {
            throw new OperationException(
                    new Failure.Unreadable("a proposal of the shared database", String.valueOf(e.getMessage())), e);
        }
    }

    private static String json(RowOrigin origin) {
        return JSON.createObjectNode()
                .put("kind", origin.kind().name())
                .put("detail", origin.detail())
                .toString();
    }

    private static Optional<RowOrigin> origin(@Nullable String json) throws OperationException {
        if (json == null) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(json);
            return Optional.of(new RowOrigin(
                    RowOrigin.Kind.valueOf(node.path("kind").asText()),
                    node.path("detail").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new OperationException(new Failure.Unreadable("a version of the shared database", "its origin"), e);
        }
    }
}
