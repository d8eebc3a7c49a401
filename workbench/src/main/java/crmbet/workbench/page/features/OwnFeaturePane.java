package crmbet.workbench.page.features;

import crmbet.core.feature.OwnFeature;
import crmbet.core.feature.Unit;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.message.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A feature written in SQL: to be kept, changed and forgotten. */
final class OwnFeaturePane extends VBox {
    private final Messages messages;
    private final FeaturesViewModel model;
    private final ComboBox<OwnFeature> present;
    private final TextField name = new TextField();
    private final ComboBox<OwnFeature.Form> form = new ComboBox<>();
    private final ComboBox<Unit> unit = new ComboBox<>();
    private final TextField description = new TextField();
    private final TextArea sql = new TextArea();
    private final Label complaint = new Label();

    OwnFeaturePane(Labelled labelled, FeaturesViewModel model) {
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("sql-pane");
        present = new ComboBox<>(model.own());
        present.setConverter(new OneWay<>(OwnFeature::id));
        present.promptTextProperty().bind(messages.bind("features.own.present"));
        present.valueProperty().addListener((_, _, now) -> open(now));
        name.setId("own-name");
        sql.setId("own-sql");
        sql.getStyleClass().add("code");
        sql.promptTextProperty().bind(messages.bind("features.own.prompt"));
        VBox.setVgrow(sql, Priority.ALWAYS);
        form.getItems().setAll(OwnFeature.Form.values());
        OneWay.inWords(form, messages, each -> messages.get("features.own.form." + each));
        form.setValue(OwnFeature.Form.EXPRESSION);
        unit.getItems().setAll(Unit.values());
        OneWay.inWords(unit, messages, each -> messages.get("features.unit." + each));
        unit.setValue(Unit.INDEX);
        HBox.setHgrow(description, Priority.ALWAYS);
        Button save = labelled.button("features.own.save", this::save);
        save.setId("own-save");
        Button forget = labelled.button("features.own.forget", () -> {
            OwnFeature chosen = present.getValue();
            if (chosen != null) {
                model.forget(chosen);
            }
        });
        forget.disableProperty().bind(present.valueProperty().isNull());
        HBox fields = new HBox(
                labelled.field("features.own.name", name),
                labelled.field("features.own.form", form),
                labelled.field("features.own.unit", unit));
        fields.getStyleClass().add("drift-head");
        HBox acts = new HBox(save, forget, present);
        acts.setAlignment(Pos.CENTER_LEFT);
        acts.getStyleClass().add("drift-head");
        complaint.getStyleClass().add("caption");
        complaint.setWrapText(true);
        getChildren()
                .addAll(
                        labelled.caption("features.own.hint"),
                        fields,
                        labelled.field("features.own.description", description),
                        sql,
                        complaint,
                        acts);
    }

    private void open(@Nullable OwnFeature feature) {
        if (feature != null) {
            name.setText(feature.id());
            form.setValue(feature.form());
            unit.setValue(feature.unit());
            description.setText(feature.description());
            sql.setText(feature.sql());
        }
    }

    private void save() {
        complaint.setText("");
        try {
            model.save(
                    new OwnFeature(
                            name.getText().strip(),
                            form.getValue(),
                            sql.getText(),
                            unit.getValue(),
                            description.getText()),
                    () -> complaint.setText(messages.get("features.own.saved")));
        } catch (IllegalArgumentException e) {
            complaint.setText(messages.get("features.own.incomplete"));
        }
    }
}
