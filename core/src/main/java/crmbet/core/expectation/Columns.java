package crmbet.core.expectation;

import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a dataset's table as rules see them. */
record Columns(String dataset, Map<String, String> types) {

    /** Those of a table of the schema {@code data}; empty if there is none. Names of datasets are compared without case. */
    static Optional<Columns> of(Session session, String dataset) throws SQLException {
        Optional<String> name = session.first(
                "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'data' AND lower(table_name) = lower(?)",
                row -> row.text(0),
                dataset);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> types = new LinkedHashMap<>();
        session.forEach(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'data' AND table_name = ?"
                        + " ORDER BY column_index",
                row -> types.put(row.text(0), row.text(1)),
                name.get());
        return Optional.of(new Columns(name.get(), types));
    }

    String table() {
        return Identifier.quote("data", dataset);
    }

    boolean has(String column) {
        return types.containsKey(column);
    }

    @Nullable
    String type(String column) {
        return types.get(column);
    }

    boolean isNumber(String column) {
        String type = types.getOrDefault(column, "");
        return type.endsWith("INT")
                || type.startsWith("DECIMAL")
                || type.equals("INTEGER")
                || type.equals("UINTEGER")
                || type.equals("DOUBLE")
                || type.equals("FLOAT");
    }

    boolean isTime(String column) {
        String type = types.getOrDefault(column, "");
        return type.equals("DATE") || type.startsWith("TIMESTAMP");
    }

    boolean isText(String column) {
        return types.getOrDefault(column, "").equals("VARCHAR");
    }

    /** The values as finite numbers; texts that are none, like missing values, become null. */
    String number(String column) {
        String value = (isText(column) ? "TRY_CAST(" : "CAST(") + Identifier.quote(column) + " AS DOUBLE)";
        return "CASE WHEN isfinite(" + value + ") THEN " + value + " END";
    }

    /** The values as TIMESTAMP in UTC; texts that are none, like missing values, become null. */
    String time(String column) {
        String name = Identifier.quote(column);
        String type = types.getOrDefault(column, "");
        return type.equals("TIMESTAMP WITH TIME ZONE")
                ? "(" + name + " AT TIME ZONE 'UTC')"
                : (isText(column) ? "TRY_CAST(" : "CAST(") + name + " AS TIMESTAMP)";
    }

    static String text(String column) {
        return "CAST(" + Identifier.quote(column) + " AS VARCHAR)";
    }
}
