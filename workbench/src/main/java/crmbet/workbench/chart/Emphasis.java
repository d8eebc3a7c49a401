package crmbet.workbench.chart;

import crmbet.core.feature.RowSet;

/** What stands out of a scatter while the rest turns pale. */
sealed interface Emphasis {
    /** Nothing: all have their colours. */
    record None() implements Emphasis {}

    /** A group. */
    record OfGroup(Group group) implements Emphasis {}

    /** Rows, in the colours of their groups. */
    record OfRows(RowSet rows) implements Emphasis {}

    /** Whether a row of a group stands out, or at least is not pale. */
    default boolean shows(Group group, int row) {
        return switch (this) {
            case None _ -> true;
            case OfGroup(Group only) -> only.equals(group);
            case OfRows(RowSet rows) -> rows.contains(row);
        };
    }

    /** Whether a group may have points that are not pale. */
    default boolean shows(Group group) {
        return !(this instanceof OfGroup(Group only)) || only.equals(group);
    }
}
