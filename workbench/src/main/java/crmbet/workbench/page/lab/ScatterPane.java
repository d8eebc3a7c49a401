package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.workbench.chart.ClusterLegend;
import crmbet.workbench.chart.Extent;
import crmbet.workbench.chart.FigureFont;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.PointCloud;
import crmbet.workbench.chart.PointDescription;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.chart.ScatterFigure;
import crmbet.workbench.chart.SelectionTool;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.Axes;
import crmbet.workbench.page.lab.model.Display;
import crmbet.workbench.page.lab.model.LabPicture;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.PictureTexts;
import crmbet.workbench.page.lab.model.Preview;
import crmbet.workbench.page.lab.model.Selection;
import crmbet.workbench.page.lab.model.SelectionViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All customers, what their colours mean, and what the picture says. */
final class ScatterPane extends BorderPane {
    private static final double LEGEND_WIDTH = 176;
    /** More names than this would hide the points. */
    private static final int MOST_TAGS = 12;

    private final LabViewModel model;
    private final Labelled labelled;
    private final PictureTexts texts;
    private final List<ScatterChart> charts = new ArrayList<>();
    private final ObjectProperty<SelectionTool> tool = new SimpleObjectProperty<>(SelectionTool.NONE);
    private final ScatterChart chart;
    private final ClusterLegend legend = new ClusterLegend();
    private final Label caption = new Label();
    private final AxesPicker axes;
    /** Made when it is asked for first. */
    private @Nullable FourScatters four;
    /** What the chart shows of the present points unless somebody comes closer. */
    private @Nullable Extent whole;

    private @Nullable LabPicture shown;

    ScatterPane(DiagnosticContext context, Supplier<LabFiles> files) {
        model = context.model();
        labelled = context.labelled();
        texts = new PictureTexts(context.messages(), context.texts());
        getStyleClass().add("scatter-pane");
        chart = newChart();
        chart.setId("scatter");
        chart.accessibleTextProperty().bind(caption.textProperty());
        chart.setDescriber(hit -> {
            LabPicture picture = model.picture().pictureProperty().get();
            return picture == null ? new PointDescription("", "", List.of()) : texts.describe(picture, hit);
        });
        caption.getStyleClass().add("chart-caption");
        caption.setId("scatter-caption");
        caption.setWrapText(true);
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setMaxWidth(Double.MAX_VALUE);
        axes = new AxesPicker("axes", labelled, this::choose);
        axes.managedProperty().bind(axes.visibleProperty());
        setTop(head(files));
        setCenter(chart);
        setRight(side(context));
        model.selection().selectionProperty().subscribe(this::emphasise);
        model.selection().pointedGroupProperty().subscribe(this::emphasise);
        model.selection().pointedRowsProperty().subscribe(this::emphasise);
        chart.markedRowProperty().bind(model.selection().pointedRowProperty());
        model.picture().pictureProperty().subscribe(this::show);
        model.picture().previewProperty().subscribe(this::show);
        model.arrangement().displayProperty().subscribe(this::arrange);
        chart.extentProperty().subscribe(this::noteZoom);
        model.arrangement().zoomProperty().subscribe(this::zoom);
        labelled.messages().languageProperty().subscribe(this::show);
    }

