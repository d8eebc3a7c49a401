package crmbet.workbench.page.data.source;

import crmbet.core.canonical.KnownSystem;
import crmbet.core.source.SourceTable;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The tables of a database, or a query. */
final class TablesPane extends VBox {
    private static final int QUERY_ROWS = 10;

    private final Labelled labelled;
    private final Messages messages;
    private final TablesViewModel model;

    TablesPane(Labelled labelled, TablesViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("choice");
        ToggleGroup kinds = new ToggleGroup();
        ToggleButton tables = kind("data.source.tables", kinds, false);
        ToggleButton query = kind("data.source.query", kinds, true);
        query.setId("source-query-kind");
        HBox switching = new HBox(tables, query);
        switching.getStyleClass().add("switch");
        StackPane choice = new StackPane(tableChoice(), queryChoice());
        VBox.setVgrow(choice, Priority.ALWAYS);
        getChildren().addAll(whole(), switching, choice);
    }

    /** Where the database holds a whole system, all of it can be had at once. */
    private Node whole() {
        Button take = new Button();
        take.setId("source-system");
        take.setMaxWidth(Double.MAX_VALUE);
        take.textProperty()
                .bind(Bindings.createStringBinding(
                        this::wholeText, model.systemProperty(), messages.languageProperty()));
        take.setOnAction(_ -> model.takeSystem());
        take.visibleProperty().bind(model.systemProperty().isNotNull());
        take.managedProperty().bind(take.visibleProperty());
        return take;
    }

    private String wholeText() {
        KnownSystem system = model.systemProperty().get();
        return system == null ? "" : messages.get("data.source.system", system.title());
    }

    private ToggleButton kind(String key, ToggleGroup group, boolean writes) {
        ToggleButton button = new ToggleButton();
        button.getStyleClass().add(writes ? "right-pill" : "left-pill");
        button.textProperty().bind(messages.bind(key));
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setSelected(model.writingProperty().get() == writes);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.writingProperty().set(writes);
        });
        return button;
    }

    private Node tableChoice() {
        TextField filter = new TextField();
        filter.setId("source-filter");
        filter.promptTextProperty().bind(messages.bind("data.source.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        ListView<SourceTable> list = new ListView<>(model.tables());
        list.setId("source-tables");
        list.setCellFactory(_ -> new TableCell());
        Label placeholder = labelled.caption(Bindings.createStringBinding(
                () -> messages.get(model.browsingProperty().get() ? "data.source.asking" : "data.source.no-tables"),
                model.browsingProperty(),
                messages.languageProperty()));
        list.setPlaceholder(placeholder);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> model.tableProperty().set(now));
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox box = new VBox(filter, list);
        box.getStyleClass().add("tables");
        box.visibleProperty().bind(model.writingProperty().not());
        return box;
    }

    private Node queryChoice() {
        TextArea query = new TextArea();
        query.setId("source-query");
        query.getStyleClass().add("code");
        query.setPrefRowCount(QUERY_ROWS);
        query.promptTextProperty().bind(messages.bind("data.source.query.prompt"));
        query.textProperty().bindBidirectional(model.queryProperty());
        VBox.setVgrow(query, Priority.ALWAYS);
        Button look = labelled.button("data.source.query.try", model::tryQuery);
        look.setId("source-try");
        look.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.queryProperty().get().isBlank(), model.queryProperty()));
        Label hint = labelled.caption("data.source.query.hint");
        hint.setWrapText(true);
        VBox box = new VBox(query, look, hint);
        box.getStyleClass().add("tables");
        box.visibleProperty().bind(model.writingProperty());
        return box;
    }

    /** Name above, rows and size below. */
    private final class TableCell extends ListCell<SourceTable> {
        private final Label name = new Label();
        private final Label size = new Label();
        private final VBox box = new VBox(name, size);

        TableCell() {
            size.getStyleClass().add("caption");
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable SourceTable table, boolean empty) {
            super.updateItem(table, empty);
            if (empty || table == null) {
                setGraphic(null);
                return;
            }
            name.setText(table.schema().equals("public") ? table.name() : table.schema() + '.' + table.name());
            size.setText(words(table));
            setGraphic(box);
        }

        private String words(SourceTable table) {
            String kind = messages.get("data.source.kind." + table.kind().name());
            String rows = table.rows() < 0 ? kind : messages.get("data.source.rows", table.rows());
            return table.bytes() <= 0 ? rows : rows + " · " + messages.formats().bytes(table.bytes());
        }
    }
}
