package crmbet.core.table;

import crmbet.core.feature.RowSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which rows of a table are shown, and in which order.
 *
 * @param conditions by name of a column; all must hold
 * @param search what must occur in any column; empty: anything
 * @param order the most important first; ties, and everything without an order, stand as in the table
 * @param among only rows of these, by their number in the table; empty: of all
 */
public record Refinement(
        Map<String, Condition> conditions, Optional<Search> search, List<Sort> order, Optional<RowSet> among) {
    /** All rows as they stand. */
    public static final Refinement NONE = new Refinement(Map.of(), Optional.empty(), List.of());

    public Refinement {
        conditions = Map.copyOf(conditions);
        order = List.copyOf(order);
    }

    /** Among all rows. */
    public Refinement(Map<String, Condition> conditions, Optional<Search> search, List<Sort> order) {
        this(conditions, search, order, Optional.empty());
    }

    /** The same among other rows. */
    public Refinement among(Optional<RowSet> rows) {
        return new Refinement(conditions, search, order, rows);
    }

    /** Whether rows are left out. */
    public boolean filters() {
        return !conditions.isEmpty() || search.isPresent() || among.isPresent();
    }

    /**
     * A text looked for in all columns: anywhere in texts whatever the case, as the whole value of numbers.
     *
     * @param number the text as a number, where it is one in the language of whoever searches
     */
    public record Search(String text, OptionalDouble number) {
        public Search {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a search needs a text");
            }
        }
    }

    /** A column to sort by; missing values come last either way. */
    public record Sort(String column, boolean descending) {}
}
