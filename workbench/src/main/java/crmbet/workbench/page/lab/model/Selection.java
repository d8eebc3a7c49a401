package crmbet.workbench.page.lab.model;

import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.workbench.chart.Group;
import java.util.Optional;

/** What is selected on the page. There is one selection, and every part of the page shows it. Immutable. */
public sealed interface Selection {
    static Selection nothing() {
        return new Nothing();
    }

    static Selection of(Group group) {
        return new OfGroup(group);
    }

    /** The rows, or nothing if there are none. */
    static Selection of(RowSet rows, RowOrigin origin) {
        return rows.isEmpty() ? nothing() : new OfRows(rows, origin);
    }

    /** The group, if a group is selected. */
    default Optional<Group> asGroup() {
        return this instanceof OfGroup(Group group) ? Optional.of(group) : Optional.empty();
    }

    /** The rows, if rows are selected and not a group. */
    default Optional<RowSet> asRows() {
        return this instanceof OfRows(RowSet rows, RowOrigin _) ? Optional.of(rows) : Optional.empty();
    }

    /** Nothing stands out. */
    record Nothing() implements Selection {}

    /** A cluster of the run that is looked at, or its noise. */
    record OfGroup(Group group) implements Selection {}

    /**
     * Customers chosen by hand. They stay selected when another run divides the same customers.
     *
     * @param rows of the feature matrix of the set that is looked at; at least one
     * @param origin how they were chosen
     */
    record OfRows(RowSet rows, RowOrigin origin) implements Selection {
        public OfRows {
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("no rows are no selection of rows: use Selection.nothing()");
            }
        }
    }
}
