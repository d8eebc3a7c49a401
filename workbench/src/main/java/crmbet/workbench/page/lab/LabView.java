package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.core.run.Run;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.PageStyle;
import crmbet.workbench.control.Question;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.FailureNote;
import crmbet.workbench.shell.Page;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Theme;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Every customer in the middle, diagnostics below, the runs at the foot; parameters in the toolbar. */
public final class LabView implements Page {
    private static final double LEAST_SCATTER_SHARE = 0.6;

    private final Workbench workbench;
    private final Messages messages;
    private final Labelled labelled;
    private final LabViewModel model;
    private final StrategyBar strategyBar;
    private final LabInspector inspector;
    private final CostViewModel cost;
    private final Question question;
    private final ScatterPane scatter;
    private final StackPane root = new StackPane();
    private final BooleanBinding runnable;
    private final PageStyle style = new PageStyle(LabView.class.getResource("style.css"));

    public LabView(Workbench workbench) {
        this.workbench = workbench;
        messages = workbench.messages();
        labelled = new Labelled(messages);
        model = new LabViewModel(workbench);
        cost = new CostViewModel(workbench.tasks(), model);
        strategyBar = new StrategyBar(model, labelled, style);
        question = new Question(labelled);
        ObservableValue<ClusterPalette> palette = workbench.theme().map(LabView::palette);
        inspector = new LabInspector(model, labelled, palette, style, this::askForName, this::askToDelete);
        scatter = new ScatterPane(model, labelled, palette, this::savePicture);
        runnable = Bindings.createBooleanBinding(
                () -> model.selectedSetProperty().get() != null
                        && model.strategy().strategyProperty().get().isPresent(),
                model.selectedSetProperty(),
                model.strategy().strategyProperty());
        root.getStyleClass().add("lab-page");
        root.getChildren().addAll(content(palette), empty(), question);
        style.dress(root);
    }

    private static ClusterPalette palette(Theme theme) {
        return switch (theme) {
            case LIGHT -> ClusterPalette.LIGHT;
            case DARK -> ClusterPalette.DARK;
        };
    }

