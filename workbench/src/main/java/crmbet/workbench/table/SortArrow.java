package crmbet.workbench.table;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** In the head of a column by which the rows are sorted: which way, and its turn where they are sorted by several. */
final class SortArrow extends Label {
    private final FontIcon icon = new FontIcon(Feather.ARROW_UP);

    SortArrow() {
        getStyleClass().add("sort-arrow");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
        setVisible(false);
        setManaged(false);
    }

    /**
     * Shows the turn of a column; nothing where the rows are not sorted by it.
     *
     * @param order by what the rows are sorted
     */
    void show(List<? extends TableColumn<?, ?>> order, TableColumn<?, ?> column) {
        int turn = order.indexOf(column);
        boolean sorted = turn >= 0;
        setVisible(sorted);
        setManaged(sorted);
        if (sorted) {
            icon.setIconCode(
                    column.getSortType() == TableColumn.SortType.ASCENDING ? Feather.ARROW_UP : Feather.ARROW_DOWN);
            setText(order.size() > 1 ? Integer.toString(turn + 1) : "");
        }
    }
}
