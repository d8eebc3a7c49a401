package crmbet.workbench.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as the table shows it.
 *
 * @param position 0-based, in the order shown
 * @param tableRow 0-based number of the row in the table
 * @param values one a column, null where missing; null while the row has not been read yet
 */
record TableLine(int position, int tableRow, @Nullable List<@Nullable Object> values) {}
