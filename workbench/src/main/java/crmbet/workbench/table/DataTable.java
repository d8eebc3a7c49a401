package crmbet.workbench.table;

import atlantafx.base.theme.Styles;
import crmbet.core.dataset.Column;
import crmbet.core.table.ColumnLayout;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Language;
import crmbet.workbench.shell.FailureNote;
import crmbet.workbench.task.Tasks;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A table of any number of rows: search, filters, choice of columns and copying above the rows. The names of columns
 * sort, the rows select; keys do what they do in spreadsheets.
 */
public final class DataTable extends VBox {
    private static final Duration WORTH_MENTIONING = Duration.millis(500);

    private final Labelled labelled;
    private final TableViewModel model;
    private final MenuButton columns = new MenuButton(null, new FontIcon(Feather.COLUMNS));
    private final Label count = new Label();
    private final Label selected = new Label();
    private final HBox waiting;
    private final HBox bar;
    private final DataGrid grid;
    private final ChoiceControls choices;
    /** Set if others say how many rows there are and are selected. */
    private boolean terse;

    private final PauseTransition longWait = new PauseTransition(WORTH_MENTIONING);
    /** Follows the language no longer than this table lives, because a bound property is held weakly. */
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();

    public DataTable(Labelled labelled, TableViewModel model, Tasks tasks) {
        this(labelled, model, tasks, TableCopy.MAXIMUM_CELLS);
    }

    /** @param maximumCells how many values are copied at most */
    DataTable(Labelled labelled, TableViewModel model, Tasks tasks, int maximumCells) {
        this.labelled = labelled;
        this.model = model;
        getStyleClass().add("data-table");
        getStylesheets()
                .add(Objects.requireNonNull(DataTable.class.getResource("style.css"))
                        .toExternalForm());
        grid = new DataGrid(labelled, model);
        choices = new ChoiceControls(labelled, model, grid);
        TableCopy copying = new TableCopy(labelled.messages(), model, tasks, grid, maximumCells);
        grid.setOnColumns(() -> grid.fill(columns));
        Button copy = labelled.iconButton(Feather.COPY, "table.copy", copying::copy);
        copy.setId("copy-rows");
        copy.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> model.selection().isEmpty(), model.selectionProperty()));
        columns.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        columns.setId("columns");
        columns.accessibleTextProperty().bind(labelled.messages().bind("table.columns"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(labelled.messages().bind("table.columns"));
        columns.setTooltip(tip);
        for (Label label : List.of(count, selected)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.managedProperty().bind(label.textProperty().isNotEmpty());
        }
        count.setId("row-count");
        count.getStyleClass().add("caption");
        selected.getStyleClass().add("caption");
        selected.setId("selected-count");
        Button cancel = labelled.button("control.cancel", model::cancel);
        cancel.getStyleClass().add(Styles.SMALL);
        waiting = new HBox(labelled.caption("table.working"), cancel);
        waiting.getStyleClass().add("waiting");
        waiting.setAlignment(Pos.CENTER_LEFT);
        shown(waiting, false);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar = new HBox(choices.search(), choices.filters(), count, selected, waiting, gap, copy, columns);
        bar.getStyleClass().add("table-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(bar, new FailureNote(labelled.messages(), model.failureProperty()), grid);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> onKey(event, copying));
        longWait.setOnFinished(_ -> shown(waiting, model.busyProperty().get()));
        model.busyProperty().addListener((_, _, busy) -> waitFor(busy));
        model.rowsProperty().addListener((_, before, now) -> onRows(before, now));
        model.selectionProperty().addListener((_, _, _) -> count());
        language.bind(labelled.messages().languageProperty());
        language.addListener((_, _, _) -> {
            count();
            grid.rewrite();
        });
        copying.saidProperty().addListener((_, _, now) -> selected.setText(now));
        count();
    }

    /** The rows themselves. */
    public Node rows() {
        return grid;
    }

    /** What stands above a column instead of its name. */
    public void setHeads(Function<Column, Node> heads) {
        grid.setHeads(heads);
    }

    /** Told the column whose cell has the focus. */
    public void setOnColumn(Consumer<Column> action) {
        grid.setOnColumn(action);
    }

    /** What is said where there are no rows. */
    public void setPlaceholder(Node placeholder) {
        grid.setPlaceholder(placeholder);
    }

    /** How the columns of the tables that are shown from now on are called and written. */
    public void setWording(Wording wording) {
        grid.setWording(wording);
    }

    /** Writes everything again, because names or colours are others. */
    public void rewrite() {
        grid.rewrite();
    }

    /** Told the number in the table of the row that is pointed at, or else has the focus; empty for none. */
    public void setOnRow(Consumer<OptionalInt> action) {
        grid.setOnRow(action);
    }

    /** Brings the first selected row into view, unless a selected row is there already. */
    public void reveal() {
        if (!grid.showsSelected()) {
            model.firstSelected().ifPresent(grid::scrollTo);
        }
    }

    /** Takes the controls away from above the rows, to be placed beside words that say how many rows there are. */
    public Node takeBar() {
        terse = true;
        count();
        getChildren().remove(bar);
        bar.getStylesheets().setAll(getStylesheets());
        return bar;
    }

    /** Adds a control at the right of those above the rows. */
    public void addTool(Node tool) {
        bar.getChildren().add(tool);
    }

    /** Shows columns as they were shown before; to be called once the table is there. */
    public void setLayout(List<ColumnLayout> layout) {
        grid.setLayout(layout);
    }

    /** Told whenever columns were moved, resized, hidden or shown. */
    public void setOnLayout(Consumer<List<ColumnLayout>> action) {
        grid.setOnLayout(action);
    }

    /** The names of the columns shown, from left to right. */
    public List<String> shownColumns() {
        return grid.shownColumns();
    }

    /** Puts the caret where a search is typed. */
    public void find() {
        choices.search().requestFocus();
        choices.search().selectAll();
    }

    private void onRows(@Nullable PagedRows before, @Nullable PagedRows now) {
        grid.show(now);
        if (before == null || now == null || before.table() != now.table()) {
            choices.begin();
        }
        count();
    }

    private void onKey(KeyEvent event, TableCopy copying) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            find();
            event.consume();
        } else if (event.isShortcutDown()
                && event.getCode() == KeyCode.C
                && grid.isFocusWithin()
                && !(event.getTarget() instanceof TextField)) {
            copying.copy();
            event.consume();
        }
    }

    private void waitFor(boolean busy) {
        if (busy) {
            longWait.playFromStart();
        } else {
            longWait.stop();
            shown(waiting, false);
        }
    }

    private void count() {
        PagedRows rows = model.rowsProperty().get();
        long total = rows == null ? 0 : rows.table().rows();
        long now = rows == null ? 0 : rows.size();
        count.setText(
                now == total
                        ? terse ? "" : labelled.messages().get("table.rows", total)
                        : labelled.messages().get("table.rows.of", now, total));
        int marked = model.selection().count();
        selected.setText(marked == 0 || terse ? "" : labelled.messages().get("table.selected", marked));
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
