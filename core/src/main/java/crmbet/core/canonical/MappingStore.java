package crmbet.core.canonical;

import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the workspace remembers of mappings. */
final class MappingStore {
    private static final List<String> TABLES =
            List.of("crm.customer", "crm.activity", "meta.mapping", "meta.mapping_activity", "meta.mapping_exclusion");

    private MappingStore() {}

    /** Forgets all that came from a dataset. */
    static void delete(Session session, String dataset) throws SQLException {
        for (String table : TABLES) {
            session.execute("DELETE FROM " + table + " WHERE dataset = ?", dataset);
        }
    }

    static List<Mapping> list(Session session) throws SQLException {
        Map<String, Map<ActivityKind, Long>> activities = new HashMap<>();
        session.forEach(
                "SELECT dataset, kind, rows FROM meta.mapping_activity",
                row -> activities
                        .computeIfAbsent(row.text(0), _ -> new EnumMap<>(ActivityKind.class))
                        .put(ActivityKind.stored(row.text(1)), row.integer(2)));
        Map<String, Map<ExclusionReason, Long>> exclusions = new HashMap<>();
        session.forEach(
                "SELECT dataset, reason, rows FROM meta.mapping_exclusion",
                row -> exclusions
                        .computeIfAbsent(row.text(0), _ -> new EnumMap<>(ExclusionReason.class))
                        .put(ExclusionReason.valueOf(row.text(1)), row.integer(2)));
        return session.query(
                "SELECT dataset, system, sql, rows, customers, purchasers, mapped_at FROM meta.mapping ORDER BY dataset",
                row -> mapping(row, activities, exclusions));
    }

    private static Mapping mapping(
            Row row,
            Map<String, Map<ActivityKind, Long>> activities,
            Map<String, Map<ExclusionReason, Long>> exclusions)
            throws SQLException {
        String dataset = row.text(0);
        return new Mapping(
                dataset,
                row.text(1),
                row.text(2),
                row.integer(3),
                row.integer(4),
                row.integer(5),
                activities.getOrDefault(dataset, Map.of()),
                exclusions.getOrDefault(dataset, Map.of()),
                row.instant(6));
    }
}
