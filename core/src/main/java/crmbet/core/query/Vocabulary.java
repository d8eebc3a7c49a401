package crmbet.core.query;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that statements over a workspace can use.
 *
 * @param tables by schema and name
 * @param functions sorted, without those that only operators use
 */
public record Vocabulary(List<TableName> tables, List<String> functions) {

    /**
     * A table.
     *
     * @param columns in the order of the table
     */
    public record TableName(String schema, String name, List<String> columns) {}

    /** Reads them; takes some tens of milliseconds. */
    public static Vocabulary of(Workspace workspace, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> {
            Map<List<String>, List<String>> tables = new LinkedHashMap<>();
            session.forEach(
                    "SELECT schema_name, table_name, column_name FROM duckdb_columns()"
                            + " WHERE NOT internal AND database_name = current_database()"
                            + " ORDER BY list_position(['data', 'features', 'crm', 'main', 'meta'], schema_name),"
                            + " table_name, column_index",
                    row -> tables.computeIfAbsent(List.of(row.text(0), row.text(1)), _ -> new ArrayList<>())
                            .add(row.text(2)));
            List<TableName> names = new ArrayList<>();
            tables.forEach((name, columns) -> names.add(new TableName(name.getFirst(), name.getLast(), columns)));
            List<String> functions = session.query(
                    "SELECT DISTINCT function_name FROM duckdb_functions()"
                            + " WHERE function_type IN ('scalar', 'aggregate', 'macro', 'window')"
                            + " AND regexp_full_match(function_name, '[a-z][a-z0-9_]*')"
                            + " AND function_name NOT LIKE 'pg\\_%' ESCAPE '\\' ORDER BY 1",
                    row -> row.text(0));
            return new Vocabulary(names, functions);
        });
    }
}
