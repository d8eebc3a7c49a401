package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.core.run.FeatureFigure;
import crmbet.core.run.Profile;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.DeviationBar;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.RunActions;
import crmbet.workbench.page.lab.model.Explanation;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.SelectionViewModel;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;

/** Explains what is selected, a cluster or any customers: how many, what sets them apart, what they paid; and keeps them. */
final class SelectionExplanation {
    private static final double SWATCH = 6;
    private static final String MONEY = "money";

    private final SelectionViewModel selection;
    private final Messages messages;
    private final FigureTexts texts;
    private final Labelled labelled;
    private final RunActions actions;
    private final ObservableValue<ClusterPalette> palette;

    SelectionExplanation(DiagnosticContext context) {
        selection = context.model().selection();
        labelled = context.labelled();
        actions = context.actions();
        palette = context.palette();
        messages = context.messages();
        texts = context.texts();
    }

    /** @param ofRun whether there is a run that a segment can be made from */
    VBox of(Explanation explanation, boolean ofRun) {
        Profile profile = explanation.profile();
        Label size = muted(messages.get(
                "lab.inspector.size", profile.size(), messages.formats().share(profile.share())));
        VBox content = new VBox(title(explanation), size);
        money(profile).ifPresent(content.getChildren()::add);
        content.getChildren().add(ofRun ? keep() : caption(messages.get("lab.keep.needs-run")));
        Label heading = new Label(messages.get("lab.apart"));
        heading.getStyleClass().add("group-heading");
        content.getChildren().add(heading);
        if (profile.apart().isEmpty()) {
            content.getChildren().add(wrapped(messages.get("lab.apart.nothing")));
        }
        profile.byDifference().stream().map(this::difference).forEach(content.getChildren()::add);
        return content;
    }

    private HBox title(Explanation explanation) {
        Label name = wrapped(texts.selection(explanation.selection()));
        name.getStyleClass().addAll("title", "strong");
        HBox title = new HBox(name);
        explanation.selection().asGroup().ifPresent(group -> {
            title.getChildren().addFirst(new Circle(SWATCH, palette.getValue().color(group)));
            if (!group.isNoise()) {
                Button rename = labelled.iconButton(
                        Feather.EDIT_2,
                        "lab.group.rename",
                        () -> actions.renameGroup().accept(group));
                rename.setId("rename-cluster");
                title.getChildren().add(rename);
            }
        });
        title.getStyleClass().add("inspector-title");
        title.setAlignment(Pos.CENTER_LEFT);
        return title;
    }

    /** What they paid together, where the feature set knows. */
    private Optional<Label> money(Profile profile) {
        return profile.figures().stream()
                .filter(figure -> figure.feature().equals(MONEY) && figure.whole() > 0 && profile.size() > 0)
                .findFirst()
                .map(figure -> muted(messages.get(
                        "lab.inspector.money",
                        messages.formats().decimal(figure.mean() * profile.size(), 0),
                        messages.formats().share(figure.mean() / figure.whole() * profile.share()))));
    }

    /** A feature, how it compares in words, a bar, and the two means. */
    private VBox difference(FeatureFigure figure) {
        Label name = new Label(texts.feature(figure.feature()));
        name.getStyleClass().add("strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label words = new Label(texts.comparison(figure.zScore()));
        words.setMinWidth(Region.USE_PREF_SIZE);
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
    private VBox keep() {
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
                selection.keepAsSegment(name.getText().strip());
            }
        };
        keep.setOnAction(event -> act.run());
        name.setOnAction(event -> act.run());
        VBox form = new VBox(name, keep);
        form.getStyleClass().add("keep");
        return form;
    }

    private static Label caption(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("caption");
        return label;
    }

    private static Label muted(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
