package crmbet.workbench.page.lab;

import crmbet.core.run.ClusterProfile;
import crmbet.workbench.chart.ClusterLegend;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.PointCloud;
import crmbet.workbench.chart.PointDescription;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All customers, what their colours mean, and what the picture says. */
final class ScatterPane extends BorderPane {
    private static final double LEGEND_WIDTH = 176;
    /** More names than this would hide the points. */
    private static final int MOST_TAGS = 12;
    /** Facts beyond these are in the tables. */
    private static final int MOST_FACTS = 8;

    private final LabViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final ScatterChart chart = new ScatterChart(ForkJoinPool.commonPool());
    private final ClusterLegend legend = new ClusterLegend();
    private final Label caption = new Label();
    private final ComboBox<Axes> axes = new ComboBox<>();

    ScatterPane(LabViewModel model, Labelled labelled, ObservableValue<ClusterPalette> palette, Runnable savePicture) {
        this.model = model;
        messages = labelled.messages();
        texts = new FigureTexts(messages);
        getStyleClass().add("scatter-pane");
        chart.setId("scatter");
        chart.accessibleTextProperty().bind(caption.textProperty());
        chart.setDescriber(this::describe);
        chart.setOnChosen(model::toggle);
        legend.setId("legend");
        legend.setPrefWidth(LEGEND_WIDTH);
        legend.setMinWidth(LEGEND_WIDTH);
        legend.paletteProperty().bind(palette);
        legend.isolatedProperty().bindBidirectional(model.selectedGroupProperty());
        legend.pointedProperty().bindBidirectional(model.pointedGroupProperty());
        legend.accessibleTextProperty().bind(messages.bind("lab.legend"));
        model.selectedGroupProperty().subscribe(this::emphasise);
        model.pointedGroupProperty().subscribe(this::emphasise);
        model.pictureProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);

