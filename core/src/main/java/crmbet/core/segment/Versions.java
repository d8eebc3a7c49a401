package crmbet.core.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The versions of one segment, and how they differ. Safe for use by several threads. */
public final class Versions {
    /** How many of the members who joined or left are named. */
    public static final int NAMED = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ONLY = """
            FROM meta.segment_member a WHERE a.segment_id = CAST(? AS UUID) AND NOT EXISTS
                (SELECT 1 FROM meta.segment_member b
                WHERE b.segment_id = CAST(? AS UUID) AND b.customer_key = a.customer_key)""";

    private final Workspace workspace;

    public Versions(Workspace workspace) {
        this.workspace = workspace;
    }

    /** All versions of a segment, the latest first; empty for one that is not there. */
    public List<Segment> of(UUID series) throws OperationException {
        return workspace.read(Monitor.none(), session -> SegmentStore.versions(session, series));
    }

    /**
     * What became different from one version to another.
     *
     * @throws OperationException {@code NotFound}
     */
    public VersionDifference between(UUID older, UUID newer, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> {
            Segment before = SegmentStore.existing(session, older);
            Segment after = SegmentStore.existing(session, newer);
            long joined = countOnly(session, newer, older);
            return new VersionDifference(
                    before,
                    after,
                    joined,
                    countOnly(session, older, newer),
                    after.members() - joined,
                    only(session, newer, older),
                    only(session, older, newer),
                    changes(before.definition(), after.definition()));
        });
    }

    private static long countOnly(Session session, UUID here, UUID notThere) throws SQLException {
        return session.first("SELECT count(*) " + ONLY, row -> row.integer(0), here.toString(), notThere.toString())
                .orElseThrow();
    }

    private static List<String> only(Session session, UUID here, UUID notThere) throws SQLException {
        return session.query(
                "SELECT customer_key " + ONLY + " ORDER BY customer_key LIMIT " + NAMED,
                row -> row.text(0),
                here.toString(),
                notThere.toString());
    }

    private static List<DefinitionChange> changes(String before, String after) {
        JsonNode old = read(before);
        JsonNode now = read(after);
        Set<String> parts = new TreeSet<>();
        old.fieldNames().forEachRemaining(parts::add);
        now.fieldNames().forEachRemaining(parts::add);
        List<DefinitionChange> changes = new ArrayList<>();
        for (String part : parts) {
            if (!old.path(part).equals(now.path(part))) {
                changes.add(new DefinitionChange(part, text(old.path(part)), text(now.path(part))));
            }
        }
        return changes;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.isTextual() ? node.asText() : node.toString();
    }

    private static JsonNode read(String definition) {
        try {
            return JSON.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the definition of a segment is no JSON", e);
        }
    }
}
