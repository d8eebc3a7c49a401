package crmbet.workbench.page.data.quality;

import atlantafx.base.theme.Styles;
import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Severity;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Writes one expectation, in place: its kind, its column, and what the kind needs to be told. */
final class RuleForm extends VBox {
    private static final double NARROW = 110;
    private static final double SEVERITY = 130;
    private static final double COLUMN = 180;
    private static final double WIDE = 240;

    private final Labelled labelled;
    private final Messages messages;
    private final ComboBox<RuleKind> kind = new ComboBox<>();
    private final ComboBox<String> column = new ComboBox<>();
    private final TextField first = new TextField();
    private final TextField second = new TextField();
    private final TextField tolerated = new TextField();
    private final ComboBox<Severity> severity = new ComboBox<>();
    private final Label complaint = new Label();
    private final FlowPane fields = new FlowPane();
    private final Consumer<Expectation> onDone;

    /**
     * @param columns names to choose from
     * @param draft what to begin with
     * @param onDone takes the expectation once it makes sense
     */
    RuleForm(
            Labelled labelled,
            List<String> columns,
            RuleDraft draft,
            Consumer<Expectation> onDone,
            Runnable onCancelled) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.onDone = onDone;
        getStyleClass().add("rule-form");
        setId("rule-form");
        kind.setId("rule-kind");
        kind.getItems().setAll(RuleKind.values());
        OneWay.inWords(kind, messages, each -> messages.get("quality.kind." + each.name()));
        column.setId("rule-column");
        column.setEditable(true);
        column.getItems().setAll(columns);
        column.setPrefWidth(COLUMN);
        first.setId("rule-first");
        second.setId("rule-second");
        tolerated.setId("rule-tolerated");
        tolerated.setPrefWidth(NARROW);
        tolerated.setPromptText("0");
        severity.setId("rule-severity");
        severity.setPrefWidth(SEVERITY);
        severity.getItems().setAll(Severity.values());
        OneWay.inWords(severity, messages, each -> messages.get("quality.severity." + each.name()));
        kind.valueProperty().addListener((_, _, now) -> arrange(now));
        kind.setValue(draft.kind());
        column.setValue(draft.column());
        first.setText(draft.first());
        second.setText(draft.second());
        tolerated.setText(draft.tolerated());
        severity.setValue(draft.severity());
        Button done = labelled.button("quality.form.done", this::finish);
        done.setId("rule-done");
        done.setDefaultButton(true);
        done.getStyleClass().add(Styles.ACCENT);
        complaint.getStyleClass().add("danger-text");
        Button cancel = labelled.button("control.cancel", onCancelled);
        cancel.setMinWidth(USE_PREF_SIZE);
        done.setMinWidth(USE_PREF_SIZE);
        complaint.setWrapText(true);
        HBox buttons = new HBox(done, cancel, complaint);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        fields.getStyleClass().add("fields");
        getChildren().addAll(fields, buttons);
    }

    private void arrange(RuleKind chosen) {
        complaint.textProperty().unbind();
        complaint.setText("");
        fields.getChildren().setAll(labelled.field("quality.form.kind", kind));
        if (chosen.column()) {
            fields.getChildren()
                    .add(labelled.field(
                            chosen == RuleKind.UNIQUE ? "quality.form.columns" : "quality.form.column", column));
        }
        if (chosen.first()) {
            first.setPrefWidth(chosen == RuleKind.SET || chosen == RuleKind.REGEX ? WIDE : NARROW);
            fields.getChildren().add(labelled.field("quality.form.first." + chosen, first));
        }
        if (chosen.second()) {
            second.setPrefWidth(NARROW);
            fields.getChildren().add(labelled.field("quality.form.second." + chosen, second));
        }
        boolean ofRows = chosen != RuleKind.FRESH && chosen != RuleKind.ROW_COUNT && chosen != RuleKind.DRIFT;
        if (ofRows) {
            fields.getChildren().add(labelled.field("quality.form.tolerated", tolerated));
        }
        fields.getChildren().add(labelled.field("quality.form.severity", severity));
    }

    private void finish() {
        String typed = column.getEditor().getText();
        RuleDraft draft = new RuleDraft(
                kind.getValue(),
                typed == null ? "" : typed,
                text(first),
                text(second),
                severity.getValue(),
                text(tolerated));
        draft.expectation()
                .ifPresentOrElse(
                        onDone,
                        () -> complaint
                                .textProperty()
                                .bind(Bindings.createStringBinding(
                                        () -> messages.get("quality.form.invalid." + draft.kind()),
                                        messages.languageProperty())));
    }

    private static String text(TextField field) {
        String typed = field.getText();
        return typed == null ? "" : typed;
    }
}
