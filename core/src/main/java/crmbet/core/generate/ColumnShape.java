package crmbet.core.generate;

import org.jspecify.annotations.Nullable;

/**
 * A column of a generated table.
 *
 * @param name as in the database and in delimited files
 * @param kind of its values
 * @param required whether the database refuses rows without a value
 * @param fragile whether dirt may take the value away
 * @param nested in JSON, the object in which the value stands, as the member that {@code name} goes on with; null: none
 */
public record ColumnShape(
        String name,
        Kind kind,
        boolean required,
        boolean fragile,
        @Nullable String nested) {

    /** What the values of a column are, and the Java type in which they are handed over. */
    public enum Kind {
        /** {@link String}. */
        TEXT("VARCHAR"),
        /** {@link Long}. */
        WHOLE("BIGINT"),
        /** Hundredths as {@link Long}. */
        MONEY("DECIMAL(14, 2)"),
        /** Milliseconds since 1970 in UTC, as {@link Long}. */
        TIME("TIMESTAMP"),
        /** Days since 1970, as {@link Long}. */
        DAY("DATE"),
        /** {@link Boolean}. */
        FLAG("BOOLEAN");

        private final String columnar;

        Kind(String columnar) {
            this.columnar = columnar;
        }

        /** The type in a columnar file. */
        String columnar() {
            return columnar;
        }
    }

    private static ColumnShape of(String name, Kind kind) {
        return new ColumnShape(name, kind, false, false, null);
    }

    static ColumnShape text(String name) {
        return of(name, Kind.TEXT);
    }

    static ColumnShape whole(String name) {
        return of(name, Kind.WHOLE);
    }

    static ColumnShape money(String name) {
        return of(name, Kind.MONEY);
    }

    static ColumnShape time(String name) {
        return of(name, Kind.TIME);
    }

    static ColumnShape day(String name) {
        return of(name, Kind.DAY);
    }

    static ColumnShape flag(String name) {
        return of(name, Kind.FLAG);
    }

    ColumnShape need() {
        return new ColumnShape(name, kind, true, fragile, nested);
    }

    ColumnShape mayBreak() {
        return new ColumnShape(name, kind, required, true, nested);
    }

    ColumnShape in(String object) {
        return new ColumnShape(name, kind, required, fragile, object);
    }

    /** The name in JSON. */
    String member() {
        return nested == null ? name : name.substring(nested.length() + 1);
    }
}
