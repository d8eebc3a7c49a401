package crmbet.core.canonical;

import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the workspace remembers of mappings. */
final class MappingStore {
    private static final List<String> TABLES = List.of(
            "crm.customer",
            "crm.activity",
            "meta.mapping",
            "meta.mapping_activity",
            "meta.mapping_exclusion",
            "meta.mapping_table",
            "meta.mapping_table_exclusion");

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
        Map<String, List<MappedTable>> tables = tables(session);
        return session.query(
                "SELECT dataset, system, sql, rows, customers, purchasers, mapped_at, organisation FROM meta.mapping"
                        + " ORDER BY dataset",
                row -> mapping(row, activities, exclusions, tables));
    }

    private static Map<String, List<MappedTable>> tables(Session session) throws SQLException {
        Map<List<String>, Map<ExclusionReason, Long>> exclusions = new HashMap<>();
        session.forEach(
                "SELECT dataset, table_name, reason, rows FROM meta.mapping_table_exclusion",
                row -> exclusions
                        .computeIfAbsent(List.of(row.text(0), row.text(1)), _ -> new EnumMap<>(ExclusionReason.class))
                        .put(ExclusionReason.valueOf(row.text(2)), row.integer(3)));
        Map<String, List<MappedTable>> tables = new HashMap<>();
        session.forEach(
                "SELECT dataset, table_name, source_dataset, content, rows, used FROM meta.mapping_table"
                        + " ORDER BY dataset, position",
                row -> tables.computeIfAbsent(row.text(0), _ -> new ArrayList<>())
                        .add(new MappedTable(
                                row.text(1),
                                row.text(2),
                                SystemTable.Content.valueOf(row.text(3)),
                                row.integer(4),
                                row.integer(5),
                                exclusions.getOrDefault(List.of(row.text(0), row.text(1)), Map.of()))));
        return tables;
    }

    private static Mapping mapping(
            Row row,
            Map<String, Map<ActivityKind, Long>> activities,
            Map<String, Map<ExclusionReason, Long>> exclusions,
            Map<String, List<MappedTable>> tables)
            throws SQLException {
        String dataset = row.text(0);
        return new Mapping(
                dataset,
                row.text(1),
                row.textOrNull(7),
                row.text(2),
                row.integer(3),
                row.integer(4),
                row.integer(5),
                activities.getOrDefault(dataset, Map.of()),
                exclusions.getOrDefault(dataset, Map.of()),
                tables.getOrDefault(dataset, List.of()),
                row.instant(6));
    }
}
