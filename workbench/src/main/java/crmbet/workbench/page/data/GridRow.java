package crmbet.workbench.page.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a dataset as the grid shows it.
 *
 * @param number 0-based
 * @param values one a column, null where missing; null while the row has not been read yet
 */
record GridRow(int number, @Nullable List<@Nullable String> values) {

    /** The text of a cell; empty while it is not known, null where the value is missing. */
    @Nullable
    String text(int column) {
        return values == null ? "" : values.get(column);
    }
}
