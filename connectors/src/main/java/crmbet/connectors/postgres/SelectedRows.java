package crmbet.connectors.postgres;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.source.Selection;
import crmbet.core.source.Since;
import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourcePreview;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** A selection as PostgreSQL reads it, within one transaction. */
final class SelectedRows {
    private static final Pattern ESTIMATED_ROWS = Pattern.compile("rows=(\\d+)");

    private final Connection connection;
    private final PostgresFailures failures;
    private final Selection selection;

    SelectedRows(Connection connection, PostgresFailures failures, Selection selection) {
        this.connection = connection;
        this.failures = failures;
        this.selection = selection;
    }

    /** The columns, found out without reading a row. */
    List<SourceColumn> columns() throws SQLException, OperationException {
        String sql = sql();
        requireOneStatement(sql);
        Set<String> key = key();
        // Prepared alone, in the protocol that takes one statement only: what passes here is a whole query, so that
        // nothing in it can end the parentheses that are put around it later.
        try (PreparedStatement statement = connection.prepareStatement(escaped(sql))) {
            ResultSetMetaData result = statement.getMetaData();
            if (result == null || result.getColumnCount() == 0) {
                throw new OperationException(new Failure.StatementRefused(Refusal.NOT_A_QUERY, "", 0));
            }
            List<SourceColumn> columns = new ArrayList<>();
            for (int column = 1; column <= result.getColumnCount(); column++) {
                columns.add(ColumnTypes.of(result, column, key.contains(result.getColumnLabel(column))));
            }
            return columns;
        } catch (SQLException e) {
            throw failures.explain(e, selection);
        }
    }

    SourcePreview preview(int rows) throws SQLException, OperationException {
        List<SourceColumn> columns = columns();
        List<List<@Nullable String>> found = new ArrayList<>();
        String texts = IntStream.range(0, columns.size())
                .mapToObj(i -> ColumnTypes.expression(columns.get(i), "c" + i) + "::text")
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(escaped("SELECT " + texts + from(columns, null) + " LIMIT " + rows))) {
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= columns.size(); column++) {
                    row.add(result.getString(column));
                }
                found.add(row);
            }
        } catch (SQLException e) {
            throw failures.explain(e, selection);
        }
        return new SourcePreview(columns, found, estimate());
    }

    /** What the planner expects. */
    long estimate() throws OperationException {
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery(escaped("EXPLAIN " + sql()))) {
            plan.next();
            Matcher rows = ESTIMATED_ROWS.matcher(plan.getString(1));
            return rows.find() ? Long.parseLong(rows.group(1)) : -1;
        } catch (SQLException e) {
            throw failures.explain(e, selection);
        }
    }

    /** The statement that sends the rows as lines. */
    String copy(List<SourceColumn> columns, @Nullable Since since) {
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> ColumnTypes.expression(columns.get(i), "c" + i))
                .collect(Collectors.joining(", "));
        // The last value is always missing: its comma keeps a row of nothing but missing values from being empty.
        return "COPY (SELECT " + values + ", NULL" + from(columns, since) + ") TO STDOUT (FORMAT csv, ENCODING 'UTF8')";
    }

    /** The statement that reads the selection, as people would write it. */
    String sql() {
        return switch (selection) {
            case Selection.Query(var sql) -> withoutSemicolon(sql);
            case Selection.Table(var schema, var name, var columns, var only) ->
                "SELECT "
                        + (columns.isEmpty()
                                ? "*"
                                : columns.stream().map(SelectedRows::quote).collect(Collectors.joining(", ")))
                        + " FROM " + quote(schema) + '.' + quote(name)
                        + (only == null ? "" : " WHERE " + quote(only.column()) + "::text = " + literal(only.value()));
        };
    }

    /** Columns are renamed by their place, because a query may give two of them the same name, or none. */
    private String from(List<SourceColumn> columns, @Nullable Since since) {
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        // The line break ends a comment that the query may end with.
        String from = " FROM (" + sql() + "\n) AS selected(" + names + ")";
        if (since == null) {
            return from;
        }
        int place = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(since.column()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + since.column()));
        return from + " WHERE c" + place + (since.inclusive() ? " >= " : " > ") + literal(since.value());
    }

    private Set<String> key() throws SQLException {
        Set<String> key = new HashSet<>();
        if (selection instanceof Selection.Table(var schema, var name, var _, var _)) {
            try (ResultSet columns = connection.getMetaData().getPrimaryKeys(null, schema, name)) {
                while (columns.next()) {
                    key.add(columns.getString("COLUMN_NAME"));
                }
            }
        }
        return key;
    }

    private static void requireOneStatement(String sql) throws SQLException, OperationException {
        List<NativeQuery> statements = Parser.parseJdbcSql(sql, true, false, true, false, true);
        if (statements.size() > 1) {
            throw new OperationException(new Failure.StatementRefused(Refusal.SEVERAL_STATEMENTS, "", 0));
        }
    }

    private static String withoutSemicolon(String sql) {
        return sql.strip().replaceFirst(";\\s*$", "");
    }

    /** A question mark is an operator of PostgreSQL, and a parameter to the driver unless it is doubled. */
    private static String escaped(String sql) {
        return sql.replace("?", "??");
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
