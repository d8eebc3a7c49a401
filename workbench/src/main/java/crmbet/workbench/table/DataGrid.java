package crmbet.workbench.table;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.dataset.Column;
import crmbet.core.table.ColumnLayout;
import crmbet.workbench.control.Labelled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rows and columns of a data table. */
final class DataGrid extends TableView<TableLine> {
    private static final double ROW_HEIGHT = 28;
    private static final double NUMBERS_WIDTH = 120;
    private static final double OTHERS_WIDTH = 168;
    /** Not the 80 of columns that nobody gave a width: JavaFX fits those to the few rows it sees first. */
    private static final double NUMBER_WIDTH = 76;

    private final Labelled labelled;
    private final List<DataColumn> dataColumns = new ArrayList<>();
    private final GridOrder order = new GridOrder(this, dataColumns);
    private final Set<LineRow> lineRows = Collections.newSetFromMap(new WeakHashMap<>());
    private Wording wording = Wording.PLAIN;
    private Function<Column, Node> heads = this::name;
    private Function<DataColumn, TextField> filterFields = _ -> new TextField();
    private BiConsumer<Column, Boolean> onShown = (_, _) -> {};
    private Runnable onColumns = () -> {};
    private Consumer<Column> onColumn = _ -> {};
    private Consumer<List<ColumnLayout>> onLayout = _ -> {};
    private Consumer<OptionalInt> onPointed = _ -> {};
    private OptionalInt pointed = OptionalInt.empty();
    private boolean settingUp;
    private boolean filtersShown;

    DataGrid(Labelled labelled, TableViewModel model) {
        this.labelled = labelled;
        setId("table-rows");
        getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        // With rows of one height the table need not build the columns that are out of view, of which there may be 500.
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(labelled.label("table.none"));
        getSelectionModel().setCellSelectionEnabled(true);
        GridKeys keys = new GridKeys(this, model);
        setRowFactory(_ -> {
            LineRow row = new LineRow(model, keys);
            row.hoverProperty()
                    .addListener((_, _, over) -> onPointed.accept(over ? row.tableRow() : OptionalInt.empty()));
            lineRows.add(row);
            return row;
        });
        getFocusModel()
                .focusedCellProperty()
                .addListener(_ -> look(getFocusModel().getFocusedCell()));
        model.selectionProperty().addListener((_, _, _) -> lineRows.forEach(LineRow::mark));
        getColumns().addListener((ListChangeListener<TableColumn<TableLine, ?>>) _ -> layoutChanged());
    }

    void setHeads(Function<Column, Node> heads) {
        this.heads = heads;
    }

    /** For the tables that are shown from now on. */
    void setWording(Wording wording) {
        this.wording = wording;
    }

    /** Where the filter of a column is typed. */
    void setFilterFields(Function<DataColumn, TextField> fields) {
        filterFields = fields;
    }

    /** Told a column that is shown from now on, or no longer. */
    void setOnShown(BiConsumer<Column, Boolean> action) {
        onShown = action;
    }

    void setOnColumns(Runnable action) {
        onColumns = action;
    }

    void setOnColumn(Consumer<Column> action) {
        onColumn = action;
    }

    void setOnLayout(Consumer<List<ColumnLayout>> action) {
        onLayout = action;
    }

    /** Told the number in the table of the row that is pointed at, or else has the focus. */
    void setOnRow(Consumer<OptionalInt> action) {
        Runnable tell = () -> action.accept(pointed.isPresent() ? pointed : focused());
        onPointed = row -> {
            pointed = row;
            tell.run();
        };
        focusWithinProperty().addListener((_, _, _) -> tell.run());
        getFocusModel().focusedIndexProperty().addListener((_, _, _) -> tell.run());
    }

    private OptionalInt focused() {
        int position = getFocusModel().getFocusedIndex();
        return isFocusWithin() && getItems() instanceof PagedRows rows && position >= 0 && position < rows.size()
                ? OptionalInt.of(rows.arrangement().tableRow(position))
                : OptionalInt.empty();
    }

    /** Whether a selected row is in view. */
    boolean showsSelected() {
        return lineRows.stream().anyMatch(LineRow::isMarkedInView);
    }

    /** By what the rows are sorted. */
    GridOrder order() {
        return order;
    }

    /** Whether there is one of these columns. */
    boolean hasAny(Set<String> names) {
        return dataColumns.stream()
                .anyMatch(each -> names.contains(each.column().name()));
    }

    /** Shows all columns but these. */
    void hide(Set<String> names) {
        dataColumns.forEach(
                each -> each.setVisible(!names.contains(each.column().name())));
    }

    List<String> shownColumns() {
        return shown().stream().map(each -> each.column().name()).toList();
    }

    /** The columns shown, from left to right. */
    List<DataColumn> shown() {
        return getColumns().stream()
                .filter(DataColumn.class::isInstance)
                .map(DataColumn.class::cast)
                .filter(TableColumn::isVisible)
                .toList();
    }

    /** What each column of the table is called. */
    List<String> titles() {
        return dataColumns.stream().map(DataColumn::title).toList();
    }

    /** How the values of each column of the table are written; for a thread of its own. */
    List<Function<@Nullable Object, String>> texts() {
        return dataColumns.stream().map(DataColumn::newText).toList();
    }