    private VBox content(ObservableValue<ClusterPalette> palette) {
        DiagnosticTabs diagnostics = new DiagnosticTabs(model, labelled, palette);
        SplitPane split = new SplitPane(scatter);
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("lab-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        RunStrip runs = new RunStrip(model, labelled, this::askForName, this::askToDelete);
        // Before the first run there is nothing to diagnose and nothing to list.
        model.selectedRunProperty().subscribe(run -> {
            boolean any = run != null;
            if (any && !split.getItems().contains(diagnostics)) {
                split.getItems().add(diagnostics);
            } else if (!any) {
                split.getItems().remove(diagnostics);
            }
        });
        SplitPane.setResizableWithParent(diagnostics, false);
        model.pictureProperty().subscribe(() -> divide(split, diagnostics));
        split.heightProperty().addListener((_, before, _) -> {
            // From then on a taller window gives its room to the picture, and the user's own division stays.
            if (before.doubleValue() == 0) {
                divide(split, diagnostics);
            }
        });
        BooleanBinding anyRuns = Bindings.isNotEmpty(model.runs());
        runs.visibleProperty().bind(anyRuns);
        runs.managedProperty().bind(anyRuns);
        VBox content = new VBox(
                problem(),
                new CostNote(cost, messages),
                new FailureNote(messages, model.failureProperty()),
                split,
                runs);
        content.getStyleClass().add("lab-content");
        content.visibleProperty().bind(Bindings.isNotEmpty(model.sets()));
        return content;
    }

    /** As much as the table of the profiles takes is its own, within bounds; the rest is the picture's. */
    private static void divide(SplitPane split, DiagnosticTabs diagnostics) {
        double height = split.getHeight();
        if (height > 0 && split.getItems().contains(diagnostics)) {
            split.setDividerPositions(Math.max(LEAST_SCATTER_SHARE, 1 - (diagnostics.wantedHeight() + 1) / height));
        }
    }

    /** What is wrong with the parameters, right below them. */
    private Label problem() {
        Label problem = new Label();
        problem.setId("parameter-problem");
        problem.getStyleClass().add("parameter-problem");
        problem.setWrapText(true);
        Runnable update = () -> {
            String text = model
                    .strategy()
                    .parameters(model.strategy().nameProperty().get())
                    .stream()
                    .filter(parameter -> !parameter.validProperty().get())
                    .map(parameter -> messages.get("lab.parameter." + parameter.name() + ".rule"))
                    .findFirst()
                    .orElse("");
            problem.setText(text);
            problem.setVisible(!text.isEmpty());
            problem.setManaged(!text.isEmpty());
        };
        model.strategy().strategyProperty().subscribe(update);
        messages.languageProperty().subscribe(update);
        update.run();
        return problem;
    }

    private StackPane empty() {
        Button open =
                labelled.button("lab.empty.open", () -> workbench.navigation().show(PageId.HOME));
        open.getStyleClass().add(Styles.ACCENT);
        EmptyState closed = new EmptyState(
                Feather.TARGET,
                labelled.label("lab.empty.closed.title"),
                labelled.label("lab.empty.closed.text"),
                open);
        Button features = labelled.button(
                "lab.empty.features", () -> workbench.navigation().show(PageId.FEATURES));
        features.getStyleClass().add(Styles.ACCENT);
        EmptyState noSet = new EmptyState(
                Feather.TARGET, labelled.label("lab.empty.set.title"), labelled.label("lab.empty.set.text"), features);
        BooleanBinding noWorkspace =
                Bindings.createBooleanBinding(() -> workbench.workspace().getValue() == null, workbench.workspace());
        closed.visibleProperty().bind(noWorkspace);
        noSet.visibleProperty().bind(noWorkspace.not());
        StackPane either = new StackPane(closed, noSet);
        either.visibleProperty().bind(Bindings.isEmpty(model.sets()));
        return either;
    }

    @Override
    public PageId id() {
        return PageId.LAB;
    }

    @Override
    public Node view() {
        return root;
    }

    @Override
    public List<Node> toolbar() {
        return strategyBar.nodes();
    }

    @Override
    public Optional<Command> primary() {
        return Optional.of(Command.of(messages.bind("lab.run"), model::run).when(runnable));
    }

    @Override
    public Optional<ObservableValue<@Nullable Node>> inspector() {
        return Optional.of(inspector.nodeProperty());
    }

    @Override
    public List<Command> commands() {
        BooleanBinding anyRun = model.selectedRunProperty().isNotNull();
        return List.of(
                Command.of(messages.bind("lab.show-all"), () -> scatter.chart().showAll()),
                Command.of(messages.bind("lab.picture"), this::savePicture)
                        .when(model.pictureProperty().isNotNull()),
                Command.of(messages.bind("lab.run.rename"), () -> withRun(this::askForName))
                        .when(anyRun),
                Command.of(messages.bind("lab.run.delete"), () -> withRun(this::askToDelete))
                        .when(anyRun));
    }

    @Override
    public void shown() {
        model.refresh();
    }

    @Override
    public void dismiss() {
        if (!question.close()) {
            model.selectedGroupProperty().set(Optional.empty());
        }
    }

    private void withRun(java.util.function.Consumer<Run> action) {
        Run run = model.selectedRunProperty().get();
        if (run != null) {
            action.accept(run);
        }
    }

    private void savePicture() {
        Run run = model.selectedRunProperty().get();
        new PictureExport(workbench, scatter.chart(), model::report)
                .start(run == null ? messages.get("lab.picture.name") : run.name());
    }

    private void askForName(Run run) {
        TextField name = new TextField(run.name());
        question.askText(
                new Question.Words(
                        messages.get("lab.rename.title", run.name()),
                        messages.get("lab.rename.text"),
                        messages.get("lab.run.rename")),
                name,
                () -> model.rename(run, name.getText().strip()));
    }

    private void askToDelete(Run run) {
        question.askDangerous(
                new Question.Words(
                        messages.get("lab.delete.title", run.name()),
                        messages.get("lab.delete.text", run.rows()),
                        messages.get("lab.delete.confirm")),
                () -> model.delete(run));
    }
}
