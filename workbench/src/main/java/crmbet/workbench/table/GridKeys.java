package crmbet.workbench.table;

import java.util.Set;
import javafx.scene.control.TablePosition;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Selects rows as lists and spreadsheets do: with clicks and arrows, Shift for a range, Ctrl for one more or less. */
final class GridKeys {
    private static final Set<KeyCode> MOVES =
            Set.of(KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.HOME, KeyCode.END);

    private final DataGrid grid;
    private final TableViewModel model;
    private int anchor;
    private boolean moving;
    private boolean extending;

    GridKeys(DataGrid grid, TableViewModel model) {
        this.grid = grid;
        this.model = model;
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        grid.addEventHandler(KeyEvent.KEY_RELEASED, _ -> moving = false);
        grid.getFocusModel()
                .focusedCellProperty()
                .addListener(_ -> moved(grid.getFocusModel().getFocusedCell()));
    }

    /** A row was pressed with the mouse. */
    void pressed(TableLine line, boolean shift, boolean shortcut) {
        moving = false;
        if (shift) {
            model.selectRange(anchor, line.position());
        } else {
            anchor = line.position();
            if (shortcut) {
                model.flip(line.tableRow());
            } else {
                model.selectRange(anchor, anchor);
            }
        }
    }

    private void onKey(KeyEvent event) {
        moving = MOVES.contains(event.getCode()) && !event.isShortcutDown();
        extending = event.isShiftDown();
        if (event.isShortcutDown() && event.getCode() == KeyCode.A && event.getTarget() == grid) {
            model.selectAll();
            event.consume();
        } else if (event.getCode() == KeyCode.S
                && !event.isShortcutDown()
                && !event.isAltDown()
                && event.getTarget() == grid) {
            grid.sortByFocused(event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !model.selection().isEmpty()) {
            model.clearSelection();
            event.consume();
        }
    }

    private void moved(@Nullable TablePosition<?, ?> cell) {
        if (!moving
                || cell == null
                || cell.getRow() < 0
                || cell.getRow() >= grid.getItems().size()) {
            return;
        }
        if (!extending) {
            anchor = cell.getRow();
        }
        model.selectRange(anchor, cell.getRow());
    }
}
