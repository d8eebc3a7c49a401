package crmbet.core.feature;

import java.util.regex.Pattern;

/**
 * A feature that somebody wrote in SQL for one workspace. Its statement sees {@code activity}, which holds nothing at or
 * after the as-of moment, and may name that moment as {@code $as_of}.
 *
 * @param id the name on the command line, in stored definitions and as a column: lower case, words joined by _, at most 60
 *     characters
 * @param form how it is written
 * @param sql the expression or query
 * @param unit what the values count
 * @param description what it measures, in the words of whoever wrote it; may be empty
 */
public record OwnFeature(String id, Form form, String sql, Unit unit, String description) implements Figure {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    /** How an own feature is written. */
    public enum Form {
        /** An aggregate over the activity of one customer, such as {@code max(amount) FILTER (WHERE kind = 'bet')}. */
        EXPRESSION,
        /** A query that answers with two columns: the customer's key and the value, one row a customer at most. */
        QUERY
    }

    public OwnFeature {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is no name for a feature: use a to z, 0 to 9 and _,"
                    + " a letter first, at most 60 characters");
        }
        if (id.endsWith("_scaled")) {
            throw new IllegalArgumentException(
                    "'" + id + "' cannot be a feature: names that end with _scaled are those of scaled values");
        }
        sql = sql.strip();
        if (sql.isEmpty()) {
            throw new IllegalArgumentException("feature " + id + " has no SQL");
        }
    }
}
