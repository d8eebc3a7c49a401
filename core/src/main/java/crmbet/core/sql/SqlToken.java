package crmbet.core.sql;

/**
 * A piece of a statement.
 *
 * @param from index of its first character
 * @param to index after its last character
 */
public record SqlToken(Kind kind, int from, int to) {

    /** What a piece is. White space is no piece. */
    public enum Kind {
        KEYWORD,
        NAME,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        COMMENT,
        SYMBOL
    }

    /** The characters of the piece. */
    public String in(String sql) {
        return sql.substring(from, to);
    }

    /** Whether the piece is that word, upper and lower case alike, and no text or quoted name. */
    public boolean is(String sql, String word) {
        return kind != Kind.QUOTED_NAME && kind != Kind.TEXT && in(sql).equalsIgnoreCase(word);
    }
}
