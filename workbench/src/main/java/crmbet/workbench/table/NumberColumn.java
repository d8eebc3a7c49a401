package crmbet.workbench.table;

import crmbet.workbench.message.Messages;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** The number each row has in the table, counted from 1. */
final class NumberColumn extends TableColumn<TableLine, Integer> {
    NumberColumn(Messages messages, double width) {
        setSortable(false);
        setReorderable(false);
        setPrefWidth(width);
        setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue().tableRow()));
        setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().addAll("number", "row-number");
            }

            @Override
            protected void updateItem(@Nullable Integer row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : messages.formats().integer(row + 1L));
            }
        });
    }
}
