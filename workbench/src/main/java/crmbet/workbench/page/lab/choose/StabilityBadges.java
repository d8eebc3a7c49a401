package crmbet.workbench.page.lab.choose;

import crmbet.core.validity.Stability;
import crmbet.core.validity.StabilityBand;
import crmbet.workbench.chart.Group;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** Whether each cluster of the run comes back when customers are drawn anew; measured when asked for. */
final class StabilityBadges extends FlowPane {
    private final LabViewModel lab;
    private final Messages messages;
    private final FigureTexts texts;
    private final Button measure;
    private final Label name;

    StabilityBadges(LabViewModel lab, Labelled labelled, FigureTexts texts) {
        this.lab = lab;
        messages = labelled.messages();
        this.texts = texts;
        measure = labelled.button("lab.choose.stability.measure", lab.figures()::measureStability);
        measure.setId("measure-stability");
        name = labelled.caption("lab.choose.stability");
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind("lab.choose.stability.tip"));
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        name.setTooltip(tip);
        measure.setTooltip(tip);
        measure.disableProperty().bind(lab.figures().testingProperty());
        getStyleClass().add("stability-badges");
        setId("stability");
        setMinHeight(USE_PREF_SIZE);
        lab.figures().knownProperty().subscribe(this::show);
        lab.picture().divisionProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        show();
    }

    private void show() {
        Optional<Stability> found = Optional.ofNullable(
                        lab.picture().divisionProperty().get())
                .flatMap(division -> lab.figures().knownProperty().get().stability(division.run()));
        getChildren().setAll(name);
        if (found.isEmpty()) {
            getChildren().add(measure);
            return;
        }
        for (int cluster = 0; cluster < found.get().jaccard().length; cluster++) {
            getChildren().add(badge(cluster, found.get()));
        }
    }

    private Label badge(int cluster, Stability stability) {
        StabilityBand band = stability.band(cluster);
        Label badge = new Label(messages.get(
                "lab.choose.stability.badge",
                texts.group(Group.cluster(cluster)),
                messages.formats().decimal(stability.jaccard()[cluster], 2),
                messages.get("lab.choose.stability." + band.name())));
        badge.getStyleClass()
                .addAll("badge", band.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return badge;
    }
}