    void show(@Nullable PagedRows rows) {
        @Nullable PagedRows before = getItems() instanceof PagedRows present ? present : null;
        settingUp = true;
        if (rows == null) {
            setItems(null);
            getColumns().clear();
            dataColumns.clear();
        } else if (before == null || before.table() != rows.table()) {
            getColumns().clear();
            dataColumns.clear();
            filtersShown = false;
            setItems(rows);
            build(rows);
            scrollTo(0);
        } else {
            List<TableColumn<TableLine, ?>> sorted = List.copyOf(getSortOrder());
            setItems(rows);
            getSortOrder().setAll(sorted);
            scrollTo(0);
        }
        settingUp = false;
        onColumns.run();
    }

    /** Writes everything again, because the language is another. */
    void rewrite() {
        dataColumns.forEach(each -> each.write(labelled.messages()));
        dataColumns.forEach(this::dress);
        refresh();
        onColumns.run();
    }

    void showFilters(boolean shown) {
        if (shown != filtersShown) {
            filtersShown = shown;
            dataColumns.forEach(this::dress);
        }
    }

    /** One entry a column, ticked while it is shown. */
    void fill(MenuButton menu) {
        menu.getItems().clear();
        for (DataColumn column : dataColumns) {
            CheckMenuItem item = new CheckMenuItem(column.title());
            item.setMnemonicParsing(false);
            item.setSelected(column.isVisible());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            menu.getItems().add(item);
        }
    }

    void setLayout(List<ColumnLayout> layout) {
        settingUp = true;
        List<TableColumn<TableLine, ?>> sorted =
                new ArrayList<>(getColumns().subList(0, Math.min(1, getColumns().size())));
        for (ColumnLayout wanted : layout) {
            dataColumns.stream()
                    .filter(each -> each.column().name().equals(wanted.column()))
                    .findFirst()
                    .ifPresent(column -> {
                        column.setPrefWidth(wanted.width());
                        column.setVisible(wanted.shown());
                        sorted.add(column);
                    });
        }
        if (sorted.size() == getColumns().size()) {
            getColumns().setAll(sorted);
        }
        settingUp = false;
    }

    private void build(PagedRows rows) {
        List<TableColumn<TableLine, ?>> built = new ArrayList<>();
        built.add(new NumberColumn(labelled.messages(), NUMBER_WIDTH));
        List<Column> columns = rows.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            DataColumn column = new DataColumn(labelled.messages(), columns.get(i), i, wording);
            column.setPrefWidth(CellText.isNumber(columns.get(i)) ? NUMBERS_WIDTH : OTHERS_WIDTH);
            column.widthProperty().addListener((_, _, _) -> layoutChanged());
            column.visibleProperty().addListener((_, _, shown) -> {
                onShown.accept(column.column(), shown);
                layoutChanged();
            });
            dataColumns.add(column);
            dress(column);
            built.add(column);
        }
        rows.addListener((ListChangeListener<TableLine>) _ -> measure(rows));
        measure(rows);
        getColumns().setAll(built);
    }

    /** The first rows say how many decimals a column needs, so that the decimal points of all rows stand in line. */
    private void measure(PagedRows rows) {
        List<TableLine> first = rows.subList(0, Math.min(rows.size(), PagedRows.ROWS_PER_PAGE));
        dataColumns.forEach(each -> each.measure(first));
    }

    private void dress(DataColumn column) {
        Node name = heads.apply(column.column());
        HBox.setHgrow(name, Priority.ALWAYS);
        SortArrow arrow = column.arrow();
        order.mark(column);
        // Beside figures at their left, so that the head stays above what it names.
        HBox top = wording.figures(column.column()) ? new HBox(arrow, name) : new HBox(name, arrow);
        top.getStyleClass().add("head-top");
        VBox head = new VBox(top);
        head.getStyleClass().add("head");
        if (filtersShown) {
            TextField field = filterFields.apply(column);
            // Typing and clicking in the field is no wish to sort.
            field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
            head.getChildren().add(field);
        }
        head.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                order.sortBy(column, event.isShiftDown());
            }
        });
        column.setGraphic(head);
    }

    /** Sorts by the column whose cell has the focus, as a click on its head does. */
    void sortByFocused(boolean besides) {
        if (getFocusModel().getFocusedCell().getTableColumn() instanceof DataColumn column) {
            order.sortBy(column, besides);
        }
    }

    private Node name(Column column) {
        Label label = new Label(wording.title(column));
        String description = wording.description(column);
        String sorting = labelled.messages().get("table.sort.hint");
        label.setTooltip(new Tooltip(description.isEmpty() ? sorting : description + '\n' + sorting));
        label.getStyleClass().add("name");
        label.setMaxWidth(Double.MAX_VALUE);
        if (wording.figures(column)) {
            label.getStyleClass().add("number");
        }
        return label;
    }

    private void look(@Nullable TablePosition<?, ?> cell) {
        if (cell != null && cell.getTableColumn() instanceof DataColumn column && isFocusWithin()) {
            onColumn.accept(column.column());
        }
    }

    private void layoutChanged() {
        if (settingUp || dataColumns.isEmpty() || getColumns().size() != dataColumns.size() + 1) {
            return;
        }
        onLayout.accept(getColumns().stream()
                .filter(DataColumn.class::isInstance)
                .map(DataColumn.class::cast)
                .map(each -> new ColumnLayout(each.column().name(), each.getWidth(), each.isVisible()))
                .toList());
    }
}
