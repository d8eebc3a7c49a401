package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.core.run.Run;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.RunActions;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.RunsViewModel;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Explains a run: what it found, and how it was fitted. */
final class RunExplanation {
    /** The parameters by which people tell runs apart. */
    private static final Set<String> SUBJECTS = Set.of(
            "k", "eps", "min_points", "min_cluster_size", "min_samples", "epsilon", "selection", "max_cluster_size");

    private final Labelled labelled;
    private final Messages messages;
    private final FigureTexts texts;
    private final RunActions actions;
    private final LabViewModel model;

    /** Stays from run to run. */
    private boolean detailsWanted;

    RunExplanation(DiagnosticContext context) {
        labelled = context.labelled();
        actions = context.actions();
        model = context.model();
        messages = context.messages();
        texts = context.texts();
    }

    VBox of(Division division) {
        Run run = division.run();
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
        Button again = labelled.button("lab.run.again", () -> actions.again().accept(run));
        again.setId("run-again");
        again.getStyleClass().add(Styles.FLAT);
        Button renameButton =
                labelled.button("lab.run.rename", () -> actions.rename().accept(run));
        Button deleteButton =
                labelled.button("lab.run.delete", () -> actions.delete().accept(run));
        deleteButton.getStyleClass().addAll(Styles.FLAT, Styles.DANGER);
        renameButton.getStyleClass().add(Styles.FLAT);
        Label hint = wrapped(messages.get("lab.inspector.hint"));
        hint.getStyleClass().add("caption");
        FlowPane buttons = new FlowPane(8, 4, again, renameButton, deleteButton); // Portuguese needs three lines
        VBox content = new VBox(name, about, hint, facts, more(division), buttons);
        model.runs()
                .remadeProperty()
                .get()
                .filter(remade -> remade.run().equals(run.name()))
                .ifPresent(remade -> content.getChildren().add(2, remade(remade)));
        return content;
    }

    /** Whether it came out the same when it was made again. */
    private Label remade(RunsViewModel.Remade remade) {
        Label label = wrapped(texts.reproduction(remade.run(), remade.reproduction()));
        label.setId("remade");
        label.getStyleClass().add("muted");
        return label;
    }

    /** What is seldom asked for: the parameters that the form does not offer, and how the fit went. */
    private TitledPane more(Division division) {
        Run run = division.run();
        FactList facts = new FactList();
        facts.add(
                messages.get("lab.fact.features"),
                messages.formats().integer(division.set().set().features().size()));
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

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
