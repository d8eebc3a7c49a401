package crmbet.workbench.page.data;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.Profile;
import crmbet.workbench.control.Labelled;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The rows of a dataset; each column's head shows what the column holds. */
final class DatasetGrid extends TableView<GridRow> {
    private static final double ROW_HEIGHT = 28;
    private static final double NUMBERS_WIDTH = 112;
    private static final double OTHERS_WIDTH = 160;
    private static final double NUMBER_WIDTH = 72;

    private final Labelled labelled;
    private final DataViewModel model;
    private final List<ColumnHead> heads = new ArrayList<>();

    DatasetGrid(Labelled labelled, DataViewModel model) {
        this.labelled = labelled;
        this.model = model;
        setId("rows");
        getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        // With rows of one height the table need not build the columns that are out of view, of which there may be 500.
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(labelled.label("data.rows.none"));
        getSelectionModel().setCellSelectionEnabled(true);
        getFocusModel()
                .focusedCellProperty()
                .addListener(_ -> look(getFocusModel().getFocusedCell()));
        model.rowsProperty().addListener((_, _, now) -> show(now));
        model.profileProperty().addListener((_, _, now) -> describe(now));
        model.columnProperty()
                .addListener((_, _, now) -> heads.forEach(
                        each -> each.setLookedAt(each.column().name().equals(now))));
        show(model.rowsProperty().get());
        describe(model.profileProperty().get());
    }

    private void look(@Nullable TablePosition<?, ?> cell) {
        if (cell != null && cell.getColumn() > 0 && cell.getColumn() <= heads.size() && isFocusWithin()) {
            model.columnProperty().set(heads.get(cell.getColumn() - 1).column().name());
        }
    }

    private void show(@Nullable DatasetRows rows) {
        getColumns().clear();
        heads.clear();
        if (rows == null) {
            setItems(null);
            return;
        }
        List<TableColumn<GridRow, ?>> columns = new ArrayList<>();
        columns.add(numbers());
        for (int i = 0; i < rows.dataset().columns().size(); i++) {
            columns.add(column(i, rows.dataset().columns().get(i)));
        }
        setItems(rows);
        getColumns().setAll(columns);
        scrollTo(0);
    }

    private void describe(@Nullable Profile profile) {
        if (profile != null) {
            heads.forEach(head ->
                    model.profileOf(head.column().name()).ifPresent(found -> head.describe(found, profile.rows())));
        }
    }

    private TableColumn<GridRow, Integer> numbers() {
        TableColumn<GridRow, Integer> column = new TableColumn<>();
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(NUMBER_WIDTH);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().number()));
        column.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().addAll("number", "row-number");
            }

            @Override
            protected void updateItem(@Nullable Integer number, boolean empty) {
                super.updateItem(number, empty);
                setText(
                        empty || number == null
                                ? null
                                : labelled.messages().formats().integer(number + 1L));
            }
        });
        return column;
    }

    private TableColumn<GridRow, String> column(int index, Column column) {
        ColumnHead head = new ColumnHead(labelled, column);
        head.setOnMouseClicked(event -> model.columnProperty().set(column.name()));
        heads.add(head);
        TableColumn<GridRow, String> shown = new TableColumn<>();
        shown.setGraphic(head);
        shown.setSortable(false);
        shown.setReorderable(false);
        shown.setPrefWidth(ColumnHead.isNumber(column.type()) ? NUMBERS_WIDTH : OTHERS_WIDTH);
        shown.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().text(index)));
        shown.setCellFactory(_ -> new ValueCell(column.type()));
        return shown;
    }

    /** A value, or the sign that it is missing. */
    static final class ValueCell extends TableCell<GridRow, String> {
        private static final String MISSING = "–";

        ValueCell(ColumnType type) {
            if (ColumnHead.isNumber(type)) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            getStyleClass().remove("missing");
            if (empty) {
                setText(null);
            } else if (value == null) {
                setText(MISSING);
                getStyleClass().add("missing");
            } else {
                setText(value);
            }
        }
    }
}
