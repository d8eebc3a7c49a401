package crmbet.core.feature;

/**
 * How some rows came to be chosen.
 *
 * @param kind with what they were chosen
 * @param detail what tells this choice from others of its kind, such as the text of a rule; may be empty
 */
public record RowOrigin(Kind kind, String detail) {
    /** With what rows can be chosen. */
    public enum Kind {
        /** A line drawn around points. */
        LASSO,
        /** A rectangle drawn around points. */
        BOX,
        /** Rows of a table. */
        TABLE,
        /** A branch of a tree of clusters. */
        BRANCH,
        /** Thresholds on features. */
        RULE,
        /** Customers that two runs treat differently. */
        COMPARISON
    }

    /** Without detail. */
    public static RowOrigin of(Kind kind) {
        return new RowOrigin(kind, "");
    }
}
