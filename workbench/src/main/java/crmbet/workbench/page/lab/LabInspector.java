package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.core.run.Run;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.DeviationBar;
import crmbet.workbench.chart.Group;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.PageStyle;
import crmbet.workbench.message.Messages;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Explains the selected cluster, or else the run. */
final class LabInspector {
    private static final double SWATCH = 6;
    /** The parameters by which people tell runs apart. */
    private static final Set<String> SUBJECTS = Set.of(
            "k", "eps", "min_points", "min_cluster_size", "min_samples", "epsilon", "selection", "max_cluster_size");

    private final LabViewModel model;
    private final Labelled labelled;
    private final Messages messages;
    private final FigureTexts texts;
    private final ObservableValue<ClusterPalette> palette;
    private final PageStyle style;
    private final Consumer<Run> rename;
    private final Consumer<Run> delete;
    private final ReadOnlyObjectWrapper<@Nullable Node> node = new ReadOnlyObjectWrapper<>();

    /** Stays from run to run. */
    private boolean detailsWanted;

    LabInspector(
            LabViewModel model,
            Labelled labelled,
            ObservableValue<ClusterPalette> palette,
            PageStyle style,
            Consumer<Run> rename,
            Consumer<Run> delete) {
        this.model = model;
        this.labelled = labelled;
        this.palette = palette;
        this.style = style;
        this.rename = rename;
        this.delete = delete;
        messages = labelled.messages();
        texts = new FigureTexts(messages);
        model.pictureProperty().subscribe(this::show);
        model.selectedGroupProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        palette.addListener((_, _, _) -> show());
    }

    /** What explains the selection; null while there is nothing to explain. */
    ReadOnlyObjectProperty<@Nullable Node> nodeProperty() {
        return node.getReadOnlyProperty();
    }

    private void show() {
        LabPicture picture = model.pictureProperty().get();
        if (picture == null || picture.run().isEmpty()) {
            node.set(null);
            return;
        }
        Optional<ClusterProfile> selected = model.selectedGroupProperty().get().flatMap(picture::profile);
        VBox content = selected.isPresent()
                ? cluster(selected.get())
                : run(picture, picture.run().get());
        content.getStyleClass().add("lab-inspector");
        style.dress(content);
        node.set(content);
    }

    private VBox cluster(ClusterProfile profile) {
        Group group = new Group(profile.cluster());
        Circle swatch = new Circle(SWATCH, palette.getValue().color(group));
        Label name = new Label(texts.group(group));
        name.getStyleClass().addAll("title", "strong");
        HBox title = new HBox(swatch, name);
        title.getStyleClass().add("inspector-title");
        title.setAlignment(Pos.CENTER_LEFT);
        Label size = new Label(messages.get(
                "lab.inspector.size", profile.size(), messages.formats().share(profile.share())));
        size.getStyleClass().add("muted");
        VBox content = new VBox(title, size, keep(group), heading("lab.apart"));
        if (LabViewModel.apart(profile).isEmpty()) {
            content.getChildren().add(wrapped(messages.get("lab.apart.nothing")));
        }
        LabViewModel.byDifference(profile).stream().map(this::difference).forEach(content.getChildren()::add);
        return content;
    }

