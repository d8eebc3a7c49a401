package crmbet.workbench.page.data;

import atlantafx.base.theme.Styles;
import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.Format;
import crmbet.core.dataset.Preview;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.ProgressRow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.FailureNote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A file before it is loaded: its first rows as they would become a dataset, and what can be decided otherwise. */
final class ImportPane extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final double COLUMN_WIDTH = 152;

    private final Labelled labelled;
    private final Messages messages;
    private final ImportViewModel model;
    /** Follows the language no longer than this pane lives, because a bound property is held weakly. */
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();

    private final TableView<GridRow> table = new TableView<>();

    ImportPane(Labelled labelled, ImportViewModel model, Runnable discard) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("import-pane");
        table.setId("preview");
        table.getStyleClass().addAll(Styles.DENSE);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setPlaceholder(labelled.label("data.preview.none"));
        VBox.setVgrow(table, Priority.ALWAYS);
        model.previewProperty().addListener((_, _, now) -> show(now));
        language.bind(messages.languageProperty());
        language.addListener((_, _, _) -> show(model.previewProperty().get()));
        show(model.previewProperty().get());
        getChildren()
                .addAll(
                        head(discard),
                        form(),
                        new FailureNote(messages, model.loading().failureProperty()),
                        labelled.caption("data.preview.hint"),
                        table,
                        new ProgressRow(labelled, "data.import.loading", model.loading()));
    }

    private Node head(Runnable discard) {
        Label title = labelled.label("data.import.title");
        title.getStyleClass().add("pane-title");
        Label facts = labelled.caption(Bindings.createStringBinding(
                () -> facts(model.previewProperty().get()), model.previewProperty(), messages.languageProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button leave = labelled.button("data.import.discard", discard);
        HBox head = new HBox(title, facts, gap, leave);
        head.getStyleClass().add("head");
        head.setAlignment(Pos.BASELINE_LEFT);
        return head;
    }

    private String facts(@Nullable Preview preview) {
        return preview == null
                ? ""
                : messages.get(
                        preview.packed() ? "data.import.facts.packed" : "data.import.facts",
                        messages.get("data.format." + preview.format()),
                        messages.formats().bytes(preview.bytes()),
                        preview.columns().size());
    }

    private Node form() {
        TextField name = new TextField();
        name.setId("dataset-name");
        name.setPrefColumnCount(18);
        name.textProperty().bindBidirectional(model.nameProperty());
        CheckBox replace = new CheckBox();
        replace.setId("replace");
        replace.textProperty().bind(messages.bind("data.import.replace"));
        replace.selectedProperty().bindBidirectional(model.replaceProperty());
        FlowPane form = new FlowPane(
                labelled.field("data.import.name", name),
                onlyFor(
                        labelled.field("data.import.delimiter", ReadingChoices.delimiter(messages, language, model)),
                        Format.CSV,
                        Format.TSV),
                onlyFor(
                        labelled.field("data.import.header", ReadingChoices.header(messages, language, model)),
                        Format.CSV,
                        Format.TSV),
                onlyFor(
                        labelled.field("data.import.decimal", ReadingChoices.decimalMark(messages, language, model)),
                        Format.CSV,
                        Format.TSV),
                onlyFor(
                        labelled.field("data.import.encoding", ReadingChoices.encoding(messages, language, model)),
                        Format.CSV,
                        Format.TSV,
                        Format.JSON_ARRAY,
                        Format.JSON_LINES,
                        Format.JSON_OBJECTS),
                replaceField(replace));
        form.getStyleClass().add("form");
        return form;
    }

    private static Node replaceField(CheckBox replace) {
        VBox box = new VBox(replace);
        box.setAlignment(Pos.BOTTOM_LEFT);
        box.getStyleClass().add("check-field");
        return box;
    }

    /** A field that is there only for some formats, and while the format is not known. */
    private Node onlyFor(Node field, Format... formats) {
        List<Format> known = List.of(formats);
        field.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> {
                            Preview preview = model.previewProperty().get();
                            return preview == null || known.contains(preview.format());
                        },
                        model.previewProperty()));
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private void show(@Nullable Preview preview) {
        table.getColumns().clear();
        table.setItems(FXCollections.observableArrayList());
        if (preview == null) {
            return;
        }
        List<TableColumn<GridRow, ?>> columns = new ArrayList<>();
        for (int i = 0; i < preview.columns().size(); i++) {
            columns.add(column(i, preview.columns().get(i)));
        }
        table.getColumns().setAll(columns);
        table.setItems(FXCollections.observableArrayList(
                IntStream.range(0, preview.rows().size())
                        .mapToObj(i -> new GridRow(i, preview.rows().get(i)))
                        .toList()));
    }

    private TableColumn<GridRow, String> column(int index, Column column) {
        Label name = new Label(column.name());
        name.getStyleClass().add("name");
        name.setTooltip(new Tooltip(column.name()));
        name.setMaxWidth(Double.MAX_VALUE);
        ComboBox<ColumnDecision> type = ReadingChoices.type(messages, model, column);
        VBox head = new VBox(name, type, ReadingChoices.personal(messages, model, column, table::refresh));
        head.getStyleClass().add("column-head");
        TableColumn<GridRow, String> shown = new TableColumn<>();
        shown.setGraphic(head);
        shown.setSortable(false);
        shown.setReorderable(false);
        shown.setPrefWidth(COLUMN_WIDTH);
        shown.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().text(index)));
        boolean leftOut = model.isLeftOut(column);
        ColumnType aligned = column.type();
        shown.setCellFactory(_ -> {
            PreviewCell cell = new PreviewCell(aligned, () -> model.personal(column));
            if (leftOut) {
                cell.getStyleClass().add("left-out");
            }
            return cell;
        });
        return shown;
    }
}
