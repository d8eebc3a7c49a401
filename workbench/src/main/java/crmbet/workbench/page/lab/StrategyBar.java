package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.core.feature.FeatureSet;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.LanguageChoice;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.control.PageStyle;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.StrategyViewModel;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What the next run is made of: feature set, strategy, its parameters. */
final class StrategyBar {
    private static final double SET_WIDTH = 168;
    private static final double NUMBER_WIDTH = 56;

    private final LabViewModel model;
    private final StrategyViewModel strategy;
    private final Labelled labelled;
    private final Messages messages;
    private final HBox fields = new HBox();

    StrategyBar(LabViewModel model, Labelled labelled, PageStyle style) {
        style.dress(fields);
        this.model = model;
        this.labelled = labelled;
        strategy = model.strategy();
        messages = labelled.messages();
        fields.getStyleClass().add("strategy-fields");
        fields.setAlignment(Pos.CENTER_LEFT);
        strategy.nameProperty().subscribe(this::showFields);
        showFields();
    }

    List<Node> nodes() {
        return List.of(sets(), strategies(), fields);
    }

    private ComboBox<@Nullable FeatureSet> sets() {
        ComboBox<@Nullable FeatureSet> sets = new ComboBox<>(nullable());
        sets.setId("feature-set");
        sets.setPrefWidth(SET_WIDTH);
        sets.setMinWidth(120);
        sets.setConverter(new OneWay<>(set -> set == null ? "" : set.name()));
        sets.valueProperty().bindBidirectional(model.picture().selectedSetProperty());
        sets.accessibleTextProperty().bind(messages.bind("lab.set"));
        explain(sets, "lab.set.tip");
        return sets;
    }

    @SuppressWarnings("unchecked") // a list of sets is a list of sets or null
    private javafx.collections.ObservableList<@Nullable FeatureSet> nullable() {
        return (javafx.collections.ObservableList<@Nullable FeatureSet>)
                (javafx.collections.ObservableList<?>) model.picture().sets();
    }

    private ComboBox<String> strategies() {
        ComboBox<String> strategies = new ComboBox<>();
        strategies.setId("strategy");
        strategies.setMinWidth(Region.USE_PREF_SIZE);
        strategies.getItems().setAll(strategy.names());
        new LanguageChoice<>(
                        (String name) -> messages.get(StrategyViewModel.nameKey(name)), messages.languageProperty())
                .install(strategies);
        strategies.valueProperty().bindBidirectional(strategy.nameProperty());
        strategies.accessibleTextProperty().bind(messages.bind("lab.strategy"));
        explain(strategies, "lab.strategy.tip");
        return strategies;
    }

    private void showFields() {
        fields.getChildren().clear();
        for (StrategyViewModel.Parameter parameter :
                strategy.parameters(strategy.nameProperty().get())) {
            Label name = labelled.caption("lab.parameter." + parameter.name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            Control field = parameter.choices().isEmpty() ? number(parameter) : choice(parameter);
            field.setId("parameter-" + parameter.name());
            name.setLabelFor(field);
            HBox pair = new HBox(name, field);
            pair.getStyleClass().add("strategy-field");
            pair.setAlignment(Pos.CENTER_LEFT);
            fields.getChildren().add(pair);
        }
    }

    private TextField number(StrategyViewModel.Parameter parameter) {
        TextField field = new TextField();
        field.setPrefWidth(NUMBER_WIDTH);
        field.setMinWidth(NUMBER_WIDTH);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.textProperty().bindBidirectional(parameter.textProperty());
        explain(field, "lab.parameter." + parameter.name() + ".tip");
        field.accessibleTextProperty().bind(messages.bind("lab.parameter." + parameter.name()));
        parameter
                .validProperty()
                .subscribe((Boolean valid) -> field.pseudoClassStateChanged(Styles.STATE_DANGER, !valid));
        return field;
    }

    private ComboBox<String> choice(StrategyViewModel.Parameter parameter) {
        ComboBox<String> field = new ComboBox<>();
        field.getItems().setAll(parameter.choices());
        new LanguageChoice<>(
                        (String value) -> messages.get("lab.parameter." + parameter.name() + '.' + value),
                        messages.languageProperty())
                .install(field);
        field.valueProperty().bindBidirectional(parameter.textProperty());
        explain(field, "lab.parameter." + parameter.name() + ".tip");
        return field;
    }

    private void explain(Control control, String key) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind(key));
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        control.setTooltip(tip);
    }
}
