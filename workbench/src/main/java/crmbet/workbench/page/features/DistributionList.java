package crmbet.workbench.page.features;

import atlantafx.base.theme.Tweaks;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.FeatureChoice;
import crmbet.core.feature.FeaturePreview;
import crmbet.core.feature.Histogram;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.workbench.chart.MiniHistogram;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** For each chosen feature what it measures, how its values are spread, and how they are after transform and scaling. */
final class DistributionList extends ScrollPane {
    private static final double HISTOGRAM_HEIGHT = 64;
    private static final double WORDS_WIDTH = 208;
    private static final double CHOICE_WIDTH = 120;
    private static final double ARROW_WIDTH = 16;

    private final Labelled labelled;
    private final Messages messages;
    private final FeaturesViewModel model;
    private final VBox list = new VBox();

    DistributionList(Labelled labelled, FeaturesViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        list.getStyleClass().add("distributions");
        getStyleClass().add(Tweaks.EDGE_TO_EDGE);
        setFitToWidth(true);
        setContent(list);
        model.draft().chosen().addListener((ListChangeListener<Object>) _ -> show());
        model.previewsProperty().addListener((_, _, _) -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        list.getChildren().setAll(model.draft().chosen().stream().map(this::row).toList());
        list.getChildren().addFirst(head());
    }

    private Node head() {
        GridPane head = grid();
        head.getStyleClass().add("head");
        head.add(labelled.caption("features.before"), 1, 0);
        head.add(labelled.caption("features.after"), 4, 0);
        return head;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("distribution");
        ColumnConstraints picture = new ColumnConstraints(80, 160, Double.MAX_VALUE);
        picture.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints()
                .addAll(
                        new ColumnConstraints(WORDS_WIDTH),
                        picture,
                        new ColumnConstraints(CHOICE_WIDTH),
                        new ColumnConstraints(ARROW_WIDTH),
                        picture);
        return grid;
    }

    private Node row(FeatureChoice choice) {
        Optional<FeaturePreview> preview =
                Optional.ofNullable(model.previewsProperty().get().get(choice.feature()));
        GridPane row = grid();
        row.addRow(
                0,
                words(choice, preview),
                picture("features.before", preview.map(FeaturePreview::before), true),
                decisions(choice),
                new FontIcon(Feather.ARROW_RIGHT),
                picture("features.after", preview.map(FeaturePreview::after), false));
        return row;
    }

    private Node words(FeatureChoice choice, Optional<FeaturePreview> preview) {
        Locale locale = messages.formats().locale();
        Optional<Feature> feature = FeatureCatalogue.all().stream()
                .filter(each -> each.id().equals(choice.feature()))
                .findFirst();
        Label name = new Label(feature.map(each -> each.name(locale)).orElse(choice.feature()));
        name.getStyleClass().add("group-heading");
        Label description =
                new Label(feature.map(each -> each.description(locale)).orElse(""));
        description.getStyleClass().add("caption");
        description.setWrapText(true);
        VBox box = new VBox(name, description);
        preview.filter(each -> each.missing() > 0)
                .ifPresent(each -> box.getChildren().add(labelled.caption("features.missing", each.missing())));
        box.getStyleClass().add("words");
        return box;
    }

    private Node picture(String key, Optional<Histogram> histogram, boolean muted) {
        MiniHistogram bars = new MiniHistogram();
        bars.setMuted(muted);
        bars.setMinHeight(HISTOGRAM_HEIGHT);
        bars.setPrefHeight(HISTOGRAM_HEIGHT);
        bars.setMaxWidth(Double.MAX_VALUE);
        Label left = new Label();
        Label right = new Label();
        left.getStyleClass().add("caption");
        right.getStyleClass().add("caption");
        histogram.ifPresent(found -> {
            Formats formats = messages.formats();
            bars.setCounts(found.counts().stream().mapToLong(Long::longValue).toArray());
            left.setText(muted ? formats.compact(found.least()) : formats.decimal(found.least(), 1));
            right.setText(muted ? formats.compact(found.greatest()) : formats.decimal(found.greatest(), 1));
            bars.setAccessibleText(messages.get(key) + ": " + left.getText() + " – " + right.getText());
        });
        BorderPane ends = new BorderPane(null, null, right, null, left);
        return new VBox(bars, ends);
    }

    private Node decisions(FeatureChoice choice) {
        ComboBox<Transform> transform = Choices.transforms(messages);
        transform.setValue(choice.transform());
        transform.setMaxWidth(Double.MAX_VALUE);
        transform
                .valueProperty()
                .addListener((_, _, now) ->
                        model.draft().decide(new FeatureChoice(choice.feature(), now, choice.scaling())));
        ComboBox<Scaling> scaling = Choices.scalings(messages);
        scaling.setValue(choice.scaling());
        scaling.setMaxWidth(Double.MAX_VALUE);
        scaling.valueProperty()
                .addListener((_, _, now) ->
                        model.draft().decide(new FeatureChoice(choice.feature(), choice.transform(), now)));
        Region gap = new Region();
        gap.setMinHeight(4);
        return new VBox(transform, gap, scaling);
    }
}
