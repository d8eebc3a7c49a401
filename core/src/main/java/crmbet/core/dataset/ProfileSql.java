package crmbet.core.dataset;

import crmbet.core.workspace.Identifier;

/** The values of a column as a profile computes with them. */
final class ProfileSql {
    private ProfileSql() {}

    static String name(Column column) {
        return Identifier.quote(column.name());
    }

    /** Numbers as such, times as microseconds since 1970; null where there is no finite value. */
    static String number(Column column) {
        String name = name(column);
        return switch (column.type()) {
            case INTEGER -> "CAST(" + name + " AS DOUBLE)";
            case NUMBER ->
                column.sqlType().equals("DOUBLE")
                        ? "CASE WHEN isfinite(" + name + ") THEN " + name + " END"
                        : "CASE WHEN isfinite(CAST(" + name + " AS DOUBLE)) THEN CAST(" + name + " AS DOUBLE) END";
            case DATE, DATE_TIME, INSTANT, TIME -> "CAST(epoch_us(" + time(column) + ") AS DOUBLE)";
            case TEXT, BOOLEAN, NESTED -> throw new IllegalArgumentException("no number: " + column);
        };
    }

    /** Times as TIMESTAMP, instants in UTC; null where the value is infinite. */
    static String time(Column column) {
        String name = name(column);
        return switch (column.type()) {
            case INSTANT -> "CASE WHEN isfinite(" + name + ") THEN " + name + " AT TIME ZONE 'UTC' END";
            case TIME -> "DATE '1970-01-01' + CAST(" + name + " AS TIME)";
            case DATE, DATE_TIME -> "CASE WHEN isfinite(" + name + ") THEN CAST(" + name + " AS TIMESTAMP) END";
            case INTEGER, NUMBER, TEXT, BOOLEAN, NESTED -> throw new IllegalArgumentException("no time: " + column);
        };
    }

    static boolean isNumber(Column column) {
        return column.type() == ColumnType.INTEGER || column.type() == ColumnType.NUMBER;
    }

    static boolean isTime(Column column) {
        return switch (column.type()) {
            case DATE, TIME, DATE_TIME, INSTANT -> true;
            case TEXT, INTEGER, NUMBER, BOOLEAN, NESTED -> false;
        };
    }
}
