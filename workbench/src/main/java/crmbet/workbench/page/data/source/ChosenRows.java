package crmbet.workbench.page.data.source;

import atlantafx.base.theme.Styles;
import crmbet.core.privacy.PersonalColumn;
import crmbet.core.privacy.PersonalKind;
import crmbet.core.privacy.PersonalSearch;
import crmbet.core.privacy.PrivacyOptions;
import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourcePreview;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.control.ProgressRow;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The first rows of what is chosen in a database, and how it is to be loaded. */
final class ChosenRows extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final double COLUMN_WIDTH = 144;
    private static final double MOMENT_WIDTH = 192;

    private final Labelled labelled;
    private final Messages messages;
    private final SourceViewModel model;
    private final TableView<List<@Nullable String>> table = new TableView<>();
    private final ComboBox<@Nullable String> watermark = new ComboBox<>();
    private Map<String, PersonalKind> personal = Map.of();

    ChosenRows(Labelled labelled, SourceViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("chosen");
        table.setId("source-preview");
        table.getStyleClass().add(Styles.DENSE);
        table.setFixedCellSize(ROW_HEIGHT);
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
        table.getColumns().clear();
        table.setItems(FXCollections.observableArrayList());
        watermark.getItems().clear();
        if (preview == null) {
            return;
        }
        personal = PersonalSearch.amongRows(
                        preview.columns().stream().map(SourceColumn::name).toList(),
                        preview.rows(),
                        PrivacyOptions.detect())
                .stream()
                .collect(Collectors.toMap(PersonalColumn::column, PersonalColumn::kind));
        watermark.getItems().add(null);
        preview.columns().stream()
                .filter(ChosenRows::grows)
                .forEach(column -> watermark.getItems().add(column.name()));
        table.getColumns()
                .setAll(IntStream.range(0, preview.columns().size())
                        .mapToObj(i -> column(i, preview.columns().get(i)))
                        .toList());
        table.setItems(FXCollections.observableArrayList(preview.rows()));
    }

    private static boolean isNumber(SourceColumn column) {
        String type = column.sqlType();
        return !type.endsWith("]")
                && (type.endsWith("INT")
                        || type.equals("INTEGER")
                        || type.startsWith("DECIMAL")
                        || type.equals("DOUBLE")
                        || type.equals("FLOAT"));
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

    private TableColumn<List<@Nullable String>, String> column(int index, SourceColumn column) {
        CheckBox wanted = new CheckBox(column.name());
        wanted.setSelected(true);
        wanted.setMnemonicParsing(false);
        wanted.setTooltip(new Tooltip(column.name()));
        // A query says by itself which columns it has.
        wanted.setDisable(model.writingProperty().get());
        wanted.selectedProperty().addListener((_, _, now) -> {
            model.leaveOut(column, !now);
            table.refresh();
        });
        PersonalKind kind = personal.get(column.name());
        Label type = new Label(column.sourceType()
                + (column.key() ? " · " + messages.get("data.source.key") : "")
                + (kind == null ? "" : " · " + messages.get("data.personal.kind." + kind)));
        type.getStyleClass().add("caption");
        VBox head = new VBox(wanted, type);
        head.getStyleClass().add("column-head");
        TableColumn<List<@Nullable String>, String> shown = new TableColumn<>();
        shown.setGraphic(head);
        shown.setSortable(false);
        shown.setReorderable(false);
        shown.setPrefWidth(column.sqlType().startsWith("TIMESTAMP") ? MOMENT_WIDTH : COLUMN_WIDTH);
        shown.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().get(index)));
        shown.setCellFactory(_ -> new Cell(column));
        return shown;
    }

    private final class Cell extends TableCell<List<@Nullable String>, String> {
        private final SourceColumn column;

        Cell(SourceColumn column) {
            this.column = column;
            if (isNumber(column)) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            getStyleClass().removeAll("left-out", "missing");
            if (!empty && text == null) {
                getStyleClass().add("missing");
            }
            if (model.isLeftOut(column)) {
                getStyleClass().add("left-out");
            }
            PersonalKind kind = personal.get(column.name());
            setText(empty ? null : text == null ? "–" : kind == null ? text : kind.masked(text));
        }
    }
}
