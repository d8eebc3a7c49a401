package crmbet.core.workspace;

/**
 * Names and texts as they must stand in SQL. Names of files, tables and columns come from users and from other systems:
 * no SQL may contain one that did not pass through here.
 */
public final class Identifier {
    private Identifier() {}

    /**
     * A name in double quotes, so that it is a name whatever it contains.
     *
     * @throws IllegalArgumentException if the name is empty or holds a NUL character, which DuckDB cannot store
     */
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name in the database must not be empty or hold a NUL character");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A schema and a name in it, both quoted. */
    public static String quote(String schema, String name) {
        return quote(schema) + '.' + quote(name);
    }

    /** A text in single quotes, for the places where DuckDB accepts no parameter. */
    public static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text in SQL must not hold a NUL character");
        }
        return '\'' + text.replace("'", "''") + '\'';
    }
}
