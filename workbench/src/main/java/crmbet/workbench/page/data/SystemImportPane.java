package crmbet.workbench.page.data;

import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemTable;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.ProgressRow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.FailureNote;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A system before it is loaded: which tables were found, and what they become. */
final class SystemImportPane extends VBox {
    private static final double FIELD_WIDTH = 220;

    private final Labelled labelled;
    private final Messages messages;
    private final SystemImportViewModel model;
    /** Follows the language no longer than this pane lives, because a bound property is held weakly. */
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();

    private final GridPane tables = new GridPane();

    SystemImportPane(Labelled labelled, SystemImportViewModel model, Runnable discard) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().addAll("import-pane", "system-import");
        tables.getStyleClass().add("system-tables");
        tables.setId("system-tables");
        model.foundProperty().addListener((_, _, _) -> showTables());
        language.bind(messages.languageProperty());
        language.addListener((_, _, _) -> showTables());
        showTables();
        ScrollPane scroll = new ScrollPane(tables);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label hint = labelled.caption(Bindings.createStringBinding(
                () -> messages.get(
                        model.organisations().isEmpty() ? "data.system.hint" : "data.system.hint.organisation"),
                model.organisations(),
                messages.languageProperty()));
        hint.setWrapText(true);
        getChildren()
                .addAll(
                        head(discard),
                        form(),
                        new FailureNote(messages, model.loading().failureProperty()),
                        hint,
                        scroll,
                        new ProgressRow(labelled, "data.import.loading", model.loading()));
    }

    private Node head(Runnable discard) {
        Label title = labelled.label("data.system.title");
        title.getStyleClass().add("pane-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label place = new Label(model.address());
        place.getStyleClass().add("caption");
        HBox head = new HBox(title, place, gap, labelled.button("data.import.discard", discard));
        head.getStyleClass().add("head");
        head.setAlignment(Pos.BASELINE_LEFT);
        return head;
    }

    private Node form() {
        TextField name = new TextField();
        name.setId("system-name");
        name.setPrefColumnCount(14);
        name.textProperty().bindBidirectional(model.nameProperty());
        CheckBox replace = new CheckBox();
        replace.setId("system-replace");
        replace.textProperty().bind(messages.bind("data.system.replace"));
        replace.selectedProperty().bindBidirectional(model.replaceProperty());
        VBox replaceField = new VBox(replace);
        replaceField.setAlignment(Pos.BOTTOM_LEFT);
        replaceField.getStyleClass().add("check-field");
        FlowPane form = new FlowPane(
                labelled.field("data.map.system", systems()),
                organisationField(),
                labelled.field("data.system.name", name),
                replaceField);
        form.getStyleClass().add("form");
        return form;
    }

    private ComboBox<KnownSystem> systems() {
        ComboBox<KnownSystem> box = new ComboBox<>();
        box.setId("system-choice");
        box.setPrefWidth(FIELD_WIDTH);
        box.getItems().addAll(model.systems());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable KnownSystem system) {
                return system == null ? "" : system.title();
            }

            @Override
            public @Nullable KnownSystem fromString(String title) {
                return null;
            }
        });
        box.valueProperty().bindBidirectional(model.systemProperty());
        return box;
    }

    private Node organisationField() {
        ComboBox<String> box = new ComboBox<>(model.organisations());
        box.setId("system-organisation");
        box.setPrefWidth(FIELD_WIDTH);
        box.promptTextProperty().bind(messages.bind("data.system.organisation.choose"));
        box.valueProperty().bindBidirectional(model.organisationProperty());
        Node field = labelled.field("data.system.organisation", box);
        field.visibleProperty().bind(Bindings.isNotEmpty(model.organisations()));
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private void showTables() {
        tables.getChildren().clear();
        SystemPlace.Found found = model.foundProperty().get();
        if (found == null) {
            return;
        }
        int row = 0;
        tables.addRow(
                row++,
                labelled.caption("data.system.table"),
                labelled.caption("data.system.place"),
                labelled.caption("data.system.becomes"));
        for (Map.Entry<SystemTable, String> place : found.places().entrySet()) {
            SystemTable table = place.getKey();
            Label name = new Label(table.name());
            name.getStyleClass().add("name");
            tables.addRow(
                    row++, name, new Label(place.getValue()), labelled.label("data.system.content." + table.content()));
        }
    }
}
