package crmbet.core.table;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refinement as the WHERE and ORDER BY of a statement; what users type travels as parameters. */
final class RefinementSql {
    /** A temporary table with the numbers of the rows to choose from, where the refinement has them. */
    static final String AMONG = "among";

    private static final int DATE_LENGTH = "2026-01-31".length();

    private final List<Field> fields;
    private final List<Object> parameters = new ArrayList<>();
    private final String text;

    /** @throws IllegalArgumentException if the refinement names a column that the table does not have */
    RefinementSql(List<Field> fields, Refinement refinement) {
        this.fields = fields;
        List<String> where = new ArrayList<>();
        for (Map.Entry<String, Condition> condition : refinement.conditions().entrySet()) {
            where.add(holds(field(condition.getKey()), condition.getValue()));
        }
        refinement.search().ifPresent(search -> where.add(found(search)));
        refinement.among().ifPresent(_ -> where.add("rowid IN (SELECT number FROM temp.main." + AMONG + ")"));
        String filter = where.isEmpty() ? "" : " WHERE (" + String.join(") AND (", where) + ")";
        text = filter + " ORDER BY " + order(refinement.order()) + "rowid";
    }

    /** From WHERE to the end. */
    String text() {
        return text;
    }

    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }

    private Field field(String name) {
        return fields.stream()
                .filter(each -> each.column().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the table has no column " + name));
    }

    private String order(List<Refinement.Sort> order) {
        StringBuilder sql = new StringBuilder();
        for (Refinement.Sort sort : order) {
            Field field = field(sort.column());
            sql.append(field.sql())
                    .append(field.column().sqlType().equals("VARCHAR") ? " COLLATE NOCASE" : "")
                    .append(sort.descending() ? " DESC" : " ASC")
                    .append(" NULLS LAST, ");
        }
        return sql.toString();
    }

    private String found(Refinement.Search search) {
        List<String> any = new ArrayList<>();
        for (Field field : fields) {
            switch (field.column().type()) {
                case TEXT, DATE, DATE_TIME, INSTANT -> any.add(contains(field, search.text()));
                case INTEGER, NUMBER ->
                    search.number().ifPresent(number -> {
                        any.add(field.sql() + " = ?");
                        parameters.add(number);
                    });
                // The written form of these says nothing that anybody looks for.
                case BOOLEAN, TIME, NESTED -> {}
            }
        }
        return any.isEmpty() ? "false" : String.join(" OR ", any);
    }

    private String holds(Field field, Condition condition) {
        return switch (condition) {
            case Condition.Contains(String part) -> contains(field, part);
            case Condition.Equal(String value) -> equal(field, value);
            case Condition.Between between -> within(field, between);
            case Condition.Missing() -> field.sql() + " IS NULL";
        };
    }

    private String contains(Field field, String part) {
        parameters.add(part);
        return "contains(lower(CAST(" + field.sql() + " AS VARCHAR)), lower(?))";
    }

    private String equal(Field field, String value) {
        Column column = field.column();
        String name = field.sql();
        parameters.add(value);
        if (isMoment(column) && value.length() == DATE_LENGTH) {
            return "CAST(" + name + " AS DATE) = TRY_CAST(? AS DATE)";
        }
        return isText(column)
                ? "lower(CAST(" + name + " AS VARCHAR)) = lower(?)"
                : name + " = TRY_CAST(? AS " + operandType(column) + ")";
    }

    private String within(Field field, Condition.Between between) {
        Column column = field.column();
        String name = isText(column) ? "CAST(" + field.sql() + " AS VARCHAR)" : field.sql();
        String operand = "TRY_CAST(? AS " + (isText(column) ? "VARCHAR" : operandType(column)) + ")";
        List<String> both = new ArrayList<>();
        String low = between.low();
        if (low != null) {
            both.add(name + (between.strict() ? " > " : " >= ") + operand);
            parameters.add(low);
        }
        String high = between.high();
        if (high != null) {
            boolean wholeDay = !between.strict() && isMoment(column) && high.length() == DATE_LENGTH;
            both.add(
                    wholeDay
                            ? name + " < TRY_CAST(? AS DATE) + INTERVAL 1 DAY"
                            : name + (between.strict() ? " < " : " <= ") + operand);
            parameters.add(high);
        }
        return String.join(" AND ", both);
    }

    private static boolean isMoment(Column column) {
        return column.type() == ColumnType.DATE_TIME || column.type() == ColumnType.INSTANT;
    }

    private static boolean isText(Column column) {
        return column.type() == ColumnType.TEXT || column.type() == ColumnType.NESTED;
    }

    private static String operandType(Column column) {
        return switch (column.type()) {
            case INTEGER, NUMBER -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case DATE_TIME -> "TIMESTAMP";
            case INSTANT -> "TIMESTAMPTZ";
            case TEXT, NESTED -> "VARCHAR";
        };
    }
}
