package crmbet.workbench.page.features;

import crmbet.core.feature.FeatureSet;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What a computed set holds. */
final class FeatureSetInspector extends VBox {
    private static final int FINGERPRINT_SHOWN = 16;

    private final Labelled labelled;
    private final Messages messages;
    private final FeaturesViewModel model;

    FeatureSetInspector(Labelled labelled, FeaturesViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("set-inspector");
        model.selectedProperty().addListener((_, _, _) -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        FeatureSet set = model.selectedProperty().get();
        if (set == null) {
            return;
        }
        Formats formats = messages.formats();
        Label title = new Label(set.name());
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        FactList facts = new FactList();
        facts.add(messages.get("features.fact.customers"), formats.integer(set.rows()));
        facts.add(
                messages.get("features.fact.features"),
                formats.integer(set.columns().size()));
        facts.add(messages.get("features.fact.as-of"), formats.dateTime(set.asOf()));
        Integer days = set.definition().windowDays();
        facts.add(
                messages.get("features.fact.window"),
                days == null
                        ? messages.get("features.window.default")
                        : messages.get("features.days", days.longValue()));
        facts.add(messages.get("features.fact.computed"), formats.dateTime(set.computedAt()));
        Label fingerprint = labelled.caption(
                "features.fact.fingerprint",
                set.fingerprint()
                        .substring(
                                0, Math.min(FINGERPRINT_SHOWN, set.fingerprint().length())));
        fingerprint.setWrapText(true);
        fingerprint.setTooltip(new Tooltip(set.fingerprint()));
        getChildren().addAll(title, facts, fingerprint);
    }
}
