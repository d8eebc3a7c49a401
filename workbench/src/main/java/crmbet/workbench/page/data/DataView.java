package crmbet.workbench.page.data;

import atlantafx.base.theme.Styles;
import crmbet.core.dataset.Dataset;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.FramedPage;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.Question;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.data.quality.QualityViewModel;
import crmbet.workbench.page.data.source.SourcePane;
import crmbet.workbench.page.data.source.SourceViewModel;
import crmbet.workbench.page.data.sql.ConsoleViewModel;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Datasets at the left, the one that is looked at in the middle, what is known about it in the inspector. */
public final class DataView extends FramedPage {
    private final Workbench workbench;
    private final Messages messages;
    private final Labelled labelled;
    private final DataViewModel model;
    private final FileIntake intake;
    private final DatabaseIntake databases;
    private @Nullable SourcePane choosing;
    private final DatasetTabs tabs;
    private final DatasetList list;
    private final EmptyState nothing;
    private final EmptyState noWorkspace;
    private final Node suggestion;
    private final DataInspector inspectorNode;
    private final Command primary;
    private final BooleanBinding open;

    public DataView(Workbench workbench, Connections connections) {
        this(workbench, connections, new Labelled(workbench.messages()), new DataViewModel(workbench));
    }

    private DataView(Workbench workbench, Connections connections, Labelled labelled, DataViewModel model) {
        super(PageId.DATA, labelled, model.failureProperty());
        this.workbench = workbench;
        this.labelled = labelled;
        this.model = model;
        messages = labelled.messages();
        open = Bindings.createBooleanBinding(() -> workbench.workspace().getValue() != null, workbench.workspace());
        intake = new FileIntake(messages, model, open, view());
        databases = new DatabaseIntake(workbench, connections, model::lookAt, model::offer);
        tabs = new DatasetTabs(
                labelled,
                model,
                new QualityViewModel(workbench, model.selectedProperty()),
                new ConsoleViewModel(workbench),
                workbench.tasks());
        inspectorNode = new DataInspector(labelled, model, this::loadWhatIsNew, this::askToReveal);
        nothing = emptyState();
        noWorkspace = noWorkspace();
        list = new DatasetList(
                labelled,
                model,
                intake::choose,
                intake::chooseFolder,
                databases::choose,
                this::askForName,
                this::askToRemove);
        suggestion = new MappingSuggestion(labelled, model, tabs);
        dress(DataView.class.getResource("style.css"), inspectorNode);
        primary = primaryCommand();
        model.importingProperty().addListener((_, _, _) -> arrange());
        databases.choosingProperty().addListener((_, _, now) -> {
            choosing = now == null ? null : new SourcePane(labelled, now, databases::discard);
            arrange();
        });
        model.selectedProperty().addListener((_, _, _) -> arrange());
        open.addListener((_, _, _) -> arrange());
        tabs.sqlShown().addListener((_, _, _) -> arrange());
        tabs.qualityShown().addListener((_, _, _) -> arrange());
        arrange();
    }

    @Override
    public Optional<ObservableValue<String>> subtitle() {
        return Optional.of(Bindings.createStringBinding(
                () -> {
                    Offer importing = model.importingProperty().get();
                    Dataset selected = model.selectedProperty().get();
                    return importing != null ? importing.name() : selected == null ? "" : selected.name();
                },
                model.importingProperty(),
                model.selectedProperty()));
    }

    @Override
    public Optional<Command> primary() {
        return Optional.of(primary);
    }

    @Override
    public List<Command> commands() {
        BooleanBinding selected = model.selectedProperty().isNotNull();
        return List.of(
                Command.of(messages.bind("data.add"), intake::choose)
                        .withShortcut("Shortcut+L")
                        .when(open),
                Command.of(messages.bind("data.system.add"), intake::chooseFolder)
                        .when(open),
                Command.of(messages.bind("data.source.add"), databases::choose).when(open),
                Command.of(messages.bind("data.refresh"), () -> ifSelected(this::loadWhatIsNew))
                        .when(Bindings.createBooleanBinding(
                                () -> DatabaseIntake.canRefresh(
                                        model.selectedProperty().get()),
                                model.selectedProperty())),
                Command.of(messages.bind("data.reveal.do"), this::askToReveal)
                        .when(Bindings.createBooleanBinding(
                                () -> !model.personalProperty().get().isEmpty(), model.personalProperty())),
                Command.of(messages.bind("data.find"), tabs::find)
                        .withShortcut("Shortcut+F")
                        .when(selected),
                Command.of(messages.bind("data.sql.empty.title"), tabs::showSql).when(selected),
                Command.of(messages.bind("quality.tab"), tabs::showQuality).when(selected),
                Command.of(messages.bind("data.map.do"), tabs::showMapping).when(selected),
                Command.of(messages.bind("data.rename"), () -> ifSelected(this::askForName))
                        .when(selected),
                Command.of(messages.bind("data.remove"), () -> ifSelected(this::askToRemove))
                        .when(selected));
    }

    @Override
    public void shown() {
        model.refresh();
    }

    @Override
    public void dismiss() {
        if (question().close()) {
            return;
        }
        if (model.importingProperty().get() != null) {
            model.discardImport();
        } else {
            databases.discard();
        }
    }

