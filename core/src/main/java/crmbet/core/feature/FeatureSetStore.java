package crmbet.core.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the workspace remembers of feature sets. */
final class FeatureSetStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETS =
            "SELECT name, definition, as_of, sql, rows, fingerprint, computed_at FROM meta.feature_set";

    private FeatureSetStore() {}

    static String table(String name) {
        return Identifier.quote("features", name);
    }

    static void delete(Session session, String name) throws SQLException {
        session.execute("DROP TABLE IF EXISTS " + table(name));
        session.execute("DELETE FROM meta.feature_set WHERE name = ?", name);
        session.execute("DELETE FROM meta.feature_column WHERE feature_set = ?", name);
    }

    static void insert(
            Session session, FeatureSetDefinition definition, LocalDateTime asOf, FeaturePlan plan, long rows)
            throws SQLException {
        String sql = plan.statement();
        session.execute(
                "INSERT INTO meta.feature_set VALUES (?, ?, ?, ?, ?, ?, now())",
                definition.name(),
                write(definition),
                sql,
                Timestamp.valueOf(asOf),
                rows,
                FeatureRows.fingerprint(session, sql, definition));
        for (FeaturePlan.Group group : plan.groups()) {
            for (FeatureChoice choice : group.choices()) {
                insert(session, definition.name(), definition.choices().indexOf(choice), choice, group);
            }
        }
    }

    private static void insert(Session session, String set, int position, FeatureChoice choice, FeaturePlan.Group group)
            throws SQLException {
        session.execute(
                "INSERT INTO meta.feature_column SELECT ?, ?, ?, ?, ?, " + FeaturePlan.missingColumn(choice) + ", "
                        + FeaturePlan.medianColumn(choice) + ", " + FeaturePlan.centreColumn(choice) + ", "
                        + FeaturePlan.spreadColumn(choice) + ", " + FeaturePlan.constantColumn(choice) + " FROM "
                        + group.medians() + ", " + group.scales(),
                set,
                position,
                choice.feature(),
                choice.transform().id(),
                choice.scaling().id());
    }

    static List<FeatureSet> list(Session session) throws SQLException {
        List<FeatureSet> sets = new ArrayList<>();
        for (FeatureSet set : session.query(SETS + " ORDER BY name", FeatureSetStore::withoutColumns)) {
            sets.add(withColumns(session, set));
        }
        return sets;
    }

    static Optional<FeatureSet> find(Session session, String name) throws SQLException {
        Optional<FeatureSet> found = session.first(SETS + " WHERE name = ?", FeatureSetStore::withoutColumns, name);
        return found.isEmpty() ? found : Optional.of(withColumns(session, found.get()));
    }

    private static FeatureSet withoutColumns(Row row) throws SQLException {
        return new FeatureSet(
                read(row.text(0), row.text(1)),
                row.dateTime(2),
                row.text(3),
                List.of(),
                row.integer(4),
                row.text(5),
                row.instant(6));
    }

    private static FeatureSet withColumns(Session session, FeatureSet set) throws SQLException {
        List<FeatureColumn> columns = session.query(
                """
                SELECT feature, transform, scaling, missing, imputed, centre, spread, constant
                FROM meta.feature_column WHERE feature_set = ? ORDER BY position""",
                row -> new FeatureColumn(
                        new FeatureChoice(row.text(0), transform(row.text(1)), scaling(row.text(2))),
                        row.integer(3),
                        row.number(4),
                        row.number(5),
                        row.number(6),
                        row.flag(7)),
                set.name());
        return new FeatureSet(
                set.definition(), set.asOf(), set.sql(), columns, set.rows(), set.fingerprint(), set.computedAt());
    }

    private static String write(FeatureSetDefinition definition) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode features = node.putArray("features");
        for (FeatureChoice choice : definition.choices()) {
            features.addObject()
                    .put("feature", choice.feature())
                    .put("transform", choice.transform().id())
                    .put("scaling", choice.scaling().id());
        }
        LocalDateTime asOf = definition.asOf();
        node.put("as_of", asOf == null ? null : asOf.toString());
        node.put("window_days", definition.windowDays());
        ArrayNode datasets = node.putArray("datasets");
        definition.datasets().forEach(datasets::add);
        return node.toString();
    }

    private static FeatureSetDefinition read(String name, String json) {
        try {
            JsonNode node = JSON.readTree(json);
            List<FeatureChoice> choices = new ArrayList<>();
            for (JsonNode choice : node.path("features")) {
                choices.add(new FeatureChoice(
                        choice.path("feature").asText(),
                        transform(choice.path("transform").asText()),
                        scaling(choice.path("scaling").asText())));
            }
            List<String> datasets = new ArrayList<>();
            node.path("datasets").forEach(dataset -> datasets.add(dataset.asText()));
            return new FeatureSetDefinition(
                    name,
                    choices,
                    node.hasNonNull("as_of")
                            ? LocalDateTime.parse(node.path("as_of").asText())
                            : null,
                    node.hasNonNull("window_days") ? node.path("window_days").asInt() : null,
                    datasets);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored definition of feature set " + name + " is damaged", e);
        }
    }

    private static Transform transform(String id) {
        return Transform.valueOf(id.toUpperCase(Locale.ROOT));
    }

    private static Scaling scaling(String id) {
        return Scaling.valueOf(id.toUpperCase(Locale.ROOT));
    }
}
