package crmbet.workbench.table;

import crmbet.core.dataset.Column;
import crmbet.workbench.message.Messages;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** How a table's columns are called and their values written, where that does not follow from their names and types. */
public interface Wording {
    /** As the names and types of columns say. */
    Wording PLAIN = new Wording() {};

    /** What stands above a column and in the choice of columns. */
    default String title(Column column) {
        return column.name();
    }

    /** What explains a column when its head is pointed at; empty for nothing. */
    default String description(Column column) {
        return "";
    }

    /**
     * How a column's values are written from now on; empty: as its type is.
     *
     * @param decimals how many the first rows need
     */
    default Optional<Function<@Nullable Object, String>> text(Column column, Messages messages, int decimals) {
        return Optional.empty();
    }

    /** Whether values stand at the right, as figures do. */
    default boolean figures(Column column) {
        return CellText.isNumber(column);
    }

    /** The colour of the dot before a value; empty for no dot. */
    default Optional<Color> dot(Column column, @Nullable Object value) {
        return Optional.empty();
    }
}