        caption.getStyleClass().add("chart-caption");
        caption.setId("scatter-caption");
        caption.setWrapText(true);
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setMaxWidth(Double.MAX_VALUE);
        axes.setId("axes");
        new LanguageChoice<>(this::name, messages.languageProperty(), model.pictureProperty()).install(axes);
        axes.valueProperty().addListener((_, _, chosen) -> {
            // Null comes while the list is being filled.
            if (chosen != null) {
                model.axesProperty().set(chosen);
            }
        });
        axes.setMinWidth(Region.USE_PREF_SIZE);
        Label axesName = labelled.caption("lab.axes");
        axesName.setMinWidth(Region.USE_PREF_SIZE);
        axesName.setLabelFor(axes);
        Button save = labelled.iconButton(Feather.IMAGE, "lab.picture", savePicture);
        save.setId("save-picture");
        HBox head = new HBox(caption, axesName, axes, save);
        head.getStyleClass().add("chart-head");
        head.setAlignment(Pos.CENTER_LEFT);
        VBox side = new VBox(legend);
        VBox.setVgrow(legend, Priority.ALWAYS);
        side.getStyleClass().add("legend-side");
        setTop(head);
        setCenter(chart);
        setRight(side);
    }

    ScatterChart chart() {
        return chart;
    }

    private void emphasise() {
        Optional<Group> pointed = model.pointedGroupProperty().get();
        chart.emphasisedProperty()
                .set(
                        pointed.isPresent()
                                ? pointed
                                : model.selectedGroupProperty().get());
    }

    private void show() {
        LabPicture picture = model.pictureProperty().get();
        if (picture == null) {
            chart.cloudProperty().set(null);
            legend.setEntries(List.of());
            caption.setText("");
            return;
        }
        offerAxes(picture);
        chart.titleXProperty().set(titleX(picture));
        chart.titleYProperty().set(titleY(picture));
        boolean tagged = picture.profiles().size() <= MOST_TAGS;
        chart.setNumbers(messages.formats()::numbers);
        chart.setLabels(group ->
                tagged && !group.isNoise() ? Integer.toString(group.cluster().getAsInt()) : "");
        chart.cloudProperty().set(picture.cloud());
        legend.setEntries(picture.profiles().stream().map(this::entry).toList());
        getRight().setVisible(picture.run().isPresent());
        getRight().setManaged(picture.run().isPresent());
        caption.setText(finding(picture));
    }

    private ClusterLegend.Entry entry(ClusterProfile profile) {
        Group group = new Group(profile.cluster());
        return new ClusterLegend.Entry(
                group,
                texts.group(group),
                messages.formats().integer(profile.size()),
                messages.formats().share(profile.share()));
    }

    /** What the picture says, in a sentence. */
    private String finding(LabPicture picture) {
        String kept = messages.formats().share(picture.set().shareKept());
        long customers = picture.cloud().size();
        if (picture.run().isEmpty()) {
            return messages.get("lab.finding.undivided", customers);
        }
        Optional<ClusterProfile> largest = picture.profiles().stream()
                .filter(profile -> profile.cluster().isPresent())
                .max(Comparator.comparingLong(ClusterProfile::size));
        if (largest.isEmpty()) {
            return messages.get("lab.finding.none", customers);
        }
        String share = messages.formats().share(largest.get().share());
        int clusters = picture.labels().clusterCount();
        return switch (picture.axes()) {
            case Axes.Components _ -> messages.get("lab.finding.components", customers, clusters, share, kept);
            case Axes.Features _ -> messages.get("lab.finding.features", customers, clusters, share);
        };
    }

    private void offerAxes(LabPicture picture) {
        List<Axes> offered = new ArrayList<>();
        offered.add(new Axes.Components());
        int columns = picture.set().set().features().size();
        for (int across = 0; across < columns; across++) {
            for (int up = across + 1; up < columns; up++) {
                offered.add(new Axes.Features(across, up));
            }
        }
        if (!axes.getItems().equals(offered)) {
            axes.setItems(FXCollections.observableArrayList(offered));
        }
        axes.setValue(picture.axes());
    }

    private String name(Axes of) {
        LabPicture picture = model.pictureProperty().get();
        return switch (of) {
            case Axes.Components _ -> messages.get("lab.axes.components");
            case Axes.Features(int across, int up) ->
                picture == null
                        ? ""
                        : messages.get(
                                "lab.axes.features",
                                texts.feature(picture.set().set().features().get(across)),
                                texts.feature(picture.set().set().features().get(up)));
        };
    }

    private String titleX(LabPicture picture) {
        return switch (picture.axes()) {
            case Axes.Components _ -> component(picture, 0);
            case Axes.Features(int across, int _) -> fitted(picture, across);
        };
    }

    private String titleY(LabPicture picture) {
        return switch (picture.axes()) {
            case Axes.Components _ -> component(picture, 1);
            case Axes.Features(int _, int up) -> fitted(picture, up);
        };
    }

    private String component(LabPicture picture, int number) {
        return messages.get(
                "lab.axis.component",
                number + 1,
                messages.formats().share(picture.set().share(number)));
    }

    /** The feature and what was done to it, for the axis shows values as they were fitted. */
    private String fitted(LabPicture picture, int column) {
        var choice = picture.set().set().columns().get(column).choice();
        return messages.get(
                "lab.axis.feature",
                texts.feature(choice.feature()),
                messages.get("lab.scale." + choice.transform().name() + '.'
                        + choice.scaling().name()));
    }

    private PointDescription describe(PointCloud.Hit hit) {
        LabPicture picture = model.pictureProperty().get();
        if (picture == null) {
            return new PointDescription("", "", List.of());
        }
        List<String> features = picture.set().set().features();
        List<PointDescription.Value> values = new ArrayList<>();
        for (int column = 0; column < Math.min(features.size(), MOST_FACTS); column++) {
            String feature = features.get(column);
            values.add(new PointDescription.Value(
                    texts.featureWithUnit(feature),
                    texts.value(feature, picture.set().raw().at(hit.row(), column))));
        }
        return new PointDescription(
                messages.get("lab.customer", picture.set().scaled().customers().get(hit.row())),
                picture.run().isPresent() ? texts.group(hit.group()) : "",
                values);
    }
}