    private HBox head(Supplier<LabFiles> files) {
        SelectionTools tools = new SelectionTools(tool, labelled);
        tools.getChildren().add(fourToggle());
        tools.listenIn(this);
        HBox head = new HBox(
                caption,
                tools,
                axes,
                new ViewMenu(model, labelled, this::showAll),
                new SaveMenu(model, labelled, files));
        head.getStyleClass().add("chart-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private ToggleButton fourToggle() {
        ToggleButton toggle = new ToggleButton(null, new FontIcon(Feather.GRID));
        toggle.setId("four-pictures");
        toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        toggle.accessibleTextProperty().bind(labelled.messages().bind("lab.four"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(labelled.messages().bind("lab.four.tip"));
        toggle.setTooltip(tip);
        model.arrangement().displayProperty().map(Display::four).subscribe(toggle::setSelected);
        toggle.setOnAction(event -> model.panels().toggle());
        return toggle;
    }

    private VBox side(DiagnosticContext context) {
        legend.setId("legend");
        legend.setPrefWidth(LEGEND_WIDTH);
        legend.setMinWidth(LEGEND_WIDTH);
        legend.paletteProperty().bind(context.palette());
        legend.setOnRename(context.actions().renameGroup());
        context.palette().addListener((_, _, _) -> show());
        legend.isolatedProperty().bindBidirectional(model.selection().groupProperty());
        legend.pointedProperty().bindBidirectional(model.selection().pointedGroupProperty());
        legend.accessibleTextProperty().bind(labelled.messages().bind("lab.legend"));
        VBox side = new VBox(legend);
        VBox.setVgrow(legend, Priority.ALWAYS);
        side.getStyleClass().add("legend-side");
        return side;
    }

    /** A chart that shares with all others what stands out, what its colours say and what dragging does. */
    private ScatterChart newChart() {
        ScatterChart made = new ScatterChart(ForkJoinPool.commonPool());
        made.toolProperty().bindBidirectional(tool);
        made.shadingProperty().bind(model.arrangement().displayProperty().map(Display::shading));
        made.setCountText(count -> labelled.messages().get("lab.count", count));
        made.setOnChosen(this::choose);
        made.setOnSelected(marked -> model.selection().mark(marked, origin(marked)));
        charts.add(made);
        return made;
    }

    void showAll() {
        charts.forEach(ScatterChart::showAll);
    }

    /** What is drawn at present, one scatter or four, for a file. */
    ScatterFigure figure(String title, double scale, FigureFont font) {
        ScatterFigure.Words words = new ScatterFigure.Words(
                title,
                legend.getItems().stream()
                        .map(entry -> new ScatterFigure.LegendLine(entry.group(), entry.name(), entry.size()))
                        .toList());
        return four != null && getCenter() == four
                ? ScatterFigure.beside(four.figures(scale, font), words)
                : chart.figure(scale, words, font);
    }

    private void choose(Axes wanted) {
        if (wanted instanceof Axes.Neighbors) {
            model.embedding().show();
        } else {
            model.picture().axesProperty().set(wanted);
        }
    }

    private void arrange() {
        boolean inFour = model.arrangement().displayProperty().get().four();
        if (inFour && four == null) {
            four = new FourScatters(model, labelled, texts, this::newChart);
            emphasise();
        }
        setCenter(inFour ? four : chart);
        axes.setVisible(!inFour);
        show();
    }

    private void choose(Group group) {
        // The clusters of a preview are not those of the run, which a selection is of.
        if (model.picture().previewProperty().get().isEmpty()) {
            model.selection().toggle(group);
        }
    }

    private void emphasise() {
        SelectionViewModel selection = model.selection();
        Selection selected = selection.selectionProperty().get();
        Optional<RowSet> pointedRows = selection.pointedRowsProperty().get();
        boolean preview = model.picture().previewProperty().get().isPresent();
        Optional<Group> group = preview || pointedRows.isPresent()
                ? Optional.empty()
                : selection.pointedGroupProperty().get().or(selected::asGroup);
        Optional<RowSet> rows = preview ? pointedRows : pointedRows.or(selected::asRows);
        for (ScatterChart each : charts) {
            each.emphasisedProperty().set(group);
            each.emphasisedRowsProperty().set(rows);
        }
    }

    private static RowOrigin origin(crmbet.workbench.chart.Selection marked) {
        return RowOrigin.of(
                switch (marked.outline()) {
                    case BOX -> RowOrigin.Kind.BOX;
                    case LASSO -> RowOrigin.Kind.LASSO;
                });
    }

    private void noteZoom() {
        Extent view = chart.extentProperty().get();
        model.arrangement()
                .zoomProperty()
                .set(view == null || view.equals(whole) ? Optional.empty() : Optional.of(view));
    }

    private void zoom(Optional<Extent> wanted) {
        Extent extent = wanted.orElse(whole);
        if (extent != null && !extent.equals(chart.extentProperty().get())) {
            chart.extentProperty().set(extent);
        }
    }

    private void show() {
        LabPicture picture = model.picture().pictureProperty().get();
        if (picture == null) {
            chart.cloudProperty().set(null);
            legend.setEntries(List.of());
            caption.setText("");
            return;
        }
        axes.show(picture);
        chart.titleXProperty().set(texts.titleX(picture));
        chart.titleYProperty().set(texts.titleY(picture));
        Optional<Preview> preview = model.picture().previewProperty().get();
        int groups = preview.map(each -> each.labels().clusterCount())
                .orElse(picture.profiles().size());
        boolean tagged = groups <= MOST_TAGS;
        chart.setNumbers(labelled.messages().formats()::numbers);
        // The clusters of a preview are not those of the run: they have neither its names nor its colours.
        Function<Group, String> name = preview.isPresent() ? ScatterPane::number : this::tag;
        List<Integer> colours = preview.isPresent()
                ? List.of()
                : model.faces().facesProperty().get().colours();
        chart.setLabels(group -> tagged && !group.isNoise() ? name.apply(group) : "");
        charts.forEach(each -> each.setColours(colours));
        draw(preview.map(Preview::cloud).orElse(picture.cloud()), picture);
        PreviewTexts previewTexts = new PreviewTexts(texts.figures());
        legend.setEntries(preview.map(each -> previewTexts.entries(each.labels()))
                .orElseGet(() -> picture.profiles().stream().map(texts::entry).toList()));
        legend.setDisable(preview.isPresent());
        emphasise();
        getRight().setVisible(picture.run().isPresent());
        getRight().setManaged(picture.run().isPresent());
        Display display = model.arrangement().displayProperty().get();
        caption.setText(preview.map(each -> previewTexts.finding(each.labels()))
                .orElseGet(() -> display.four() ? texts.findingOfFour(picture, display) : texts.finding(picture)));
        if (four != null) {
            four.show();
        }
    }

    /** Shows points; those of the same picture in other colours are looked at as closely as before. */
    private void draw(PointCloud cloud, LabPicture picture) {
        if (chart.cloudProperty().get() != cloud) {
            Extent before = chart.extentProperty().get();
            boolean recoloured = picture.equals(shown);
            chart.cloudProperty().set(cloud);
            whole = chart.extentProperty().get();
            if (recoloured && before != null) {
                chart.extentProperty().set(before);
            }
            noteZoom();
        }
        shown = picture;
    }

    /** A name is read from afar; a number stands for what has none. */
    private String tag(Group group) {
        return model.faces().facesProperty().get().name(group).orElseGet(() -> number(group));
    }

    private static String number(Group group) {
        return Integer.toString(group.cluster().getAsInt());
    }
}
