package crmbet.workbench.table;

import crmbet.core.feature.RowSet;
import crmbet.workbench.message.Messages;
import crmbet.workbench.task.Tasks;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts the selected rows onto the clipboard. */
final class TableCopy {
    /** More than this is a matter of files: a clipboard holds it several times in memory. */
    static final int MAXIMUM_CELLS = 1_000_000;

    private final Messages messages;
    private final TableViewModel model;
    private final Tasks tasks;
    private final DataGrid grid;
    private final int maximumCells;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    /** @param maximumCells how many values are copied at most */
    TableCopy(Messages messages, TableViewModel model, Tasks tasks, DataGrid grid, int maximumCells) {
        this.maximumCells = maximumCells;
        this.messages = messages;
        this.model = model;
        this.tasks = tasks;
        this.grid = grid;
    }

    /** What became of the last copying; empty before. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Copies the rows that are selected and shown, with the columns shown; as many as fit. */
    void copy() {
        PagedRows rows = model.rowsProperty().get();
        List<Integer> shown = grid.shown().stream().map(DataColumn::index).toList();
        if (rows == null || shown.isEmpty() || model.selection().isEmpty()) {
            return;
        }
        RowSet selected = model.selection();
        int limit = maximumCells / shown.size();
        TableText text = new TableText(rows.table(), shown, grid.titles(), grid.texts());
        tasks.run(
                messages.bind("table.copying"),
                monitor -> text.of(rows.arrangement(), selected, limit, monitor),
                copied -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(copied);
                    Clipboard.getSystemClipboard().setContent(content);
                    int all = selected.count();
                    said.set(
                            all <= limit
                                    ? messages.get("table.copied", all)
                                    : messages.get("table.copied.part", limit, all));
                },
                model::fail);
    }
}
