package crmbet.connectors.postgres;

import crmbet.core.source.SourceTable;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What can be read in a database: tables, views and the like that this user may select from. */
final class TableList {
    /** A partitioned table has the rows and bytes of its partitions, which are not listed themselves. */
    static final String SQL = """
            SELECT n.nspname, c.relname, c.relkind,
                CASE WHEN c.relkind = 'p' THEN (
                    SELECT coalesce(sum(greatest(p.reltuples, 0)), -1)
                    FROM pg_partition_tree(c.oid) t JOIN pg_class p ON p.oid = t.relid WHERE t.isleaf)
                ELSE c.reltuples END::bigint,
                CASE WHEN c.relkind = 'p' THEN (
                    SELECT coalesce(sum(pg_total_relation_size(t.relid)), 0)
                    FROM pg_partition_tree(c.oid) t WHERE t.isleaf)
                WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) ELSE 0 END::bigint
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
                AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
                AND has_schema_privilege(n.oid, 'USAGE')
                AND (has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT'))
            ORDER BY n.nspname, c.relname""";

    private TableList() {}

    static SourceTable read(ResultSet row) throws SQLException {
        SourceTable.Kind kind = switch (row.getString(3)) {
            case "p" -> SourceTable.Kind.PARTITIONED_TABLE;
            case "v" -> SourceTable.Kind.VIEW;
            case "m" -> SourceTable.Kind.MATERIALIZED_VIEW;
            case "f" -> SourceTable.Kind.FOREIGN_TABLE;
            default -> SourceTable.Kind.TABLE;
        };
        // A view never has an estimate of its own; 0 there means nothing.
        long rows = kind == SourceTable.Kind.VIEW ? -1 : Math.max(row.getLong(4), -1);
        return new SourceTable(row.getString(1), row.getString(2), kind, rows, row.getLong(5));
    }
}
