package crmbet.core.source;

/**
 * A column of another database, and what it becomes here.
 *
 * @param sourceType what the database calls its type, such as {@code numeric(12,2)}
 * @param sqlType what it becomes here, such as {@code DECIMAL(12,2)}
 * @param wire how its values stand in the rows that are handed over
 * @param key whether it is part of the table's primary key
 */
public record SourceColumn(String name, String sourceType, String sqlType, Wire wire, boolean key) {

    /** How a value is written on the way. */
    public enum Wire {
        /** As text that can be cast to the type. */
        TEXT,
        /** As text of a number, where {@code NaN} stands for none: a decimal has no NaN, so that it becomes missing. */
        DECIMAL,
        /** Bytes as {@code \x} and hexadecimal digits. */
        HEX,
        /** As a JSON array. */
        JSON_ARRAY
    }
}
