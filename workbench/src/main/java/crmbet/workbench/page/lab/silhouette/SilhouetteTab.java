package crmbet.workbench.page.lab.silhouette;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.RowSet;
import crmbet.core.validity.Silhouette;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.SilhouetteBars;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.Finding;
import crmbet.workbench.page.lab.diagnostic.Measured;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** How well each cluster's customers fit it. */
public final class SilhouetteTab implements Diagnostic {
    /** Kaufman and Rousseeuw's reading of the mean, from its lower bounds. */
    private static final double STRONG = 0.7;

    private static final double REASONABLE = 0.5;
    private static final double WEAK = 0.25;
    private static final double NO_NEGATIVE = 0;
    private static final double BARS_HEIGHT = 28;
    private static final double HIGHEST_BARS = 160;
    private static final double HEAD_HEIGHT = 36;
    private static final double GAP = 4;

    private final LabViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final ObservableValue<ClusterPalette> palette;
    private final Finding caption = new Finding("silhouette");
    private final HBox head = new HBox(caption);
    private final GridPane rows = new GridPane();
    private final List<ClusterLine> clusters = new ArrayList<>();
    private final ScrollPane content = new ScrollPane(rows);
    private final Measured<Division, Optional<Silhouette>> measured;

    public SilhouetteTab(DiagnosticContext context) {
        model = context.model();
        palette = context.palette();
        messages = context.messages();
        texts = context.texts();
        measured = new Measured<>(
                context.workbench().tasks(),
                model.picture().divisionProperty(),
                division ->
                        monitor -> Silhouette.measure(division.set().scaled().matrix(), division.labels(), monitor),
                model.picture()::report);
        rows.getStyleClass().add("silhouette-rows");
        rows.setId("silhouette");
        content.getStyleClass().add("edge-to-edge");
        content.setFitToWidth(true);
        content.viewportBoundsProperty().addListener((_, _, _) -> share());
        model.picture().divisionProperty().subscribe(this::show);
        measured.valueProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        palette.addListener((_, _, _) -> show());
        model.selection().selectionProperty().addListener((_, _, _) -> emphasise());
        columns();
    }

    @Override
    public String key() {
        return "silhouette";
    }

    @Override
    public Parent head() {
        return head;
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void shown() {
        measured.shown();
    }

    @Override
    public void hidden() {
        measured.hidden();
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
        clusters.clear();
        Division division = model.picture().divisionProperty().get();
        Silhouette silhouette =
                measured.valueProperty().get().flatMap(found -> found).orElse(null);
        if (division == null) {
            caption.setText("");
            return;
        }
        if (silhouette == null) {
            caption.setText(messages.get(
                    division.labels().clusterCount() < 2 ? "lab.silhouette.undefined" : "lab.silhouette.measuring"));
            return;
        }
        rows.addRow(
                0,
                new Label(),
                head("lab.silhouette.scale"),
                head("lab.silhouette.mean"),
                head("lab.silhouette.below"));
        double least = Arrays.stream(silhouette.samples().values()).min().orElse(0);
        double from = Math.max(-1, Math.min(NO_NEGATIVE, Math.floor(least * 10) / 10));
        Labels labels = division.labels();
        for (int cluster = 0; cluster < labels.clusterCount(); cluster++) {
            addCluster(cluster, sampled(cluster, silhouette, labels), silhouette, from);
        }
        share();
        emphasise();
    }

    /** Lets what is selected on the page stand out. */
    private void emphasise() {
        Division division = model.picture().divisionProperty().get();
        Silhouette silhouette =
                measured.valueProperty().get().flatMap(found -> found).orElse(null);
        if (silhouette == null || division == null) {
            return;
        }
        Selection selection = model.selection().selectionProperty().get();
        Optional<RowSet> selected = selection
                .asRows()
                .filter(rows -> rows.tableSize() == division.labels().size());
        clusters.forEach(cluster -> cluster.emphasise(selection, silhouette, selected));
        caption.setText(finding(silhouette) + ofSelected(silhouette, selected));
    }

    /** Shares the height among the clusters, so that on a large screen none of it is lost. */
    private void share() {
        double each = (content.getViewportBounds().getHeight() - HEAD_HEIGHT) / Math.max(1, clusters.size()) - GAP;
        clusters.forEach(line -> line.bars().setPrefHeight(Math.clamp(each, BARS_HEIGHT, HIGHEST_BARS)));
    }

    /** How well customers chosen by hand fit, as far as they were measured. */
    private String ofSelected(Silhouette silhouette, Optional<RowSet> selected) {
        int[] measuredRows = silhouette.samples().rows();
        OptionalDouble mean = selected.stream()
                .flatMapToInt(
                        rows -> IntStream.range(0, measuredRows.length).filter(i -> rows.contains(measuredRows[i])))
                .mapToDouble(i -> silhouette.samples().values()[i])
                .average();
        return mean.isEmpty()
                ? ""
                : ' '
                        + messages.get(
                                "lab.silhouette.selected", messages.formats().decimal(mean.getAsDouble(), 2));
    }

    private void addCluster(int cluster, int[] sampled, Silhouette silhouette, double from) {
        Group group = Group.cluster(cluster);
        double[] values = Arrays.stream(sampled)
                .mapToDouble(i -> silhouette.samples().values()[i])
                .toArray();
        SilhouetteBars bars = new SilhouetteBars(
                values, silhouette.mean(), from, palette.getValue().color(group));
        bars.setMinHeight(BARS_HEIGHT);
        String mean = messages.formats().decimal(silhouette.clusterMeans()[cluster], 2);
        double below = Arrays.stream(values).filter(value -> value < 0).count() / (double) Math.max(1, values.length);
        bars.setAccessibleText(texts.group(group) + ' ' + mean);
        ToggleButton name = new ToggleButton(texts.group(group));
        name.getStyleClass().add("silhouette-name");
        name.setOnAction(_ -> model.selection().toggle(group));
        bars.setOnMouseClicked(_ -> model.selection().toggle(group));
        clusters.add(new ClusterLine(group, name, bars, sampled));
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

    /** Positions among the samples of a cluster's customers. */
    private static int[] sampled(int cluster, Silhouette silhouette, Labels labels) {
        int[] sampled = silhouette.samples().rows();
        return IntStream.range(0, sampled.length)
                .filter(i -> labels.clusterOf(sampled[i]) == cluster)
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
