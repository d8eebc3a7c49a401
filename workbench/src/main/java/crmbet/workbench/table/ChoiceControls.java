package crmbet.workbench.table;

import atlantafx.base.theme.Styles;
import crmbet.core.dataset.Column;
import crmbet.workbench.control.Labelled;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where the rows of a table are sought, filtered and sorted and its columns are hidden: what a hand does there becomes the
 * model's choices, and choices that come from elsewhere are shown there.
 */
final class ChoiceControls {
    /** After the last key, so that a word is sought once and not letter by letter. */
    private static final Duration TYPING = Duration.millis(250);

    private final Labelled labelled;
    private final TableViewModel model;
    private final DataGrid grid;
    private final TextField search = new TextField();
    private final ToggleButton filters = new ToggleButton(null, new FontIcon(Feather.FILTER));
    private final Map<String, TextField> fields = new HashMap<>();
    private final PauseTransition typing = new PauseTransition(TYPING);
    /** Set while choices and controls follow one another, so that neither leads back. */
    private boolean following;

    ChoiceControls(Labelled labelled, TableViewModel model, DataGrid grid) {
        this.labelled = labelled;
        this.model = model;
        this.grid = grid;
        prepareSearch();
        filters.setId("filters");
        filters.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        filters.setTooltip(tooltip("table.filters"));
        filters.accessibleTextProperty().bind(labelled.messages().bind("table.filters"));
        filters.selectedProperty().addListener((_, _, shown) -> grid.showFilters(shown));
        typing.setOnFinished(_ -> refine());
        grid.setFilterFields(this::filterField);
        grid.order().setOnChosen(() -> {
            choose(choices -> choices.withOrder(grid.order().get()));
            refine();
        });
        grid.setOnShown((column, shown) -> choose(choices -> choices.withShown(column.name(), shown)));
        model.choicesProperty().addListener((_, before, now) -> follow(before, now));
    }

    /** Where a search is typed. */
    TextField search() {
        return search;
    }

    /** Shows and hides the fields in which filters are typed. */
    ToggleButton filters() {
        return filters;
    }

    /** Begins with another table; its filters are not shown before somebody asks for them. */
    void begin() {
        typing.stop();
        fields.clear();
        filters.setSelected(false);
    }

    private void prepareSearch() {
        search.setId("table-search");
        search.promptTextProperty().bind(labelled.messages().bind("table.search"));
        search.setTooltip(tooltip("table.search.hint"));
        search.accessibleTextProperty().bind(labelled.messages().bind("table.search"));
        search.textProperty().addListener((_, _, text) -> type(choices -> choices.withSearch(text)));
        search.setOnAction(_ -> refine());
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
    }

    private Tooltip tooltip(String key) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(labelled.messages().bind(key));
        return tooltip;
    }

    private TextField filterField(DataColumn shown) {
        Column column = shown.column();
        TextField field = new TextField(model.choicesProperty().get().filter(column.name()));
        field.getStyleClass().add(Styles.SMALL);
        field.promptTextProperty()
                .bind(labelled.messages()
                        .bind(CellText.isNumber(column) ? "table.filter.number" : "table.filter.text"));
        field.setTooltip(tooltip("table.filter.hint"));
        field.setAccessibleText(labelled.messages().get("table.filter.of", shown.title()));
        field.textProperty().subscribe(text -> judge(field, column, text));
        field.textProperty().addListener((_, _, text) -> type(choices -> choices.withFilter(column.name(), text)));
        fields.put(column.name(), field);
        return field;
    }

    private void judge(TextField field, Column column, String text) {
        field.pseudoClassStateChanged(
                Styles.STATE_DANGER,
                !text.isBlank() && texts().parse(column, text).isEmpty());
    }

    private FilterText texts() {
        return new FilterText(labelled.messages().language().locale());
    }

    private void type(UnaryOperator<TableChoices> change) {
        if (choose(change)) {
            typing.playFromStart();
        }
    }

    /** Returns whether a hand chose, and not something else that the controls follow. */
    private boolean choose(UnaryOperator<TableChoices> change) {
        if (following) {
            return false;
        }
        following = true;
        model.choicesProperty().set(change.apply(model.choicesProperty().get()));
        following = false;
        return true;
    }

    private void follow(TableChoices before, TableChoices choices) {
        if (following) {
            return;
        }
        following = true;
        show(search, choices.search());
        fields.forEach((column, field) -> show(field, choices.filter(column)));
        if (!choices.filters().equals(before.filters())
                && grid.hasAny(choices.filters().keySet())) {
            filters.setSelected(true);
        }
        grid.order().show(choices.order());
        grid.hide(choices.hidden());
        following = false;
        refine();
    }

    /** Leaves the caret where it is if nothing changes. */
    private static void show(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void refine() {
        typing.stop();
        PagedRows rows = model.rowsProperty().get();
        if (rows != null) {
            model.refine(model.choicesProperty()
                    .get()
                    .refinement(
                            rows.table().columns(),
                            texts(),
                            model.refinementProperty().get().among()));
        }
    }
}
