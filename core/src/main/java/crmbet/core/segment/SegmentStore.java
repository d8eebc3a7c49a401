package crmbet.core.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.approval.SignedPacket;
import crmbet.core.delivery.PublishResult;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.RowOrigin;
import crmbet.core.run.ChosenRows;
import crmbet.core.run.FeatureFigure;
import crmbet.core.run.Run;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the workspace remembers of segments. */
final class SegmentStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEGMENTS = """
            SELECT CAST(s.id AS VARCHAR), CAST(s.series AS VARCHAR), s.version, s.name, s.run, s.label, s.definition,
                s.members, s.share, s.money, s.digest, s.state, s.created_by, s.created_at, s.origin, s.origin_detail,
                s.shared
            FROM meta.segment s""";

    private SegmentStore() {}

    static List<Segment> list(Session session) throws SQLException {
        List<Segment> segments = new ArrayList<>();
        for (Segment segment :
                session.query(SEGMENTS + " ORDER BY s.created_at DESC, s.rowid DESC", SegmentStore::bare)) {
            segments.add(complete(session, segment));
        }
        return segments;
    }

    /** The version of that id. */
    static Optional<Segment> find(Session session, UUID id) throws SQLException {
        return first(session, " WHERE s.id = CAST(? AS UUID)", id.toString());
    }

    /** The latest version of the segment of that name. */
    static Optional<Segment> find(Session session, String name) throws SQLException {
        return first(session, " WHERE s.name = ? ORDER BY s.version DESC LIMIT 1", name);
    }

    /** All versions, the latest first. */
    static List<Segment> versions(Session session, UUID series) throws SQLException {
        List<Segment> versions = new ArrayList<>();
        for (Segment segment : session.query(
                SEGMENTS + " WHERE s.series = CAST(? AS UUID) ORDER BY s.version DESC",
                SegmentStore::bare,
                series.toString())) {
            versions.add(complete(session, segment));
        }
        return versions;
    }

    private static Optional<Segment> first(Session session, String condition, String value) throws SQLException {
        Optional<Segment> found = session.first(SEGMENTS + condition, SegmentStore::bare, value);
        return found.isEmpty() ? found : Optional.of(complete(session, found.get()));
    }

    static Segment existing(Session session, UUID id) throws SQLException, OperationException {
        return find(session, id)
                .orElseThrow(
                        () -> new OperationException(new Failure.NotFound(Failure.Subject.SEGMENT, id.toString())));
    }

    /** How the members were found, as JSON. */
    static String definition(Run run, Members members, FeatureSet set) {
        ObjectNode node = JSON.createObjectNode();
        node.put("run", run.name());
        switch (members) {
            case Members.OfCluster(OptionalInt cluster) ->
                node.put("cluster", cluster.isPresent() ? Integer.valueOf(cluster.getAsInt()) : null);
            case Members.Chosen(ChosenRows _, RowOrigin origin) ->
                node.putObject("origin").put("kind", origin.kind().name()).put("detail", origin.detail());
        }
        node.put("strategy", run.strategy());
        ObjectNode parameters = node.putObject("parameters");
        run.parameters().forEach(parameters::put);
        node.put("seed", run.seed());
        node.put("feature_set", set.name());
        node.put("fingerprint", set.fingerprint());
        node.put("as_of", set.asOf().toString());
        node.put("sql", set.sql());
        return node.toString();
    }

    static void insertFigures(Session session, UUID id, List<FeatureFigure> figures) throws SQLException {
        for (int position = 0; position < figures.size(); position++) {
            FeatureFigure figure = figures.get(position);
            session.execute(
                    "INSERT INTO meta.segment_figure VALUES (CAST(? AS UUID), ?, ?, ?, ?, ?)",
                    id.toString(),
                    position,
                    figure.feature(),
                    orNull(figure.mean()),
                    orNull(figure.whole()),
                    figure.zScore());
        }
    }

    static List<Publication> publications(Session session, UUID id) throws SQLException {
        return session.query(
                """
                SELECT target, added, removed, unchanged, published_at FROM meta.publication
                WHERE segment_id = CAST(? AS UUID) ORDER BY rowid DESC""",
                row -> new Publication(
                        id,
                        row.text(0),
                        new PublishResult(row.integer(1), row.integer(2), row.integer(3)),
                        row.instant(4)),
                id.toString());
    }

    static void delete(Session session, UUID id) throws SQLException {
        session.execute("DELETE FROM meta.segment WHERE id = CAST(? AS UUID)", id.toString());
        session.execute("DELETE FROM meta.segment_figure WHERE segment_id = CAST(? AS UUID)", id.toString());
        session.execute("DELETE FROM meta.segment_member WHERE segment_id = CAST(? AS UUID)", id.toString());
        session.execute("DELETE FROM meta.proposal WHERE segment_id = CAST(? AS UUID)", id.toString());
        session.execute("DELETE FROM meta.decision WHERE segment_id = CAST(? AS UUID)", id.toString());
        session.execute("DELETE FROM meta.segment_erasure WHERE segment_id = CAST(? AS UUID)", id.toString());
    }

    /** A version as it stands in a shared database, where members have no figures of their own. */
    static void insertCopy(Session session, Segment segment, List<String> members) throws SQLException {
        session.execute(
                """
                INSERT INTO meta.segment (id, series, version, name, run, label, definition, members, share, money,
                    digest, state, created_by, created_at, origin, origin_detail, shared)
                VALUES (CAST(? AS UUID), CAST(? AS UUID), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)""",
                segment.id().toString(),
                segment.series().toString(),
                segment.version(),
                segment.name(),
                segment.run(),
                segment.cluster().isPresent() ? segment.cluster().getAsInt() : null,
                segment.definition(),
                segment.members(),
                segment.share(),
                segment.money(),
                segment.digest(),
                segment.state().name(),
                segment.createdBy(),
                segment.createdAt().atOffset(ZoneOffset.UTC),
                segment.origin().map(origin -> origin.kind().name()).orElse(null),
                segment.origin().map(RowOrigin::detail).orElse(null));
        insertFigures(session, segment.id(), segment.figures());
        copyMembers(session, members);
        session.execute(
                "INSERT INTO meta.segment_member SELECT CAST(? AS UUID), customer_key, ["
                        + String.join(
                                ", ", Collections.nCopies(segment.figures().size(), "CAST(NULL AS DOUBLE)"))
                        + "] FROM temp.main.copied_member ORDER BY customer_key",
                segment.id().toString());
        session.executeScript("DROP TABLE temp.main.copied_member");
    }

    /** Leaves members in the temporary table {@code copied_member}, which its caller drops. */
    static void copyMembers(Session session, List<String> members) throws SQLException {
        session.executeScript("CREATE OR REPLACE TEMP TABLE copied_member (customer_key VARCHAR NOT NULL)");
        session.append("temp", "main", "copied_member", rows -> {
            for (String member : members) {
                rows.beginRow().add(member).endRow();
            }
        });
    }

    static void setState(Session session, UUID id, SegmentState state) throws SQLException {
        session.execute("UPDATE meta.segment SET state = ? WHERE id = CAST(? AS UUID)", state.name(), id.toString());
    }

    static void insertProposal(Session session, UUID id, Proposal proposal) throws SQLException {
        ObjectNode exclusions = JSON.createObjectNode();
        proposal.exclusions().forEach(exclusions::put);
        session.execute(
                "INSERT INTO meta.proposal VALUES (CAST(? AS UUID), ?, ?, ?, ?, ?, ?)",
                id.toString(),
                proposal.by(),
                proposal.at().atOffset(ZoneOffset.UTC),
                proposal.comment(),
                proposal.silhouette(),
                proposal.stability(),
                exclusions.toString());
    }

    static void insertDecision(Session session, UUID id, Decision decision) throws SQLException {
        SignedPacket packet = decision.packet().orElse(null);
        session.execute(
                "INSERT INTO meta.decision VALUES (CAST(? AS UUID), ?, ?, ?, ?, ?, ?, ?, ?)",
                id.toString(),
                decision.approved(),
                decision.by(),
                decision.at().atOffset(ZoneOffset.UTC),
                decision.comment(),
                packet == null ? null : packet.json(),
                packet == null ? null : packet.hash(),
                packet == null ? null : packet.publicKey(),
                packet == null ? null : packet.signature());
    }

    private static Optional<Proposal> proposal(Session session, UUID id) throws SQLException {
        return session.first(
                """
                SELECT proposed_by, proposed_at, comment, silhouette, stability, exclusions FROM meta.proposal
                WHERE segment_id = CAST(? AS UUID) ORDER BY rowid DESC LIMIT 1""",
                row -> new Proposal(
                        row.text(0),
                        row.instant(1),
                        row.text(2),
                        row.numberOrNull(3),
                        row.numberOrNull(4),
                        exclusions(row.text(5))),
                id.toString());
    }

    private static Optional<Decision> decision(Session session, UUID id) throws SQLException {
        return session.first(
                """
                SELECT approved, decided_by, decided_at, comment, packet, hash, public_key, signature FROM meta.decision
                WHERE segment_id = CAST(? AS UUID) ORDER BY rowid DESC LIMIT 1""",
                row -> new Decision(
                        row.flag(0),
                        row.text(1),
                        row.instant(2),
                        row.text(3),
                        row.isNull(4)
                                ? Optional.empty()
                                : Optional.of(new SignedPacket(row.text(4), row.text(5), row.text(6), row.text(7)))),
                id.toString());
    }

    private static Map<String, Long> exclusions(String json) {
        try {
            Map<String, Long> exclusions = new TreeMap<>();
            JSON.readTree(json)
                    .properties()
                    .forEach(reason ->
                            exclusions.put(reason.getKey(), reason.getValue().asLong()));
            return exclusions;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the exclusions of a proposal are no JSON", e);
        }
    }

    private static Segment complete(Session session, Segment segment) throws SQLException {
        List<FeatureFigure> figures = session.query(
                """
                SELECT feature, mean, whole, z_score FROM meta.segment_figure
                WHERE segment_id = CAST(? AS UUID) ORDER BY position""",
                row -> new FeatureFigure(row.text(0), number(row, 1), number(row, 2), row.number(3)),
                segment.id().toString());
        return new Segment(
                segment.id(),
                segment.series(),
                segment.version(),
                segment.name(),
                segment.run(),
                segment.cluster(),
                segment.origin(),
                segment.definition(),
                segment.members(),
                segment.share(),
                segment.money(),
                figures,
                segment.digest(),
                segment.state(),
                segment.createdBy(),
                segment.createdAt(),
                proposal(session, segment.id()),
                decision(session, segment.id()),
                segment.shared());
    }

    private static Segment bare(Row row) throws SQLException {
        return new Segment(
                UUID.fromString(row.text(0)),
                UUID.fromString(row.text(1)),
                (int) row.integer(2),
                row.text(3),
                row.text(4),
                row.isNull(5) ? OptionalInt.empty() : OptionalInt.of((int) row.integer(5)),
                origin(row),
                row.text(6),
                row.integer(7),
                row.number(8),
                row.number(9),
                List.of(),
                row.text(10),
                SegmentState.valueOf(row.text(11)),
                row.text(12),
                row.instant(13),
                Optional.empty(),
                Optional.empty(),
                row.flag(16));
    }

    private static Optional<RowOrigin> origin(Row row) throws SQLException {
        return row.isNull(14)
                ? Optional.empty()
                : Optional.of(new RowOrigin(RowOrigin.Kind.valueOf(row.text(14)), row.text(15)));
    }

    static double number(Row row, int column) throws SQLException {
        Double value = row.numberOrNull(column);
        return value == null ? Double.NaN : value;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }
}
