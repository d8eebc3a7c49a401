package crmbet.workbench.page.segments;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.control.ProgressRow;
import crmbet.workbench.message.AuditText;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.segments.AuditViewModel.Place;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Who did what in the workspace or among all who share a database, when and why. */
final class AuditPane extends VBox {
    /** What a cell leaves free at its sides. */
    private static final double CELL_PADDING = 20;

    private static final double ACTION_WIDTH = 144;
    private static final double DATE_WIDTH = 128;
    /** How long somebody may hesitate between two letters without anything being asked for. */
    private static final Duration TYPING = Duration.millis(250);

    private final Labelled labelled;
    private final Messages messages;
    private final AuditViewModel model;
    private final AuditText words;
    private final TableView<AuditEntry> table;
    private final TextField who;
    private final TextField subject;
    private final PauseTransition typing = new PauseTransition(TYPING);

    AuditPane(Labelled labelled, AuditViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        this.words = new AuditText(messages);
        who = field("audit-who", "segments.audit.who", model.whoProperty());
        subject = field("audit-subject", "segments.audit.subject", model.subjectProperty());
        typing.setOnFinished(_ -> ask());
        getStyleClass().add("audit");
        table = new TableView<>(model.entries());
        table.setId("audit");
        table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setPlaceholder(labelled.caption(model.readingProperty()
                .flatMap(reading -> messages.bind(reading ? "segments.audit.reading" : "segments.audit.none"))));
        SharedAuditNote note = new SharedAuditNote(labelled, model);
        table.visibleProperty().bind(note.visibleProperty().not());
        StackPane content = new StackPane(table, note);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(places(), filter(), content);
        messages.languageProperty().addListener((_, _, _) -> columns());
        columns();
    }

    /** Whose acts are shown, beside it that they are being read, and the way to have them in a file. */
    private HBox places() {
        HBox choice = new HBox(place(Place.WORKSPACE, Styles.LEFT_PILL), place(Place.SHARED, Styles.RIGHT_PILL));
        choice.setMinWidth(USE_PREF_SIZE);
        ProgressRow progress =
                new ProgressRow(labelled, "segments.audit.reading", model.readingProperty(), model::stop);
        progress.setId("audit-reading");
        StackPane room = new StackPane(progress);
        HBox.setHgrow(room, Priority.ALWAYS);
        Button export = labelled.button("segments.audit.export", this::export);
        export.setId("audit-export");
        export.setMinWidth(USE_PREF_SIZE);
        HBox places = new HBox(choice, room, export);
        places.getStyleClass().add("places");
        return places;
    }

    /** One pressed of two; to press the pressed one changes nothing. */
    private ToggleButton place(Place place, String side) {
        ToggleButton button = new ToggleButton();
        button.setId("audit-" + place.name());
        button.getStyleClass().add(side);
        button.textProperty().bind(messages.bind("segments.audit.place." + place.name()));
        button.setMinWidth(USE_PREF_SIZE);
        model.placeProperty().subscribe(now -> button.setSelected(now == place));
        button.setOnAction(_ -> {
            model.placeProperty().set(place);
            button.setSelected(true);
        });
        return button;
    }

    private HBox filter() {
        HBox.setHgrow(subject, Priority.ALWAYS);
        DatePicker from = date("audit-from", "segments.audit.from");
        from.valueProperty().bindBidirectional(model.fromProperty());
        DatePicker until = date("audit-until", "segments.audit.until");
        until.valueProperty().bindBidirectional(model.untilProperty());
        HBox filter = new HBox(who, actions(), subject, from, until);
        filter.getStyleClass().add("actions");
        return filter;
    }

    private ComboBox<@Nullable AuditAction> actions() {
        ComboBox<@Nullable AuditAction> action = new ComboBox<>();
        action.setId("audit-action");
        action.setPrefWidth(ACTION_WIDTH);
        action.getItems().add(null);
        action.getItems().addAll(AuditAction.values());
        OneWay.inWords(
                action,
                messages,
                each -> messages.get("audit.action." + each.name()),
                () -> messages.get("segments.audit.all"));
        action.valueProperty().addListener((_, _, now) -> model.actionProperty().set(now == null ? "" : now.name()));
        return action;
    }

    private TextField field(String id, String prompt, StringProperty asked) {
        TextField field = new TextField(asked.get());
        field.setId(id);
        field.setPrefColumnCount(8);
        field.promptTextProperty().bind(messages.bind(prompt));
        field.accessibleTextProperty().bind(messages.bind(prompt));
        field.textProperty().addListener((_, _, _) -> typing.playFromStart());
        return field;
    }

    private void ask() {
        typing.stop();
        model.whoProperty().set(who.getText());
        model.subjectProperty().set(subject.getText());
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
        columns.add(column("segments.audit.when", 120, this::when));
        columns.add(column("segments.audit.who", 124, words::who));
        columns.add(column("segments.audit.what", 112, words::what));
        columns.add(column("segments.audit.subject", 168, words::about));
        columns.add(column("segments.audit.why", 140, words::why));
        table.getColumns().setAll(columns);
    }

    private String when(AuditEntry entry) {
        Formats formats = messages.formats();
        return words.doneBefore(entry)
                .map(done ->
                        formats.dateTime(entry.at()) + "\n" + messages.get("audit.done-at", formats.dateTime(done)))
                .orElseGet(() -> formats.dateTime(entry.at()));
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
        ask();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("segments.audit.export"));
        chooser.setInitialFileName("crmbet-audit.csv");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.export(Path.of(file.getPath()));
        }
    }
}
