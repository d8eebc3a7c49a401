package crmbet.workbench.page.home;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.seal.SealedProject;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Contents;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.cli.Version;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.Demonstration;
import crmbet.workbench.sample.DemonstrationPlace;
import crmbet.workbench.sample.SampleData;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.shell.Workspaces;
import crmbet.workbench.task.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Where to begin, and how far the open workspace is. */
public final class HomeViewModel {
    private final Workbench workbench;
    private final Messages messages;
    private final Workspaces workspaces;
    private final SampleData sample;
    private final Path samplePlace;
    private final DemonstrationPlace demonstration;
    private final Runnable prepared;
    private final String person;
    private final ReadOnlyObjectWrapper<@Nullable Contents> contents = new ReadOnlyObjectWrapper<>(this, "contents");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
    private Runnable reading = () -> {};

    /**
     * @param samplePlace the folder that the workspace for the sample goes into
     * @param demonstration where the demonstration goes
     * @param prepared called once the demonstration is open, to begin the guided tour
     * @param person who sits here
     */
    public HomeViewModel(
            Workbench workbench,
            Workspaces workspaces,
            SampleData sample,
            Path samplePlace,
            DemonstrationPlace demonstration,
            Runnable prepared,
            String person) {
        this.workbench = workbench;
        this.messages = workbench.messages();
        this.workspaces = workspaces;
        this.sample = sample;
        this.samplePlace = samplePlace;
        this.demonstration = demonstration;
        this.prepared = prepared;
        this.person = person;
        workspaces.failureProperty().subscribe(failure::set);
        workbench.workspace().subscribe(_ -> refresh());
        workbench.tasks().running().subscribe(this::refresh);
    }

    public ObservableValue<@Nullable Workspace> workspace() {
        return workbench.workspace();
    }

    /** What the open workspace holds; null while none is open or it has not been read yet. */
    public ReadOnlyObjectProperty<@Nullable Contents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /** Why the last attempt on this page failed; null if it did not. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the sample is being loaded or the demonstration made. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** The latest first. */
    public ObservableList<Path> recent() {
        return workspaces.recent();
    }

    public void open(Path folder) {
        workspaces.open(folder);
    }

    public void forget(Path folder) {
        workspaces.forget(folder);
    }

    /** The steps of the main job in order, as far as the open workspace tells. */
    public List<Step> steps() {
        @Nullable Contents now = contents.get();
        return now == null ? List.of() : Step.of(now);
    }

    /** Whether a workspace is open that holds no data yet. */
    public boolean isEmpty() {
        @Nullable Contents now = contents.get();
        return now != null && now.datasets() == 0;
    }

    /** Leads to the page where a step is done. */
    public void follow(Step step) {
        workbench.navigation().show(step.page());
    }

    /** Counts anew what the workspace holds. */
    public void refresh() {
        reading.run();
        @Nullable Workspace open = workbench.workspace().getValue();
        if (open == null) {
            contents.set(null);
            return;
        }
        reading = workbench.tasks().quietly(monitor -> Contents.of(open, monitor), contents::set, failure::set);
    }

    /** Opens a workspace for the sample, loads it there unless it is there already, and leads to it. */
    public void trySample() {
        failure.set(null);
        sample.onlineRetail()
                .ifPresentOrElse(
                        file -> workspaces.openOrCreate(samplePlace, workspace -> load(file, workspace)),
                        () -> failure.set(new Failure.NotFound(Failure.Subject.FILE, "online_retail.csv.gz")));
    }

    /** Opens a workspace for the demonstration, makes there what is not there yet, and begins the tour. */
    public void tryDemonstration() {
        failure.set(null);
        workspaces.openOrCreate(
                demonstration.folder(),
                workspace -> prepare(
                        "home.task.demo",
                        monitor -> {
                            demonstration
                                    .in(workspace, messages, Demonstration.CUSTOMERS)
                                    .prepare(monitor);
                            return workspace;
                        },
                        _ -> {
                            loading.set(false);
                            prepared.run();
                        }));
    }

    /** Seals the open workspace in a file; what runs on it goes on. */
    public void seal(Path file) {
        @Nullable Workspace open = workbench.workspace().getValue();
        if (open == null) {
            return;
        }
        failure.set(null);
        var _ = workbench
                .tasks()
                .run(
                        messages.bind("home.task.seal", Workspaces.name(open.folder())),
                        monitor -> SealedProject.seal(open, file, Version.number(), person, null, monitor),
                        _ -> workbench
                                .notifications()
                                .show(Notice.done(messages.bind("home.sealed", String.valueOf(file.getFileName())))),
                        failure::set);
    }

    private void load(Path file, Workspace workspace) {
        prepare("home.task.sample", monitor -> findOrLoad(file, new Datasets(workspace), monitor), this::loaded);
    }

    private <T> void prepare(String name, Work<T> work, Consumer<T> onDone) {
        loading.set(true);
        var _ = workbench
                .tasks()
                .run(
                        messages.bind(name),
                        work,
                        onDone,
                        reason -> {
                            loading.set(false);
                            failure.set(reason);
                        },
                        () -> loading.set(false));
    }

    private static Dataset findOrLoad(Path file, Datasets datasets, Monitor monitor) throws OperationException {
        for (Dataset dataset : datasets.list()) {
            if (dataset.name().equals(SampleData.DATASET)) {
                return dataset;
            }
        }
        return datasets.load(new LoadRequest(file, SampleData.DATASET), monitor);
    }

    private void loaded(Dataset dataset) {
        loading.set(false);
        workbench.navigation().show(PageId.DATA);
        workbench
                .notifications()
                .show(Notice.done(messages.bind("home.sample.loaded", dataset.rows(), dataset.rejectedRows()))
                        .leadingTo(
                                messages.bind("home.sample.next"),
                                () -> workbench.navigation().show(PageId.HOME)));
    }
}
