package crmbet.workbench.page.lab;

import crmbet.core.clustering.Labels;
import crmbet.core.validity.Silhouette;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.SilhouetteBars;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How well each cluster's customers fit it. */
final class SilhouettePane extends VBox {
    /** Kaufman and Rousseeuw's reading of the mean, from its lower bounds. */
    private static final double STRONG = 0.7;

    private static final double REASONABLE = 0.5;
    private static final double WEAK = 0.25;
    private static final double NO_NEGATIVE = 0;
    private static final double BARS_HEIGHT = 28;

    private final LabViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final ObservableValue<ClusterPalette> palette;
    private final Label caption = new Label();
    private final GridPane rows = new GridPane();

    SilhouettePane(LabViewModel model, Labelled labelled, ObservableValue<ClusterPalette> palette) {
        this.model = model;
        this.palette = palette;
        messages = labelled.messages();
        texts = new FigureTexts(messages);
        getStyleClass().add("diagnostic");
        caption.getStyleClass().add("chart-caption");
        caption.setId("silhouette-caption");
        Tooltip whole = new Tooltip(); // the caption may be cut in a small window
        whole.textProperty().bind(caption.textProperty());
        caption.setTooltip(whole);
        rows.getStyleClass().add("silhouette-rows");
        rows.setId("silhouette");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        model.silhouetteProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        palette.addListener((_, _, _) -> show());
        columns();
    }

    /** What the silhouettes say. */
    Node head() {
        return caption;
    }

    private void columns() {
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints figure = new ColumnConstraints();
        figure.setMinWidth(Region.USE_PREF_SIZE);
        figure.setHalignment(HPos.RIGHT);
        rows.getColumnConstraints().setAll(name, bars, figure, figure);
    }

    private void show() {
        rows.getChildren().clear();
        LabPicture picture = model.pictureProperty().get();
        Silhouette silhouette = model.silhouetteProperty().get().orElse(null);
        if (picture == null || picture.run().isEmpty()) {
            caption.setText("");
            return;
        }
        if (silhouette == null) {
            caption.setText(messages.get(
                    picture.labels().clusterCount() < 2 ? "lab.silhouette.undefined" : "lab.silhouette.measuring"));
            return;
        }
        caption.setText(finding(silhouette));
        rows.addRow(
                0,
                new Label(),
                head("lab.silhouette.scale"),
                head("lab.silhouette.mean"),
                head("lab.silhouette.below"));
        double least = Arrays.stream(silhouette.samples().values()).min().orElse(0);
        double from = Math.max(-1, Math.min(NO_NEGATIVE, Math.floor(least * 10) / 10));
        Labels labels = picture.labels();
        for (int cluster = 0; cluster < labels.clusterCount(); cluster++) {
            addCluster(cluster, valuesOf(cluster, silhouette, labels), silhouette, from);
        }
    }

    private void addCluster(int cluster, double[] values, Silhouette silhouette, double from) {
        Group group = Group.cluster(cluster);
        SilhouetteBars bars = new SilhouetteBars(
                values, silhouette.mean(), from, palette.getValue().color(group));
        bars.setMinHeight(BARS_HEIGHT);
        bars.setPrefHeight(BARS_HEIGHT);
        String mean = messages.formats().decimal(silhouette.clusterMeans()[cluster], 2);
        double below = Arrays.stream(values).filter(value -> value < 0).count() / (double) Math.max(1, values.length);
        bars.setAccessibleText(texts.group(group) + ' ' + mean);
        Label name = new Label(texts.group(group));
        rows.addRow(
                cluster + 1,
                name,
                bars,
                new Label(mean),
                new Label(messages.formats().share(below)));
    }

    private Label head(String key) {
        Label head = new Label(messages.get(key));
        head.getStyleClass().add("caption");
        return head;
    }

    private static double[] valuesOf(int cluster, Silhouette silhouette, Labels labels) {
        int[] sampled = silhouette.samples().rows();
        return IntStream.range(0, sampled.length)
                .filter(i -> labels.clusterOf(sampled[i]) == cluster)
                .mapToDouble(i -> silhouette.samples().values()[i])
                .toArray();
    }

    private String finding(Silhouette silhouette) {
        String strength = silhouette.mean() > STRONG
                ? "strong"
                : silhouette.mean() > REASONABLE ? "reasonable" : silhouette.mean() > WEAK ? "weak" : "none";
        String mean = messages.formats().decimal(silhouette.mean(), 2);
        String text = messages.get("lab.silhouette.finding." + strength, mean);
        return silhouette.exact()
                ? text
                : text
                        + ' '
                        + messages.get(
                                "lab.silhouette.sampled",
                                silhouette.samples().size(),
                                messages.formats().decimal(silhouette.standardError(), 3));
    }
}
