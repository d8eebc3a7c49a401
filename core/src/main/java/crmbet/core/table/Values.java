package crmbet.core.table;

import crmbet.core.dataset.Column;
import crmbet.core.workspace.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a table as Java has them, so that a front end can write them as its language does. */
final class Values {
    private final List<Field> fields;

    Values(List<Field> fields) {
        this.fields = fields;
    }

    /** What stands between SELECT and FROM. */
    String selectList() {
        return fields.stream().map(Values::expression).collect(Collectors.joining(", "));
    }

    List<@Nullable Object> read(Row row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            values.add(row.isNull(i) ? null : value(fields.get(i).column(), row, i));
        }
        return values;
    }

    private static String expression(Field field) {
        Column column = field.column();
        String name = field.sql();
        return switch (column.type()) {
            case INTEGER, BOOLEAN, DATE -> name;
            case NUMBER -> isDouble(column) ? name : "CAST(" + name + " AS VARCHAR)";
            case DATE_TIME -> "CAST(" + name + " AS TIMESTAMP)";
            case INSTANT -> name;
            case TEXT, TIME, NESTED -> "CAST(" + name + " AS VARCHAR)";
        };
    }

    private static Object value(Column column, Row row, int at) throws SQLException {
        return switch (column.type()) {
            case INTEGER -> row.integer(at);
            case NUMBER -> isDouble(column) ? (Object) row.number(at) : new BigDecimal(row.text(at));
            case BOOLEAN -> row.flag(at);
            case DATE -> row.date(at);
            case DATE_TIME -> row.dateTime(at);
            case INSTANT -> row.instant(at);
            case TEXT, TIME, NESTED -> row.text(at);
        };
    }

    /** Wider and exact numbers do not fit a double, and travel as text. */
    private static boolean isDouble(Column column) {
        return column.sqlType().equals("DOUBLE") || column.sqlType().equals("FLOAT");
    }
}
