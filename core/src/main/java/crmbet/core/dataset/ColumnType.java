package crmbet.core.dataset;

/** What the values of a column are. */
public enum ColumnType {
    TEXT("VARCHAR"),
    /** Whole numbers from −2⁶³ to 2⁶³ − 1. */
    INTEGER("BIGINT"),
    /** Numbers with a fraction, in double precision when read from text. */
    NUMBER("DOUBLE"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    TIME("TIME"),
    /** A date and a time of day, without a zone. */
    DATE_TIME("TIMESTAMP"),
    /** A point on the time line; read from a date and time with an offset. */
    INSTANT("TIMESTAMPTZ"),
    /** Lists, structures, bytes: shown as text, kept as they are. Columns cannot be asked to become this. */
    NESTED("VARCHAR");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** The database type of a column that is asked to be of this type. */
    String sql() {
        return sql;
    }

    /** The kind to which a database type belongs. */
    static ColumnType of(String sqlType) {
        if (sqlType.endsWith("]") || sqlType.startsWith("STRUCT") || sqlType.startsWith("MAP")) {
            return NESTED;
        }
        if (sqlType.startsWith("DECIMAL")) {
            return NUMBER;
        }
        return switch (sqlType) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> INTEGER;
            case "UBIGINT", "HUGEINT", "UHUGEINT", "FLOAT", "DOUBLE" -> NUMBER;
            case "BOOLEAN" -> BOOLEAN;
            case "DATE" -> DATE;
            case "TIME", "TIME_NS" -> TIME;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> DATE_TIME;
            case "TIMESTAMP WITH TIME ZONE" -> INSTANT;
            case "VARCHAR", "UUID", "JSON", "\"NULL\"" -> TEXT;
            default -> sqlType.startsWith("ENUM") ? TEXT : NESTED;
        };
    }
}
