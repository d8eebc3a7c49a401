package crmbet.workbench.page.segments;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.message.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Who did what in the workspace, when and why. */
final class AuditPane extends VBox {
    /** What a cell leaves free at its sides. */
    private static final double CELL_PADDING = 20;

    private static final double ACTION_WIDTH = 144;
    private static final double DATE_WIDTH = 128;

    private final Labelled labelled;
    private final Messages messages;
    private final AuditViewModel model;
    private final TableView<AuditEntry> table;

    AuditPane(Labelled labelled, AuditViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("audit");
        table = new TableView<>(model.entries());
        table.setId("audit");
        table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setPlaceholder(labelled.caption("segments.audit.none"));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(filter(), table);
        messages.languageProperty().addListener((_, _, _) -> columns());
        columns();
    }

    private HBox filter() {
        TextField who = field("audit-who", "segments.audit.who");
        who.textProperty().bindBidirectional(model.whoProperty());
        TextField subject = field("audit-subject", "segments.audit.subject");
        subject.textProperty().bindBidirectional(model.subjectProperty());
        HBox.setHgrow(subject, Priority.ALWAYS);
        ComboBox<@Nullable AuditAction> action = new ComboBox<>();
        action.setId("audit-action");
        action.setPrefWidth(ACTION_WIDTH);
        action.getItems().add(null);
        action.getItems().addAll(AuditAction.values());
        action.setConverter(new OneWay<>(
                each -> each == null ? "" : messages.get("audit.action." + each.name()),
                () -> messages.get("segments.audit.all")));
        action.valueProperty().addListener((_, _, now) -> model.actionProperty().set(now == null ? "" : now.name()));
        messages.languageProperty().addListener((_, _, _) -> {
            AuditAction chosen = action.getValue();
            action.getItems().setAll(AuditAction.values());
            action.getItems().add(0, null);
            action.setValue(chosen);
        });
        DatePicker from = date("audit-from", "segments.audit.from");
        from.valueProperty().bindBidirectional(model.fromProperty());
        DatePicker until = date("audit-until", "segments.audit.until");
        until.valueProperty().bindBidirectional(model.untilProperty());
        Button export = labelled.button("segments.audit.export", this::export);
        export.setId("audit-export");
        export.setMinWidth(USE_PREF_SIZE);
        HBox filter = new HBox(who, action, subject, from, until, export);
        filter.getStyleClass().add("actions");
        return filter;
    }

    private TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(8);
        field.promptTextProperty().bind(messages.bind(prompt));
        field.accessibleTextProperty().bind(messages.bind(prompt));
        return field;
    }

    private DatePicker date(String id, String prompt) {
        DatePicker date = new DatePicker();
        date.setId(id);
        date.setPrefWidth(DATE_WIDTH);
        date.promptTextProperty().bind(messages.bind(prompt));
        date.accessibleTextProperty().bind(messages.bind(prompt));
        return date;
    }

    private void columns() {
        List<TableColumn<AuditEntry, ?>> columns = new ArrayList<>();
        columns.add(
                column("segments.audit.when", 124, entry -> messages.formats().dateTime(entry.at())));
        columns.add(column("segments.audit.who", 84, AuditEntry::who));
        columns.add(column(
                "segments.audit.what",
                128,
                entry -> messages.get("audit.action." + entry.action().name())));
        columns.add(column(
                "segments.audit.subject", 200, entry -> entry.detail() == null ? entry.subject() : entry.detail()));
        columns.add(column("segments.audit.why", 140, entry -> entry.reason() == null ? "" : entry.reason()));
        table.getColumns().setAll(columns);
    }

    private TableColumn<AuditEntry, String> column(String key, double width, Function<AuditEntry, String> value) {
        TableColumn<AuditEntry, String> column = new TableColumn<>(messages.get(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(AuditPane::wrapping);
        return column;
    }

    /** Shows the whole of a text, on as many lines as it takes: what is cut off proves nothing. */
    private static TableCell<AuditEntry, String> wrapping(TableColumn<AuditEntry, String> column) {
        return new TableCell<>() {
            private final Text text = new Text();

            {
                text.getStyleClass().add("wrapping");
                text.wrappingWidthProperty().bind(column.widthProperty().subtract(CELL_PADDING));
            }

            @Override
            protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                text.setText(empty || item == null ? "" : item);
                setGraphic(empty || item == null || item.isEmpty() ? null : text);
            }
        };
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("segments.audit.export"));
        chooser.setInitialFileName("crmbet-audit.csv");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.export(Path.of(file.getPath()));
        }
    }
}
