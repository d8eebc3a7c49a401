package crmbet.core.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Lets a statement pass only if it is one query that reads nothing but tables of the workspace. The database's own
 * parser takes the statement apart; every part of the tree that could read or write must be of a kind known to be
 * harmless, and what is not known does not pass. The transaction a query runs in refuses changes besides.
 */
public final class SelectGuard {
    private static final Set<String> QUERIES =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");
    private static final Set<String> SOURCES = Set.of(
            "EMPTY",
            "EMPTY_FROM",
            "BASE_TABLE",
            "SUBQUERY",
            "JOIN",
            "TABLE_FUNCTION",
            "EXPRESSION_LIST",
            "PIVOT",
            "SHOW_REF");
    private static final Set<String> TABLE_FUNCTIONS = Set.of(
            "range",
            "generate_series",
            "unnest",
            "repeat",
            "json_each",
            "json_tree",
            "duckdb_tables",
            "duckdb_columns",
            "duckdb_schemas",
            "duckdb_types",
            "duckdb_functions",
            "duckdb_keywords",
            "duckdb_views",
            "pragma_version",
            "pg_timezone_names");
    private static final Set<String> LISTS = Set.of("", "tables", "\"tables\"", "schemas", "\"schemas\"");
    /** Scalar functions that write, or tell of what lies outside. */
    private static final Set<String> FUNCTIONS_REFUSED =
            Set.of("write_log", "nextval", "getenv", "current_setting", "json_execute_serialized_sql");

    /** How the functions begin that know the key of the installation. */
    private static final String PROTECTING = "crmbet_";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String sql;
    private final Catalogue catalogue;
    private final Set<String> namedQueries = new HashSet<>();
    private final Set<TableName> tables = new HashSet<>();

    private SelectGuard(String sql, Catalogue catalogue) {
        this.sql = sql;
        this.catalogue = catalogue;
    }

    /**
     * Returns if the statement may run.
     *
     * @return the tables that it reads, but for the queries it names itself
     * @throws OperationException {@code StatementFailed} if it cannot be parsed, {@code StatementRefused} if it is not
     *     harmless
     */
    public static Set<TableName> check(Session session, Catalogue catalogue, String sql) throws OperationException {
        SelectGuard guard = new SelectGuard(sql, catalogue);
        guard.check(session.part(part -> parse(part, sql)));
        return Set.copyOf(guard.tables);
    }

    private static JsonNode parse(Session session, String sql) throws SQLException, OperationException {
        String tree = session.first("SELECT json_serialize_sql(?::VARCHAR)", row -> row.text(0), sql)
                .orElseThrow();
        try {
            return JSON.readTree(tree);
        } catch (JsonProcessingException e) {
            throw new OperationException(new Failure.StatementFailed(tree, -1), e);
        }
    }

    private void check(JsonNode parsed) throws OperationException {
        if (parsed.path("error").asBoolean()) {
            if (parsed.path("error_type").asText().equals("not implemented")) {
                throw refused(Refusal.NOT_A_QUERY, "", parsed);
            }
            throw new OperationException(new Failure.StatementFailed(
                    parsed.path("error_message").asText(),
                    StatementErrors.characters(sql, parsed.path("position").asLong(-1))));
        }
        JsonNode statements = parsed.path("statements");
        if (statements.size() != 1) {
            throw refused(Refusal.SEVERAL_STATEMENTS, "", parsed);
        }
        collectNamedQueries(statements);
        walk(statements);
    }

    private void collectNamedQueries(JsonNode node) {
        for (JsonNode entry : node.path("cte_map").path("map")) {
            namedQueries.add(entry.path("key").asText().toLowerCase(Locale.ROOT));
        }
        if (node.path("type").asText().equals("RECURSIVE_CTE_NODE") || node.has("cte_name")) {
            namedQueries.add(node.path("cte_name").asText().toLowerCase(Locale.ROOT));
        }
        node.forEach(this::collectNamedQueries);
    }

    private void walk(JsonNode node) throws OperationException {
        if (node.isObject()) {
            examine(node);
        }
        for (JsonNode child : node) {
            walk(child);
        }
    }

    private void examine(JsonNode node) throws OperationException {
        String type = node.path("type").asText();
        if (node.has("function_name")) {
            examineFunction(node);
        }
        if (node.has("class")) {
            return;
        }
        if ((node.has("cte_map") || type.endsWith("_NODE")) && !QUERIES.contains(type)) {
            throw refused(Refusal.NOT_ONLY_READING, type, node);
        }
        if (node.has("alias") && node.has("sample")) {
            examineSource(type, node);
        }
    }

    private void examineSource(String type, JsonNode node) throws OperationException {
        if (!SOURCES.contains(type)) {
            throw refused(Refusal.NOT_ONLY_READING, type, node);
        }
        switch (type) {
            case "BASE_TABLE" -> examineTable(node);
            case "TABLE_FUNCTION" -> {
                String name = node.path("function").path("function_name").asText();
                if (!TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
                    throw refused(Refusal.OUTSIDE_WORKSPACE, name, node);
                }
            }
            case "SHOW_REF" -> {
                String name = node.path("table_name").asText().toLowerCase(Locale.ROOT);
                if (!LISTS.contains(name)) {
                    throw refused(Refusal.NOT_ONLY_READING, name, node);
                }
            }
            default -> {}
        }
    }

    /** A name that is no table's may be a file's: {@code FROM 'secrets.csv'} would read the file. */
    private void examineTable(JsonNode node) throws OperationException {
        String schema = node.path("schema_name").asText();
        String name = node.path("table_name").asText();
        String database = node.path("catalog_name").asText();
        boolean query = schema.isEmpty()
                && database.isEmpty()
                && namedQueries.contains(name.toLowerCase(Locale.ROOT))
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ' ');
        if (!query
                && (node.path("qualified_name").path("path").size() > 3
                        || !catalogue.hasTable(database, schema, name))) {
            throw refused(Refusal.NO_SUCH_TABLE, schema.isEmpty() ? name : schema + '.' + name, node);
        }
        if (!query) {
            tables.add(new TableName(schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)));
        }
    }

    private void examineFunction(JsonNode node) throws OperationException {
        String name = node.path("function_name").asText().toLowerCase(Locale.ROOT);
        if (FUNCTIONS_REFUSED.contains(name) || name.startsWith(PROTECTING) || catalogue.hasMacro(name)) {
            throw refused(Refusal.FUNCTION, name, node);
        }
    }

    /**
     * A table as a statement names it, in lower case.
     *
     * @param schema empty where the statement gives none
     */
    public record TableName(String schema, String name) {}

    private OperationException refused(Refusal why, String what, JsonNode where) {
        long location = where.path("query_location").asLong(-1);
        return new OperationException(
                new Failure.StatementRefused(why, what, StatementErrors.characters(sql, location)));
    }
}
