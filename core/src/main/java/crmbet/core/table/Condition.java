package crmbet.core.table;

import org.jspecify.annotations.Nullable;

/**
 * What the values of a column must be like. Numbers are written with a decimal point, dates and times as ISO 8601 has
 * them; an operand that the column's type cannot hold meets no row.
 */
public sealed interface Condition {

    /** The text occurs in the value as it is written, whatever the case. */
    record Contains(String text) implements Condition {}

    /** The value is this one; of a moment, a date alone means the whole day. */
    record Equal(String value) implements Condition {}

    /**
     * The value lies between two bounds; a date alone as the upper bound of a moment means the end of that day.
     *
     * @param low null for no lower bound
     * @param high null for no upper bound
     * @param strict whether the bounds themselves are left out
     */
    record Between(@Nullable String low, @Nullable String high, boolean strict) implements Condition {
        public Between {
            if (low == null && high == null) {
                throw new IllegalArgumentException("a range needs at least one bound");
            }
        }
    }

    /** There is no value. */
    record Missing() implements Condition {}
}
