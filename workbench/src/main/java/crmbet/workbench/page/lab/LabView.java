package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.core.run.Run;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.PageStyle;
import crmbet.workbench.control.Question;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.compare.CompareTab;
import crmbet.workbench.page.lab.compare.RunStrip;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.RunActions;
import crmbet.workbench.page.lab.model.Choice;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.FailureNote;
import crmbet.workbench.shell.Page;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Every customer in the middle, diagnostics below, the runs at the foot; parameters in the toolbar. */
public final class LabView implements Page {
    private static final double SLIDE_SCALE = 2;

    private final Workbench workbench;
    private final Messages messages;
    private final Labelled labelled;
    private final LabViewModel model;
    private final StrategyBar strategyBar;
    private final LabInspector inspector;
    private final Question question;
    private final DiagnosticContext context;
    private final ScatterPane scatter;
    private final StackPane root = new StackPane();
    private final DiagnosticTabs diagnostics;
    private final PageStyle style = new PageStyle(LabView.class.getResource("style.css"));

    public LabView(Workbench workbench) {
        this.workbench = workbench;
        messages = workbench.messages();
        labelled = new Labelled(messages);
        model = new LabViewModel(workbench);
        strategyBar = new StrategyBar(model, labelled, style);
        question = new Question(labelled);
        ObjectBinding<ClusterPalette> palette = Bindings.createObjectBinding(
                this::palette, workbench.theme(), model.faces().facesProperty());
        RunActions actions =
                new RunActions(model.runs()::again, this::askForName, this::askToDelete, this::askForGroupName);
        context = new DiagnosticContext(model, labelled, palette, actions, workbench);
        inspector = new LabInspector(context, new RunExplanation(context), style);
        scatter = new ScatterPane(context, this::files);
        diagnostics = new DiagnosticTabs(Diagnostics.all(context), model.arrangement(), labelled);
        root.getStyleClass().add("lab-page");
        root.getChildren().addAll(content(), empty(), question);
        style.dress(root);
    }

    private ClusterPalette palette() {
        ClusterPalette suiting = switch (workbench.theme().getValue()) {
            case LIGHT -> ClusterPalette.LIGHT;
            case DARK -> ClusterPalette.DARK;
        };
        return suiting.dealtOut(model.faces().facesProperty().get().colours());
    }

    private VBox content() {
        LabSplit split = new LabSplit(scatter, diagnostics, model);
        VBox.setVgrow(split, Priority.ALWAYS);
        RunStrip runs = new RunStrip(context);
        // The board shows the same cards, and more of each.
        BooleanBinding anyRuns = Bindings.isNotEmpty(model.picture().runs())
                .and(model.arrangement()
                        .enlargedProperty()
                        .and(model.arrangement().tabProperty().isEqualTo(CompareTab.KEY))
                        .not());
        runs.visibleProperty().bind(anyRuns);
        runs.managedProperty().bind(anyRuns);
        VBox content = new VBox(
                problem(),
                new CostNote(model.cost(), messages),
                new FailureNote(messages, model.picture().failureProperty()),
                split,
                runs);
        content.getStyleClass().add("lab-content");
        content.visibleProperty().bind(Bindings.isNotEmpty(model.picture().sets()));
        return content;
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
        either.visibleProperty().bind(Bindings.isEmpty(model.picture().sets()));
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
        return Optional.of(Command.of(messages.bind("lab.run"), model.runs()::run)
                .when(model.runs().runnable()));
    }

    @Override
    public Optional<ObservableValue<@Nullable Node>> inspector() {
        return Optional.of(inspector.nodeProperty());
    }

