package crmbet.workbench.page.lab.features;

import atlantafx.base.theme.Styles;
import crmbet.core.statistics.BinScale;
import crmbet.core.statistics.FeatureDistribution;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.OverlaidHistogram;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FigureTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** One feature: how it is spread among all customers and in each cluster. */
final class FeaturePanel extends Button {
    static final double WIDTH = 272;
    private static final double HISTOGRAM_HEIGHT = 72;
    /** Height that the texts and the room between panels take. */
    private static final double AROUND = 60;
    /** Of the width. */
    private static final double HIGHEST = 0.5;

    private final FeatureDistribution distribution;
    private final VBox content;
    private final OverlaidHistogram histogram = new OverlaidHistogram();

    FeaturePanel(FeatureDistribution distribution, String share, Messages messages, Runnable look) {
        this.distribution = distribution;
        FigureTexts texts = new FigureTexts(messages);
        String feature = distribution.feature();
        Label name = new Label(
                distribution.scale() == BinScale.LOG1P
                        ? messages.get("lab.features.log", texts.featureWithUnit(feature))
                        : texts.featureWithUnit(feature));
        name.getStyleClass().add("strong");
        Label separation = new Label(share);
        BorderPane head = new BorderPane(null, null, separation, null, name);
        BorderPane.setAlignment(name, Pos.CENTER_LEFT);
        Label from = end(texts.value(feature, distribution.edges().getFirst()));
        Label to = end(texts.value(feature, distribution.edges().getLast()));
        BorderPane ends = new BorderPane(null, null, to, null, from);
        content = new VBox(head, histogram, ends);
        content.getStyleClass().add("feature-content");
        give(WIDTH, 0);
        getStyleClass().addAll(Styles.FLAT, "feature-panel");
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleText(messages.get("lab.features.panel", texts.feature(feature), share));
        setTooltip(new Tooltip(texts.description(feature) + "\n" + messages.get("lab.features.panel.tip")));
        getTooltip().setWrapText(true);
        getTooltip().setMaxWidth(420);
        setOnAction(event -> look.run());
    }

    /** Gives it more room than it needs; less it does not take. */
    void give(double width, double height) {
        double wide = Math.max(WIDTH, width);
        content.setPrefWidth(wide);
        histogram.setPrefSize(wide, Math.clamp(height - AROUND, HISTOGRAM_HEIGHT, wide * HIGHEST));
    }

    private static Label end(String text) {
        Label end = new Label(text);
        end.getStyleClass().add("caption");
        return end;
    }

    /** Draws all clusters as lines, or the one that stands out filled. */
    void show(Optional<Group> standingOut, ClusterPalette palette) {
        List<OverlaidHistogram.Part> parts = new ArrayList<>();
        if (standingOut.isPresent()) {
            Group group = standingOut.get();
            (group.isNoise()
                            ? distribution.noise()
                            : Optional.of(
                                    distribution.clusters().get(group.cluster().getAsInt())))
                    .ifPresent(spread ->
                            parts.add(new OverlaidHistogram.Part(spread.counts(), palette.color(group), true)));
        } else {
            for (int cluster = 0; cluster < distribution.clusters().size(); cluster++) {
                parts.add(new OverlaidHistogram.Part(
                        distribution.clusters().get(cluster).counts(), palette.color(Group.cluster(cluster)), false));
            }
        }
        histogram.show(distribution.whole().counts(), parts);
    }
}
