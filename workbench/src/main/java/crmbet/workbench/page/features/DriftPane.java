package crmbet.workbench.page.features;

import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.statistics.Drift;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.time.LocalDate;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How far the chosen features have moved since an earlier date. */
final class DriftPane extends VBox {
    private final Messages messages;
    private final Labelled labelled;
    private final GridPane table = new GridPane();
    private final Label caption = new Label();

    DriftPane(Labelled labelled, FeaturesViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        getStyleClass().add("drift-pane");
        DatePicker earlier = new DatePicker();
        earlier.setId("drift-date");
        Label name = labelled.caption("features.drift.against");
        name.setLabelFor(earlier);
        Button compare = labelled.button("features.drift.compare", () -> {
            LocalDate date = earlier.getValue();
            if (date != null) {
                model.compare(date, this::show);
            }
        });
        compare.setId("drift-compare");
        compare.disableProperty().bind(earlier.valueProperty().isNull());
        HBox head = new HBox(name, earlier, compare);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("drift-head");
        caption.setId("drift-caption");
        caption.setWrapText(true);
        caption.textProperty().bind(messages.bind("features.drift.hint"));
        table.setId("drift-table");
        table.getStyleClass().add("drift-table");
        ScrollPane scroll = new ScrollPane(table);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, caption, scroll);
    }

    private void show(Map<String, Drift> drifts) {
        table.getChildren().clear();
        table.addRow(
                0,
                labelled.caption("features.drift.feature"),
                labelled.caption("features.drift.stability"),
                labelled.caption("features.drift.distance"),
                labelled.caption("features.drift.band"));
        int row = 1;
        for (Map.Entry<String, Drift> each : drifts.entrySet()) {
            Drift drift = each.getValue();
            Label stability = new Label(messages.formats().decimal(drift.stability(), 3));
            Label distance = new Label(messages.formats().decimal(drift.distance(), 3));
            GridPane.setHalignment(stability, HPos.RIGHT);
            GridPane.setHalignment(distance, HPos.RIGHT);
            table.addRow(
                    row++,
                    new Label(name(each.getKey())),
                    stability,
                    distance,
                    labelled.label("features.drift." + drift.band()));
        }
        long moved = drifts.values().stream()
                .filter(each -> each.band() != Drift.Band.STABLE)
                .count();
        caption.textProperty().bind(messages.bind("features.drift.finding", moved, drifts.size()));
    }

    private String name(String feature) {
        return FeatureCatalogue.all().stream()
                .filter(each -> each.id().equals(feature))
                .map(each -> each.name(messages.formats().locale()))
                .findFirst()
                .orElse(feature);
    }
}
