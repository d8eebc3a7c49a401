package crmbet.workbench.page.data.source;

import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourcePreview;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.control.ProgressRow;
import crmbet.workbench.message.Messages;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The first rows of what is chosen in a database, and how it is to be loaded. */
final class ChosenRows extends VBox {
    private final Labelled labelled;
    private final Messages messages;
    private final TablesViewModel model;
    private final PreviewTable table;
    private final ComboBox<@Nullable String> watermark = new ComboBox<>();

    ChosenRows(Labelled labelled, TablesViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("chosen");
        table = new PreviewTable(messages, model::leaveOut);
        table.setId("source-preview");
        table.setPlaceholder(labelled.caption("data.source.choose"));
        VBox.setVgrow(table, Priority.ALWAYS);
        model.previewProperty().subscribe(this::show);
        getChildren().addAll(form(), facts(), table, new ProgressRow(labelled, "data.import.loading", model.loading()));
    }

    private Node form() {
        TextField name = new TextField();
        name.setId("source-name");
        name.textProperty().bindBidirectional(model.nameProperty());
        CheckBox replace = new CheckBox();
        replace.textProperty().bind(messages.bind("data.import.replace"));
        replace.selectedProperty().bindBidirectional(model.replaceProperty());
        VBox replacing = new VBox(replace);
        replacing.getStyleClass().add("check-field");
        watermark.setId("source-watermark");
        watermark.setPrefWidth(192);
        watermark.setConverter(new OneWay<>(column -> column, () -> messages.get("data.source.watermark.none")));
        watermark.valueProperty().bindBidirectional(model.watermarkProperty());
        FlowPane form = new FlowPane(
                labelled.field("data.import.name", name),
                labelled.field("data.source.watermark", watermark),
                replacing);
        form.getStyleClass().add("form");
        return form;
    }

    private Label facts() {
        Label facts = labelled.caption(Bindings.createStringBinding(
                () -> words(model.previewProperty().get()), model.previewProperty(), messages.languageProperty()));
        facts.setWrapText(true);
        return facts;
    }

    private String words(@Nullable SourcePreview preview) {
        if (preview == null) {
            return "";
        }
        return preview.estimate() < 0
                ? messages.get("data.source.facts.unknown", preview.columns().size())
                : messages.get("data.source.facts", preview.columns().size(), preview.estimate());
    }

    private void show(@Nullable SourcePreview preview) {
        table.clear();
        watermark.getItems().clear();
        if (preview == null) {
            return;
        }
        watermark.getItems().add(null);
        preview.columns().stream()
                .filter(ChosenRows::grows)
                .forEach(column -> watermark.getItems().add(column.name()));
        table.show(
                preview.columns().stream().map(this::head).toList(),
                preview.rows(),
                // A query says by itself which columns it has.
                !model.writingProperty().get());
    }

    private PreviewTable.Head head(SourceColumn column) {
        return new PreviewTable.Head(
                column.name(),
                column.sqlType(),
                () -> column.sourceType() + (column.key() ? " · " + messages.get("data.source.key") : ""));
    }

    /** Whether a column is of a type whose values can only grow. */
    private static boolean grows(SourceColumn column) {
        String type = column.sqlType();
        return !type.endsWith("]")
                && (type.endsWith("INT")
                        || type.startsWith("INTEGER")
                        || type.startsWith("DECIMAL")
                        || type.startsWith("TIMESTAMP")
                        || type.equals("DATE"));
    }
}
