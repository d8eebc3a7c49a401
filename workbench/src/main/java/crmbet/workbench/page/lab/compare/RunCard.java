package crmbet.workbench.page.lab.compare;

import crmbet.core.run.Run;
import crmbet.workbench.control.FactList;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.ComparisonViewModel;
import crmbet.workbench.page.lab.model.FigureTexts;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a run is and how good its clusters are; two lines, or all of it. */
final class RunCard extends VBox {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    private final Messages messages;
    private final FigureTexts texts;
    private final ComparisonViewModel comparison;
    private final boolean large;
    private final Label name = new Label();
    private final Label strategy = new Label();
    private final Label figures = new Label();
    private final CheckBox pick = new CheckBox();
    private final VBox facts = new VBox();
    private @Nullable Run shown;

    RunCard(DiagnosticContext context, boolean large) {
        this.large = large;
        messages = context.messages();
        texts = context.texts();
        comparison = context.model().comparison();
        getStyleClass().add("run-card");
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        strategy.getStyleClass().add("caption");
        figures.getStyleClass().add("caption");
        if (large) {
            getStyleClass().add("large");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            pick.accessibleTextProperty().bind(messages.bind("lab.compare.pick"));
            Tooltip tip = new Tooltip();
            tip.textProperty().bind(messages.bind("lab.compare.pick.tip"));
            pick.setTooltip(tip);
            pick.setOnAction(event -> {
                if (shown != null) {
                    comparison.toggle(shown);
                }
            });
            getChildren().addAll(new HBox(8, name, space, pick), strategy, facts);
        } else {
            getChildren().addAll(new HBox(8, name, strategy), figures);
        }
    }

    void show(Run run) {
        shown = run;
        boolean picked = comparison.pickedProperty().get().stream()
                .anyMatch(each -> each.name().equals(run.name()));
        pseudoClassStateChanged(PICKED, picked);
        pick.setSelected(picked);
        name.setText(run.name());
        strategy.setText(messages.get("lab.run.strategy", texts.parameters(run), run.featureSet()));
        figures.setText(messages.get("lab.run.figures", run.clusters(), silhouette(run), noise(run)));
        if (large) {
            facts.getChildren().setAll(facts(run));
        }
    }

    /** All of it, for screen readers. */
    String text() {
        return name.getText() + ", " + strategy.getText() + ", " + figures.getText();
    }

    private FactList facts(Run run) {
        FactList list = new FactList();
        list.add(messages.get("lab.fact.clusters"), messages.formats().integer(run.clusters()));
        list.add(messages.get("lab.fact.noise"), noise(run));
        list.add(messages.get("lab.fact.silhouette"), silhouette(run));
        list.add(
                messages.get("lab.fact.duration"),
                messages.get(
                        "lab.seconds", messages.formats().decimal(run.duration().toNanos() / 1e9, 2)));
        list.add(messages.get("lab.fact.finished"), messages.formats().dateTime(run.finishedAt()));
        return list;
    }

    private String silhouette(Run run) {
        Double silhouette = run.silhouette();
        return silhouette == null ? "–" : messages.formats().decimal(silhouette, 2);
    }

    private String noise(Run run) {
        return messages.formats().share(run.rows() == 0 ? 0 : (double) run.noise() / run.rows());
    }
}
