package crmbet.core.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive rows of a dataset as text.
 *
 * @param columns of the table
 * @param offset 0-based number of the first row in {@code rows}
 * @param rows one value a column, null where missing; fewer than asked for at the end of the dataset
 */
public record Page(List<Column> columns, long offset, List<List<@Nullable String>> rows) {}
