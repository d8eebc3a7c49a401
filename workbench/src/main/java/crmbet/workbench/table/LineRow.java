package crmbet.workbench.table;

import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** A row that shows whether it is selected. */
final class LineRow extends TableRow<TableLine> {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final TableViewModel model;

    LineRow(TableViewModel model, GridKeys keys) {
        this.model = model;
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            TableLine line = getItem();
            if (line != null && event.getButton() == MouseButton.PRIMARY) {
                keys.pressed(line, event.isShiftDown(), event.isShortcutDown());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable TableLine line, boolean empty) {
        super.updateItem(line, empty);
        mark();
    }

    /** The number in the table of the row shown; empty for an empty line. */
    OptionalInt tableRow() {
        return isEmpty() || getItem() == null
                ? OptionalInt.empty()
                : OptionalInt.of(getItem().tableRow());
    }

    /** Whether this line shows a selected row where it can be seen. */
    boolean isMarkedInView() {
        OptionalInt row = tableRow();
        return getParent() != null && isVisible() && row.isPresent() && contains(row.getAsInt());
    }

    /** Shows whether the row is selected now. */
    void mark() {
        TableLine line = isEmpty() ? null : getItem();
        pseudoClassStateChanged(MARKED, line != null && contains(line.tableRow()));
    }

    private boolean contains(int row) {
        return row < model.selection().tableSize() && model.selection().contains(row);
    }
}