    @Override
    public List<Command> commands() {
        BooleanBinding anyRun = model.picture().selectedRunProperty().isNotNull();
        List<Command> own = List.of(
                Command.of(messages.bind("lab.show-all"), scatter::showAll),
                Command.of(messages.bind("lab.four.command"), model.panels()::toggle)
                        .withShortcut("Shortcut+G")
                        .when(model.picture().pictureProperty().isNotNull()),
                Command.of(messages.bind("lab.umap.show"), model.embedding()::show)
                        .when(model.picture()
                                .pictureProperty()
                                .isNotNull()
                                .and(model.embedding().computingProperty().not())),
                Command.of(messages.bind("lab.picture"), () -> files().savePicture(FigureFormat.PNG, SLIDE_SCALE))
                        .when(model.picture().pictureProperty().isNotNull()),
                Command.of(messages.bind("lab.run.again"), () -> withRun(model.runs()::again))
                        .when(anyRun),
                Command.of(messages.bind("lab.compare.command"), this::compare)
                        .withShortcut("Shortcut+D")
                        .when(anyRun),
                Command.of(messages.bind("lab.report.save"), () -> files().saveReport())
                        .when(model.picture().divisionProperty().isNotNull()),
                Command.of(messages.bind("lab.run.rename"), () -> withRun(this::askForName))
                        .when(anyRun),
                Command.of(messages.bind("lab.run.delete"), () -> withRun(this::askToDelete))
                        .when(anyRun),
                historyCommand("undo", model.history().undoable(), model.history()::undo)
                        .withShortcut("Shortcut+Z"),
                historyCommand("redo", model.history().redoable(), model.history()::redo)
                        .withShortcut("Shortcut+Y")
                        .withAlternative("Shortcut+Shift+Z"),
                Command.of(messages.bind("lab.enlarge"), this::enlarge)
                        .withShortcut("Shortcut+E")
                        .when(anyRun));
        return Stream.concat(own.stream(), diagnostics.commands().stream()).toList();
    }

    /** Names what it takes back or chooses again. */
    private Command historyCommand(String name, ObservableValue<Optional<Choice>> choice, Runnable action) {
        StringBinding title = Bindings.createStringBinding(
                () -> choice.getValue()
                        .map(each -> messages.get("lab." + name, messages.get("lab.choice." + each.name())))
                        .orElse(""),
                choice,
                messages.languageProperty());
        return Command.of(title, action)
                .when(Bindings.createBooleanBinding(() -> choice.getValue().isPresent(), choice));
    }

    private void compare() {
        model.arrangement().tabProperty().set(CompareTab.KEY);
    }

    private void enlarge() {
        var enlarged = model.arrangement().enlargedProperty();
        enlarged.set(!enlarged.get());
    }

    @Override
    public void shown() {
        model.refresh();
    }

    @Override
    public void dismiss() {
        if (!question.close()) {
            model.selection().clear();
        }
    }

    private void withRun(java.util.function.Consumer<Run> action) {
        Run run = model.picture().selectedRunProperty().get();
        if (run != null) {
            action.accept(run);
        }
    }

    private LabFiles files() {
        return new LabFiles(workbench, model, scatter);
    }

    private void askForName(Run run) {
        TextField name = new TextField(run.name());
        question.askText(
                new Question.Words(
                        messages.get("lab.rename.title", run.name()),
                        messages.get("lab.rename.text"),
                        messages.get("lab.run.rename")),
                name,
                () -> model.runs().rename(run, name.getText().strip()));
    }

    private void askForGroupName(Group group) {
        if (group.isNoise()) {
            return;
        }
        FigureTexts texts = new FigureTexts(messages);
        TextField name =
                new TextField(model.faces().facesProperty().get().name(group).orElse(""));
        name.setPromptText(texts.group(group));
        question.askTextOrNone(
                new Question.Words(
                        messages.get("lab.group.rename.title", texts.group(group)),
                        messages.get("lab.group.rename.text"),
                        messages.get("lab.group.rename.confirm")),
                name,
                () -> model.faces().rename(group, name.getText()));
    }

    private void askToDelete(Run run) {
        question.askDangerous(
                new Question.Words(
                        messages.get("lab.delete.title", run.name()),
                        messages.get("lab.delete.text", run.rows()),
                        messages.get("lab.delete.confirm")),
                () -> model.runs().delete(run));
    }
}
