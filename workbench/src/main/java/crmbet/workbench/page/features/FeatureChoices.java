package crmbet.workbench.page.features;

import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.workbench.control.Labelled;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What changes all features of the set at once: as of when, how far back, transform and scaling. */
final class FeatureChoices extends HBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("danger");

    private final Labelled labelled;
    private final FeaturesViewModel model;

    FeatureChoices(Labelled labelled, FeaturesViewModel model) {
        this.labelled = labelled;
        this.model = model;
        getStyleClass().add("feature-choices");
        setAlignment(Pos.CENTER_LEFT);
        ComboBox<Transform> transform = Choices.transforms(labelled.messages());
        transform.setId("transform");
        transform.valueProperty().bindBidirectional(model.draft().transformProperty());
        ComboBox<Scaling> scaling = Choices.scalings(labelled.messages());
        scaling.setId("scaling");
        scaling.valueProperty().bindBidirectional(model.draft().scalingProperty());
        getChildren()
                .addAll(
                        named("features.as-of", "features.as-of.tip", day(), time()),
                        named("features.window", "features.window.tip", window()),
                        transform,
                        scaling);
    }

    private Node day() {
        DatePicker day = new DatePicker();
        day.setId("as-of");
        day.setPrefWidth(140);
        day.promptTextProperty().bind(labelled.messages().bind("features.as-of.default"));
        day.valueProperty().bindBidirectional(model.draft().dateProperty());
        return day;
    }

    private Node time() {
        TextField time = new TextField();
        time.setPrefColumnCount(4);
        time.textProperty().bindBidirectional(model.draft().timeProperty());
        time.visibleProperty().bind(model.draft().dateProperty().isNotNull());
        time.managedProperty().bind(time.visibleProperty());
        time.accessibleTextProperty().bind(labelled.messages().bind("features.time"));
        time.textProperty()
                .addListener((_, _, _) ->
                        time.pseudoClassStateChanged(INVALID, !model.draft().validTime()));
        return time;
    }

    private Node window() {
        TextField window = new TextField();
        window.setId("window");
        window.setPrefColumnCount(4);
        window.promptTextProperty().bind(labelled.messages().bind("features.window.default"));
        window.textProperty().bindBidirectional(model.draft().windowProperty());
        window.textProperty()
                .addListener((_, _, _) ->
                        window.pseudoClassStateChanged(INVALID, !model.draft().validWindow()));
        return window;
    }

    private Node named(String key, String tip, Node... controls) {
        Label name = labelled.caption(key);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(labelled.messages().bind(tip));
        name.setTooltip(tooltip);
        name.setLabelFor(controls[0]);
        HBox box = new HBox(name);
        box.getChildren().addAll(controls);
        box.setSpacing(6);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
