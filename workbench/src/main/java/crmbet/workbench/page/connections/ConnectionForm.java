package crmbet.workbench.page.connections;

import atlantafx.base.theme.Styles;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.message.FailureText;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.FailureNote;
import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One connection with all its fields. */
final class ConnectionForm extends VBox {
    private final Labelled labelled;
    private final Messages messages;
    private final ConnectionTexts texts;
    private final ConnectionsViewModel model;
    private final ConnectionDraft draft;

    ConnectionForm(
            Labelled labelled, ConnectionsViewModel model, ConnectionDraft draft, Runnable duplicate, Runnable delete) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.texts = new ConnectionTexts(messages);
        this.model = model;
        this.draft = draft;
        getStyleClass().add("connection-form");
        Label title = draft.isNew() ? labelled.label("connections.new") : labelled.label(draft.nameProperty());
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        // Above the fields, so that they are in view however many fields a kind has.
        getChildren().addAll(title, buttons(), outcome(), new FailureNote(messages, model.draftFailureProperty()));
        if (draft.isNew()) {
            getChildren().addAll(kinds(), pasting());
        }
        TextField name = new TextField();
        name.setId("connection-name");
        name.textProperty().bindBidirectional(draft.nameProperty());
        getChildren().add(labelled.field("connections.name", name));
        for (ConnectionField field : draft.kind().fields()) {
            getChildren().add(field(field));
        }
        if (!draft.isNew()) {
            HBox rest = new HBox(
                    labelled.link("connections.duplicate", duplicate), labelled.link("connections.delete", delete));
            rest.getStyleClass().add("rest");
            getChildren().add(rest);
        }
        Label where = labelled.caption("connections.secrets.where");
        where.setWrapText(true);
        getChildren().add(where);
    }

    private Node kinds() {
        ComboBox<ConnectionKind> kinds = new ComboBox<>();
        kinds.setId("connection-kind");
        kinds.getItems().setAll(model.kinds());
        kinds.setValue(draft.kind());
        kinds.setMaxWidth(Double.MAX_VALUE);
        OneWay.inWords(kinds, messages, kind -> texts.kind(kind.id()));
        kinds.valueProperty().addListener((_, _, now) -> model.begin(now));
        return labelled.field("connections.kind", kinds);
    }

    private Node pasting() {
        TextField address = new TextField();
        address.setId("connection-address");
        address.promptTextProperty().bind(messages.bind("connections.paste.prompt"));
        address.textProperty().addListener((_, _, now) -> {
            // An address may hold the password; it goes as soon as it is understood.
            if (!now.isBlank() && model.paste(now)) {
                address.clear();
            }
        });
        return labelled.field("connections.paste", address);
    }

    private Node field(ConnectionField field) {
        String key = ConnectionTexts.fieldKey(draft.kind(), field);
        Node control = switch (field.type()) {
            case CHOICE -> choice(field);
            case FLAG -> flag(field, key);
            case SECRET -> secret(field);
            case FILE -> file(field);
            case TEXT, PORT, COUNT -> text(field, new TextField());
        };
        Label complaint = labelled.caption(Bindings.createStringBinding(
                () -> draft.complaint(field)
                        // What is still empty need not be complained about before anything is entered.
                        .filter(each -> each != ConnectionField.Complaint.MISSING)
                        .map(texts::complaint)
                        .orElse(""),
                draft.valueProperty(field),
                messages.languageProperty()));
        complaint.getStyleClass().add("danger");
        complaint.visibleProperty().bind(complaint.textProperty().isNotEmpty());
        complaint.managedProperty().bind(complaint.visibleProperty());
        return field.type() == ConnectionField.Type.FLAG ? control : new VBox(labelled.field(key, control), complaint);
    }

    private TextField text(ConnectionField field, TextField control) {
        control.setId("field-" + field.name());
        control.textProperty().bindBidirectional(draft.valueProperty(field));
        return control;
    }

    private Node choice(ConnectionField field) {
        ComboBox<String> choice = new ComboBox<>();
        choice.setId("field-" + field.name());
        choice.getItems().setAll(field.choices());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.valueProperty().bindBidirectional(draft.valueProperty(field));
        return choice;
    }

    private Node flag(ConnectionField field, String key) {
        CheckBox box = new CheckBox();
        box.setId("field-" + field.name());
        box.textProperty().bind(messages.bind(key));
        box.setSelected("true".equals(draft.valueProperty(field).get()));
        box.selectedProperty()
                .addListener((_, _, now) -> draft.valueProperty(field).set(now ? "true" : "false"));
        return box;
    }

    private Node secret(ConnectionField field) {
        PasswordField control = new PasswordField();
        text(field, control);
        if (draft.secretsOf().isEmpty()) {
            return control;
        }
        control.promptTextProperty().bind(messages.bind("connections.secret.stays"));
        Button forget = labelled.iconButton(Feather.X, "connections.secret.forget", () -> {
            draft.forget(field);
            control.promptTextProperty().bind(messages.bind("connections.secret.forgotten"));
        });
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(control, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("with-button");
        return row;
    }

    private Node file(ConnectionField field) {
        TextField control = text(field, new TextField());
        Button choose = labelled.iconButton(Feather.FOLDER, "connections.file.choose", () -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(messages.get("connections.file.choose"));
            File chosen = chooser.showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                draft.valueProperty(field).set(chosen.getPath());
            }
        });
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(control, choose);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("with-button");
        return row;
    }

    private Node buttons() {
        Button test = new Button();
        test.setId("test-draft");
        test.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.get(
                                model.testingProperty().get() == null ? "connections.test" : "control.cancel"),
                        model.testingProperty(),
                        messages.languageProperty()));
        test.setOnAction(_ -> {
            if (model.testingProperty().get() == null) {
                model.test();
            } else {
                model.cancelTest();
            }
        });
        test.disableProperty().bind(draft.sound().not());
        Button save = labelled.button("connections.save", model::save);
        save.setId("save-draft");
        save.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(draft.sound().not().or(draft.changed().not()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(test, gap, save);
        row.getStyleClass().add("buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node outcome() {
        Label outcome = labelled.label(Bindings.createStringBinding(
                () -> words(model.testedProperty().get()), model.testedProperty(), messages.languageProperty()));
        outcome.setId("test-outcome");
        outcome.setWrapText(true);
        outcome.visibleProperty().bind(model.testedProperty().isNotNull());
        outcome.managedProperty().bind(outcome.visibleProperty());
        model.testedProperty().subscribe(health -> {
            outcome.getStyleClass().removeAll("danger", "success");
            if (health != null) {
                outcome.getStyleClass().add(health instanceof Health.Up ? "success" : "danger");
            }
        });
        return outcome;
    }

    private String words(@Nullable Health health) {
        return switch (health) {
            case null -> "";
            case Health.Up up -> texts.up(up);
            case Health.Down down -> {
                var words = new FailureText(messages).explain(down.failure());
                yield words.happened() + ' ' + words.remedy();
            }
        };
    }
}
