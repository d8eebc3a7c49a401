package crmbet.core.segment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.delivery.MemberDigest;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the workspace remembers of segments. */
final class SegmentStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEGMENTS = """
            SELECT CAST(id AS VARCHAR), name, run, label, definition, members, share, money, digest, state, created_by,
                created_at, approved_by, approved_at, origin, origin_detail
            FROM meta.segment""";

    private SegmentStore() {}

    static List<Segment> list(Session session) throws SQLException {
        List<Segment> segments = new ArrayList<>();
        for (Segment segment :
                session.query(SEGMENTS + " ORDER BY created_at DESC, rowid DESC", SegmentStore::withoutFigures)) {
            segments.add(withFigures(session, segment));
        }
        return segments;
    }

    static Optional<Segment> find(Session session, String condition, Object value) throws SQLException {
        Optional<Segment> found = session.first(SEGMENTS + " WHERE " + condition, SegmentStore::withoutFigures, value);
        return found.isEmpty() ? found : Optional.of(withFigures(session, found.get()));
    }

    static Segment existing(Session session, UUID id) throws SQLException, OperationException {
        return find(session, "id = CAST(? AS UUID)", id.toString())
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

    /** Members in the order of their UTF-8 bytes, which is how DuckDB sorts texts. */
    static List<String> members(Session session, UUID id) throws SQLException {
        List<String> members = new ArrayList<>();
        session.forEachChunk(
                "SELECT customer_key FROM meta.segment_member WHERE segment_id = CAST(? AS UUID) ORDER BY customer_key",
                chunk -> {
                    for (String member : chunk.texts(0)) {
                        members.add(Objects.requireNonNull(member));
                    }
                },
                id.toString());
        return members;
    }

    static String digest(Session session, UUID id) throws SQLException {
        return MemberDigest.of(members(session, id));
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
    }

    private static Segment withFigures(Session session, Segment segment) throws SQLException {
        List<FeatureFigure> figures = session.query(
                """
                SELECT feature, mean, whole, z_score FROM meta.segment_figure
                WHERE segment_id = CAST(? AS UUID) ORDER BY position""",
                row -> new FeatureFigure(row.text(0), number(row, 1), number(row, 2), row.number(3)),
                segment.id().toString());
        return new Segment(
                segment.id(),
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
                segment.approvedBy(),
                segment.approvedAt());
    }

    private static Segment withoutFigures(Row row) throws SQLException {
        return new Segment(
                UUID.fromString(row.text(0)),
                row.text(1),
                row.text(2),
                row.isNull(3) ? OptionalInt.empty() : OptionalInt.of((int) row.integer(3)),
                origin(row),
                row.text(4),
                row.integer(5),
                row.number(6),
                row.number(7),
                List.of(),
                row.text(8),
                SegmentState.valueOf(row.text(9)),
                row.text(10),
                row.instant(11),
                row.textOrNull(12),
                row.isNull(13) ? null : row.instant(13));
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
