package crmbet.workbench.page.lab.explain;

import atlantafx.base.theme.Styles;
import crmbet.core.explain.Branch;
import crmbet.core.explain.Condition;
import crmbet.core.explain.Explanation;
import crmbet.core.explain.Rule;
import crmbet.core.explain.RuleCount;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The rule of a cluster: as a sentence, how well it does, and its thresholds to be moved. */
final class RulePane extends VBox {
    private final ExplainViewModel model;
    private final Labelled labelled;
    private final Messages messages;
    private final ExplainTexts texts;
    private final ObservableValue<ClusterPalette> palette;

    private final Label name = new Label();
    private final Button use;
    private final Label sentence = new Label();
    private final Label coverage = new Label();
    private final Label purity = new Label();
    private final Button select;
    private final Button reset;
    private final VBox editor = new VBox();
    /** What the rows are for: cluster and features of each branch; other rows are needed for anything else. */
    private Optional<Shape> shape = Optional.empty();

    private final List<List<ConditionRow>> rows = new ArrayList<>();

    private record Shape(int cluster, List<List<String>> features) {}

    RulePane(ExplainViewModel model, Labelled labelled, ObservableValue<ClusterPalette> palette) {
        this.model = model;
        this.labelled = labelled;
        this.palette = palette;
        messages = labelled.messages();
        texts = new ExplainTexts(messages);
        use = labelled.button("lab.explain.use", model::useSuggestedName);
        use.setId("use-name");
        use.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
        select = labelled.button("lab.explain.select", model::select);
        select.setId("select-rule");
        select.getStyleClass().add(Styles.BUTTON_OUTLINED);
        select.setTooltip(tip("lab.explain.select.tip"));
        reset = labelled.button("lab.explain.reset", model::reset);
        reset.setId("reset-rule");
        reset.getStyleClass().add(Styles.FLAT);
        reset.managedProperty().bind(reset.visibleProperty());
        for (Button button : List.of(use, select, reset)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        sentence.setId("rule-sentence");
        sentence.getStyleClass().add("rule-sentence");
        coverage.setId("rule-coverage");
        coverage.setTooltip(tip("lab.explain.coverage.tip"));
        purity.setId("rule-purity");
        purity.setTooltip(tip("lab.explain.purity.tip"));
        for (Label text : List.of(sentence, coverage, purity)) {
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
        }
        name.getStyleClass().add("strong");
        editor.getStyleClass().add("rule-editor");
        FlowPane naming = new FlowPane(name, use);
        FlowPane actions = new FlowPane(select, reset);
        naming.getStyleClass().add("rule-naming");
        actions.getStyleClass().add("rule-actions");
        getStyleClass().add("rule-pane");
        getChildren().addAll(naming, sentence, coverage, purity, actions, editor);
        model.ruleProperty().subscribe(this::show);
        model.countProperty().subscribe(this::showCount);
        model.facesProperty().subscribe(this::show);
        messages.languageProperty().addListener((_, _, _) -> showAnew());
        palette.addListener((_, _, _) -> showAnew());
    }

    private Tooltip tip(String key) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind(key));
        return tip;
    }

    private void showAnew() {
        shape = Optional.empty();
        show();
        showCount();
    }

    private void show() {
        Optional<Explanation> known = model.explanation();
        Optional<Rule> rule = model.ruleProperty().get();
        if (known.isEmpty() || rule.isEmpty()) {
            shape = Optional.empty();
            editor.getChildren().clear();
            return;
        }
        String suggested = texts.name(known.get().name());
        Optional<String> given =
                model.facesProperty().get().name(Group.cluster(known.get().cluster()));
        name.setText(given.filter(each -> !each.equals(suggested))
                .map(each -> messages.get("lab.explain.suggested", each, suggested))
                .orElse(suggested));
        use.setVisible(!given.equals(Optional.of(suggested)));
        sentence.setText(new RuleSentences(messages).of(rule.get()));
        reset.setVisible(model.changed());
        edit(rule.get(), known.get().cluster());
    }

    private void showCount() {
        Optional<RuleCount> count = model.countProperty().get();
        coverage.setText(count.map(texts::coverage).orElse(""));
        purity.setText(count.map(texts::purity).orElse(""));
        select.setDisable(count.isEmpty() || count.get().found() == 0);
    }

    /** Rows that a hand is moving stay. */
    private void edit(Rule rule, int cluster) {
        Shape wanted = new Shape(
                cluster,
                rule.branches().stream()
                        .map(branch -> branch.conditions().stream()
                                .map(Condition::feature)
                                .toList())
                        .toList());
        if (!shape.equals(Optional.of(wanted))) {
            shape = Optional.of(wanted);
            build(rule, cluster);
        }
        for (int branch = 0; branch < rows.size(); branch++) {
            List<Condition> conditions = ranges(rule.branches().get(branch));
            for (int i = 0; i < conditions.size(); i++) {
                rows.get(branch).get(i).show(conditions.get(i));
            }
        }
    }

    private void build(Rule rule, int cluster) {
        rows.clear();
        List<Node> parts = new ArrayList<>();
        for (int branch = 0; branch < rule.branches().size(); branch++) {
            if (branch > 0) {
                Label or = new Label(messages.get("lab.explain.or"));
                or.getStyleClass().add("caption");
                parts.add(or);
            }
            List<ConditionRow> ofBranch = new ArrayList<>();
            for (Condition condition : ranges(rule.branches().get(branch))) {
                ofBranch.add(row(branch, condition.feature(), cluster));
            }
            rows.add(ofBranch);
            parts.addAll(ofBranch);
        }
        editor.getChildren().setAll(parts);
    }

    /** What has thresholds; that a figure must not exist has none. */
    private static List<Condition> ranges(Branch branch) {
        return branch.conditions().stream()
                .filter(condition -> !condition.onlyMissing())
                .toList();
    }

    private ConditionRow row(int branch, String feature, int cluster) {
        return new ConditionRow(
                model.explainedProperty().get().orElseThrow().distribution(feature),
                cluster,
                palette.getValue().color(Group.cluster(cluster)),
                labelled,
                new ConditionRow.Acts(
                        value -> model.setThreshold(branch, feature, Condition.End.AT_LEAST, value),
                        value -> model.setThreshold(branch, feature, Condition.End.AT_MOST, value),
                        () -> model.drop(branch, feature)));
    }
}
