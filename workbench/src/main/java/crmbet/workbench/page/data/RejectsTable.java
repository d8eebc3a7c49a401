package crmbet.workbench.page.data;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.dataset.RejectedRow;
import crmbet.workbench.control.Labelled;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The records of the file that did not become rows: where, why, and as they stood. */
final class RejectsTable extends VBox {
    private static final double ROW_HEIGHT = 28;

    private final Labelled labelled;

    RejectsTable(Labelled labelled, DataViewModel model) {
        this.labelled = labelled;
        TableView<RejectedRow> table = new TableView<>(model.rejects());
        table.setId("rejects");
        table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setPlaceholder(labelled.label("data.rejects.none"));
        table.getColumns()
                .setAll(List.of(
                        column(
                                "data.rejects.line",
                                90,
                                "number",
                                row -> labelled.messages().formats().integer(row.line())),
                        column("data.rejects.column", 140, "value", RejectedRow::column),
                        column("data.rejects.reason", 280, "value", RejectedRow::reason),
                        column("data.rejects.text", 420, "raw", RejectedRow::text)));
        Label more = labelled.caption("data.rejects.more", DataViewModel.REJECTS_SHOWN);
        more.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.rejects().size() >= DataViewModel.REJECTS_SHOWN, model.rejects()));
        more.managedProperty().bind(more.visibleProperty());
        more.getStyleClass().add("remark");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, more);
    }

    private TableColumn<RejectedRow, String> column(
            String key, double width, String style, Function<RejectedRow, @Nullable String> value) {
        TableColumn<RejectedRow, String> column = new TableColumn<>();
        column.textProperty().bind(labelled.messages().bind(key));
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().add(style);
            }

            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty || text == null ? null : text);
                setTooltip(empty || text == null ? null : new Tooltip(text));
            }
        });
        return column;
    }
}
