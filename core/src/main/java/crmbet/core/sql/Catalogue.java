package crmbet.core.sql;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables and macros of a workspace, to tell a name of a table from the name of a file. Names ignore case. */
public final class Catalogue {
    /** Where tables are looked for that are named without a schema, in this order. */
    public static final List<String> SEARCH_PATH = List.of("data", "features", "crm", "main", "meta");

    /** Where user-made tables lie. */
    public static final String OWN_SCHEMA = "main";

    private static final Set<String> SYSTEM_SCHEMAS = Set.of("information_schema", "pg_catalog");

    private final Set<String> tables = new HashSet<>();
    private final Set<String> macros = new HashSet<>();

    private final String database;

    private Catalogue(String database) {
        this.database = database;
    }

    /** Reads the names as they are now. */
    public static Catalogue read(Session session) throws OperationException {
        return session.part(Catalogue::tablesAndMacros);
    }

    private static Catalogue tablesAndMacros(Session session) throws SQLException {
        Catalogue catalogue = new Catalogue(
                session.first("SELECT current_database()", row -> row.text(0)).orElseThrow());
        session.forEach(
                "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = current_database()"
                        + " UNION ALL SELECT schema_name, view_name FROM duckdb_views() WHERE internal",
                row -> catalogue.tables.add(key(row.text(0), row.text(1))));
        session.forEach(
                "SELECT DISTINCT function_name FROM duckdb_functions()"
                        + " WHERE function_type IN ('macro', 'table_macro') AND NOT internal",
                row -> catalogue.macros.add(row.text(0).toLowerCase(Locale.ROOT)));
        return catalogue;
    }

    /** Whether the database would find a table by this name; the first two are empty where they were not given. */
    boolean hasTable(String given, String schema, String name) {
        if (!given.isEmpty() && !given.equalsIgnoreCase(database)) {
            return false;
        }
        if (!schema.isEmpty()) {
            return tables.contains(key(schema, name));
        }
        return SEARCH_PATH.stream().anyMatch(each -> tables.contains(key(each, name)))
                || SYSTEM_SCHEMAS.stream().anyMatch(each -> tables.contains(key(each, name)));
    }

    /** Whether somebody made a macro of that name, behind which anything may hide. */
    boolean hasMacro(String name) {
        return macros.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String key(String schema, String name) {
        return (schema + '\0' + name).toLowerCase(Locale.ROOT);
    }
}
