package crmbet.workbench.table;

import crmbet.core.dataset.Column;
import crmbet.core.feature.RowSet;
import crmbet.core.table.Condition;
import crmbet.core.table.Refinement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What was chosen in a table. Columns go by their names; what was chosen of one that a table does not have counts for
 * nothing there.
 *
 * @param search what is sought, as it was typed
 * @param filters what was typed to filter columns; blank texts are left out
 * @param order by what rows are sorted, the most important first
 * @param hidden columns that are not shown
 */
public record TableChoices(
        String search, Map<String, String> filters, List<Refinement.Sort> order, Set<String> hidden) {
    /** Everything, as it stands in the table. */
    public static final TableChoices NONE = new TableChoices("", Map.of(), List.of(), Set.of());

    public TableChoices {
        Map<String, String> typed = new HashMap<>(filters);
        typed.values().removeIf(String::isBlank);
        filters = Map.copyOf(typed);
        order = List.copyOf(order);
        hidden = Set.copyOf(hidden);
    }

    /** What was typed to filter a column; empty for nothing. */
    public String filter(String column) {
        return filters.getOrDefault(column, "");
    }

    /** The same with something else sought. */
    public TableChoices withSearch(String text) {
        return new TableChoices(text, filters, order, hidden);
    }

    /** The same with something else typed to filter a column. */
    public TableChoices withFilter(String column, String text) {
        Map<String, String> others = new HashMap<>(filters);
        others.put(column, text);
        return new TableChoices(search, others, order, hidden);
    }

    /** The same sorted by something else. */
    public TableChoices withOrder(List<Refinement.Sort> other) {
        return new TableChoices(search, filters, other, hidden);
    }

    /** The same with a column shown or not. */
    public TableChoices withShown(String column, boolean shown) {
        Set<String> others = new HashSet<>(hidden);
        if (shown) {
            others.remove(column);
        } else {
            others.add(column);
        }
        return new TableChoices(search, filters, order, others);
    }

    /**
     * Which rows of a table these choices show.
     *
     * @param columns those of the table
     * @param texts reads what was typed; texts that are no condition filter nothing
     * @param among only rows of these; empty: of all
     */
    Refinement refinement(List<Column> columns, FilterText texts, Optional<RowSet> among) {
        Map<String, Condition> conditions = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            names.add(column.name());
            String typed = filter(column.name());
            if (!typed.isEmpty()) {
                texts.parse(column, typed).ifPresent(condition -> conditions.put(column.name(), condition));
            }
        }
        return new Refinement(
                conditions,
                sought(texts),
                order.stream().filter(sort -> names.contains(sort.column())).toList(),
                among);
    }

    private Optional<Refinement.Search> sought(FilterText texts) {
        String text = search.strip();
        OptionalDouble number = texts.number(text)
                .map(each -> OptionalDouble.of(each.doubleValue()))
                .orElse(OptionalDouble.empty());
        return text.isEmpty() ? Optional.empty() : Optional.of(new Refinement.Search(text, number));
    }
}