    /** A feature, how it compares in words, a bar, and the two means. */
    private VBox difference(FeatureFigure figure) {
        Label name = new Label(texts.feature(figure.feature()));
        name.getStyleClass().add("strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label words = new Label(texts.comparison(figure.zScore()));
        words.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        HBox head = new HBox(8, name, words);
        DeviationBar bar = new DeviationBar(figure.zScore());
        bar.setAccessibleText(words.getText());
        Label means = wrapped(messages.get(
                "lab.apart.means",
                texts.mean(figure.feature(), figure.mean()),
                texts.mean(figure.feature(), figure.whole())));
        means.getStyleClass().add("caption");
        VBox difference = new VBox(head, bar, means);
        difference.getStyleClass().add("difference");
        return difference;
    }

    /** A name and a button: no dialog in between. */
    private VBox keep(Group group) {
        TextField name = new TextField();
        name.setId("segment-name");
        name.setPromptText(messages.get("lab.keep.name"));
        name.setAccessibleText(messages.get("lab.keep.name"));
        Button keep = new Button(messages.get("lab.keep"));
        keep.setId("keep-as-segment");
        keep.getStyleClass().add(Styles.BUTTON_OUTLINED);
        keep.setMaxWidth(Double.MAX_VALUE);
        keep.disableProperty().bind(name.textProperty().map(String::isBlank));
        Runnable act = () -> {
            if (!name.getText().isBlank()) {
                model.keepAsSegment(group, name.getText().strip());
            }
        };
        keep.setOnAction(event -> act.run());
        name.setOnAction(event -> act.run());
        VBox form = new VBox(name, keep);
        form.getStyleClass().add("keep");
        return form;
    }

    private VBox run(LabPicture picture, Run run) {
        Label name = wrapped(run.name());
        name.getStyleClass().addAll("title", "strong");
        Label about = wrapped(messages.get("lab.inspector.run", texts.strategy(run.strategy()), run.featureSet()));
        about.getStyleClass().add("muted");
        FactList facts = new FactList();
        facts.add(messages.get("lab.fact.customers"), messages.formats().integer(run.rows()));
        facts.add(messages.get("lab.fact.clusters"), messages.formats().integer(run.clusters()));
        facts.add(
                messages.get("lab.fact.noise"),
                messages.get(
                        "lab.fact.noise.value",
                        run.noise(),
                        messages.formats().share(run.rows() == 0 ? 0 : (double) run.noise() / run.rows())));
        Double silhouette = run.silhouette();
        facts.add(
                messages.get("lab.fact.silhouette"),
                silhouette == null ? "–" : messages.formats().decimal(silhouette, 3));
        run.parameters().forEach((parameter, value) -> {
            if (SUBJECTS.contains(parameter)) {
                facts.add(texts.parameterName(parameter), texts.parameterValue(parameter, value));
            }
        });
        facts.add(
                messages.get("lab.fact.duration"),
                messages.get(
                        "lab.seconds", messages.formats().decimal(run.duration().toNanos() / 1e9, 2)));
        facts.add(messages.get("lab.fact.finished"), messages.formats().dateTime(run.finishedAt()));
        Button renameButton = labelled.button("lab.run.rename", () -> rename.accept(run));
        Button deleteButton = labelled.button("lab.run.delete", () -> delete.accept(run));
        deleteButton.getStyleClass().addAll(Styles.FLAT, Styles.DANGER);
        renameButton.getStyleClass().add(Styles.FLAT);
        Label hint = wrapped(messages.get("lab.inspector.hint"));
        hint.getStyleClass().add("caption");
        FlowPane actions = new FlowPane(8, 4, renameButton, deleteButton); // Portuguese needs two lines
        return new VBox(name, about, hint, facts, more(picture, run), actions);
    }

    /** What is seldom asked for: the parameters that the form does not offer, and how the fit went. */
    private TitledPane more(LabPicture picture, Run run) {
        FactList facts = new FactList();
        facts.add(
                messages.get("lab.fact.features"),
                messages.formats().integer(picture.set().set().features().size()));
        Double inertia = run.inertia();
        if (inertia != null) {
            facts.add(messages.get("lab.fact.inertia"), messages.formats().decimal(inertia, 1));
        }
        Integer iterations = run.iterations();
        if (iterations != null) {
            facts.add(messages.get("lab.fact.iterations"), messages.formats().integer(iterations));
        }
        run.parameters().forEach((parameter, value) -> {
            if (!SUBJECTS.contains(parameter)) {
                facts.add(texts.parameterName(parameter), texts.parameterValue(parameter, value));
            }
        });
        if (run.seed() != 0) {
            facts.add(texts.parameterName("seed"), Long.toString(run.seed()));
        }
        TitledPane more = new TitledPane(messages.get("lab.fact.more"), facts);
        more.setId("run-details");
        more.setExpanded(detailsWanted);
        more.expandedProperty().subscribe(expanded -> detailsWanted = expanded);
        more.setAnimated(false);
        more.getStyleClass().add("run-details");
        return more;
    }

    private Label heading(String key) {
        Label heading = new Label(messages.get(key));
        heading.getStyleClass().add("group-heading");
        return heading;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
