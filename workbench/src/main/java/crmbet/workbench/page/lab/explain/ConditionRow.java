package crmbet.workbench.page.lab.explain;

import crmbet.core.explain.Condition;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.Unit;
import crmbet.core.statistics.FeatureDistribution;
import crmbet.workbench.chart.OverlaidHistogram;
import crmbet.workbench.chart.RangeHistogram;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FigureTexts;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;

/** One condition of a rule: the distribution of its feature, and its two thresholds, to be typed, stepped or dragged. */
final class ConditionRow extends HBox {
    private static final double LEAST_RANGE_WIDTH = 96;

    private final ThresholdField from;
    private final ThresholdField to;
    private final RangeHistogram range;
    private final String feature;
    private final FigureTexts texts;

    /**
     * What a row does.
     *
     * @param setFrom gets another lower threshold, −∞ for none
     * @param setTo gets another upper threshold, +∞ for none
     * @param drop takes the condition away
     */
    record Acts(DoubleConsumer setFrom, DoubleConsumer setTo, Runnable drop) {}

    ConditionRow(FeatureDistribution distribution, int cluster, Color color, Labelled labelled, Acts acts) {
        Messages messages = labelled.messages();
        feature = distribution.feature();
        texts = new FigureTexts(messages);
        Unit unit = FeatureCatalogue.all().stream()
                .filter(each -> each.id().equals(feature))
                .findFirst()
                .map(Feature::unit)
                .orElse(Unit.COUNT);
        boolean whole = unit == Unit.DAYS || hasWholeValues(distribution);
        ThresholdSteps steps = new ThresholdSteps(distribution, whole);
        boolean percent = unit == Unit.RATIO;
        from = new ThresholdField(Double.NEGATIVE_INFINITY, steps, percent, messages, acts.setFrom);
        to = new ThresholdField(Double.POSITIVE_INFINITY, steps, percent, messages, acts.setTo);
        from.setId("from-" + feature);
        to.setId("to-" + feature);
        OverlaidHistogram histogram = new OverlaidHistogram();
        histogram.show(
                distribution.whole().counts(),
                List.of(new OverlaidHistogram.Part(
                        distribution.clusters().get(cluster).counts(), color, true)));
        histogram.setAccessibleText(messages.get("lab.explain.condition", texts.feature(feature)));
        range = new RangeHistogram(
                histogram,
                distribution.edges(),
                value -> acts.setFrom.accept(Double.isFinite(value) ? steps.round(value) : value),
                value -> acts.setTo.accept(Double.isFinite(value) ? steps.round(value) : value));
        for (ThresholdField field : List.of(from, to)) {
            field.getEditor().setPromptText(messages.get("lab.explain.no-limit"));
        }
        Label name = new Label(texts.featureWithUnit(feature) + (percent ? ", %" : ""));
        name.setTooltip(new Tooltip(texts.description(feature)));
        name.setMinWidth(0);
        name.getStyleClass().add("caption");
        VBox middle = new VBox(name, range);
        middle.setMinWidth(LEAST_RANGE_WIDTH);
        HBox.setHgrow(middle, Priority.ALWAYS);
        Button drop = labelled.iconButton(Feather.X, "lab.explain.remove", acts.drop);
        drop.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("condition-row");
        setAlignment(Pos.BOTTOM_LEFT);
        getChildren().addAll(from, middle, to, drop);
        label(messages);
    }

    /** Quantiles lie on values or halfway between two. */
    private static boolean hasWholeValues(FeatureDistribution distribution) {
        return distribution.whole().quantiles().stream().allMatch(value -> value * 2 == Math.rint(value * 2));
    }

    private void label(Messages messages) {
        String lower = messages.get("lab.explain.threshold", texts.feature(feature), messages.get("lab.explain.from"));
        String upper = messages.get("lab.explain.threshold", texts.feature(feature), messages.get("lab.explain.to"));
        from.setAccessibleText(lower);
        from.getEditor().setAccessibleText(lower);
        to.setAccessibleText(upper);
        to.getEditor().setAccessibleText(upper);
        from.setTooltip(new Tooltip(lower));
        to.setTooltip(new Tooltip(upper));
        range.setAccessibleTexts(lower, upper);
    }

    void show(Condition condition) {
        from.show(condition.atLeast());
        to.show(condition.atMost());
        range.setRange(condition.atLeast(), condition.atMost());
    }
}