    /** What comes next: to load the file that is offered, to map the dataset where that is decided, or to add a file. */
    private Command primaryCommand() {
        ObservableValue<Boolean> loadable = model.importingProperty()
                .flatMap(importing -> importing == null ? new SimpleBooleanProperty() : importing.possible());
        ObservableValue<Boolean> choosable = databases
                .choosingProperty()
                .flatMap(chosen -> chosen == null ? new SimpleBooleanProperty() : chosen.possible());
        ObservableValue<Boolean> mappable = model.mappingProperty()
                .flatMap(mapping -> mapping == null ? new SimpleBooleanProperty() : mapping.possible());
        ObservableValue<String> title = Bindings.createStringBinding(
                () -> messages.get(
                        model.importingProperty().get() != null || fromDatabase()
                                ? "data.load"
                                : sql() ? "data.sql.run" : mapping() ? "data.map.do" : "data.add"),
                model.importingProperty(),
                databases.choosingProperty(),
                model.selectedProperty(),
                tabs.mappingShown(),
                tabs.sqlShown(),
                messages.languageProperty());
        BooleanBinding enabled = Bindings.createBooleanBinding(
                () -> model.importingProperty().get() != null
                        ? Boolean.TRUE.equals(loadable.getValue())
                        : fromDatabase()
                                ? Boolean.TRUE.equals(choosable.getValue())
                                : mapping() ? Boolean.TRUE.equals(mappable.getValue()) : open.get(),
                model.importingProperty(),
                databases.choosingProperty(),
                model.selectedProperty(),
                tabs.mappingShown(),
                open,
                loadable,
                choosable,
                mappable);
        return Command.of(title, this::goOn).when(enabled);
    }

    private boolean fromDatabase() {
        return model.importingProperty().get() == null
                && databases.choosingProperty().get() != null;
    }

    private boolean mapping() {
        return model.importingProperty().get() == null
                && !fromDatabase()
                && model.selectedProperty().get() != null
                && tabs.mappingShown().get();
    }

    private void goOn() {
        Offer importing = model.importingProperty().get();
        MappingViewModel mapping = model.mappingProperty().get();
        SourceViewModel chosen = databases.choosingProperty().get();
        if (importing != null) {
            importing.load();
        } else if (fromDatabase() && chosen != null) {
            chosen.load();
        } else if (mapping() && mapping != null) {
            mapping.map();
        } else if (sql()) {
            tabs.runSql();
        } else {
            intake.choose();
        }
    }

    private boolean sql() {
        return model.importingProperty().get() == null
                && !fromDatabase()
                && model.selectedProperty().get() != null
                && tabs.sqlShown().get();
    }

    private void arrange() {
        Offer importing = model.importingProperty().get();
        Node side = model.datasets().isEmpty() ? null : list;
        if (importing != null) {
            arrange(side, null, pane(importing));
        } else if (choosing != null) {
            arrange(null, null, choosing);
        } else if (model.selectedProperty().get() != null) {
            // A statement may be about any dataset, and rules are no column: the inspector's room is theirs.
            arrange(side, sql() || tabs.qualityShown().get() ? null : inspectorNode, suggestion, tabs);
        } else {
            arrange(side, null, open.get() ? nothing : noWorkspace);
        }
    }

    private Node pane(Offer offer) {
        return switch (offer) {
            case ImportViewModel file -> new ImportPane(labelled, file, model::discardImport);
            case SystemImportViewModel system -> new SystemImportPane(labelled, system, model::discardImport);
        };
    }

    private EmptyState emptyState() {
        Button add = labelled.button("data.add", intake::choose);
        add.getStyleClass().add(Styles.ACCENT);
        return new EmptyState(
                Feather.DATABASE,
                labelled.label("data.empty.title"),
                labelled.label("data.empty.text"),
                add,
                labelled.link("data.system.add", intake::chooseFolder),
                labelled.button("data.source.add", databases::choose),
                labelled.link("data.empty.sample", () -> workbench.navigation().show(PageId.HOME)));
    }

    private EmptyState noWorkspace() {
        Button home =
                labelled.button("data.closed.do", () -> workbench.navigation().show(PageId.HOME));
        home.getStyleClass().add(Styles.ACCENT);
        return new EmptyState(
                Feather.DATABASE, labelled.label("data.closed.title"), labelled.label("data.closed.text"), home);
    }

    private void loadWhatIsNew(Dataset dataset) {
        databases.refresh(dataset, model::failed);
    }

    private void askToReveal() {
        TextField customer = new TextField();
        customer.setId("reveal-customer");
        TextField reason = new TextField();
        reason.setId("reveal-reason");
        question()
                .askFields(
                        new Question.Words(
                                messages.get("data.reveal.title"),
                                messages.get("data.reveal.text"),
                                messages.get("data.reveal.confirm")),
                        new VBox(
                                8,
                                labelled.field("data.reveal.customer", customer),
                                labelled.field("data.reveal.reason", reason)),
                        Bindings.createBooleanBinding(
                                () -> !customer.getText().isBlank()
                                        && !reason.getText().isBlank(),
                                customer.textProperty(),
                                reason.textProperty()),
                        () -> model.reveal(
                                customer.getText().strip(), reason.getText().strip()));
        Platform.runLater(customer::requestFocus);
    }

    private void ifSelected(Consumer<Dataset> action) {
        Dataset selected = model.selectedProperty().get();
        if (selected != null) {
            action.accept(selected);
        }
    }

    private void askForName(Dataset dataset) {
        TextField name = new TextField(dataset.name());
        question()
                .askText(
                        new Question.Words(
                                messages.get("data.rename.title", dataset.name()),
                                messages.get("data.rename.text"),
                                messages.get("data.rename.confirm")),
                        name,
                        () -> model.rename(dataset, name.getText().strip()));
    }

    private void askToRemove(Dataset dataset) {
        question()
                .askDangerous(
                        new Question.Words(
                                messages.get("data.remove.title", dataset.name()),
                                messages.get("data.remove.text", dataset.rows()),
                                messages.get("data.remove.confirm", dataset.rows())),
                        () -> model.remove(dataset));
    }
}
