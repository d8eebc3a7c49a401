package crmbet.workbench.page.data;

import crmbet.core.canonical.Canonical;
import crmbet.core.dataset.ColumnProfile;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.Profile;
import crmbet.core.dataset.RejectedRow;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.intake.SystemIntake;
import crmbet.core.intake.SystemLoad;
import crmbet.core.privacy.KeyFile;
import crmbet.core.privacy.PersonalColumn;
import crmbet.core.privacy.PersonalData;
import crmbet.core.table.ColumnLayout;
import crmbet.core.table.ColumnLayouts;
import crmbet.core.table.StoredTable;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.table.TableViewModel;
import crmbet.workbench.task.RunningTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The datasets of the workspace, the one that is looked at, and what is known about it. */
final class DataViewModel {
    /** More rejected rows than anybody reads; their number is in the dataset. */
    static final int REJECTS_SHOWN = 1000;

    private final Workbench workbench;
    private final ObservableList<Dataset> datasets = FXCollections.observableArrayList();
    private final ObservableList<RejectedRow> rejects = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Dataset> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> column = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<ColumnLayout>> layout = new ReadOnlyObjectWrapper<>(List.of());
    private final TableViewModel table;
    private final ReadOnlyObjectWrapper<@Nullable Profile> profile = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<PersonalColumn>> personal = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable RevealedPerson> revealed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Offer> importing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MappingViewModel> mapping = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final List<Runnable> reading = new ArrayList<>();
    private Runnable keeping = () -> {};

    DataViewModel(Workbench workbench) {
        this.workbench = workbench;
        table = new TableViewModel(workbench.tasks());
        selected.addListener((_, _, now) -> look(now));
        workbench.workspace().addListener((_, _, _) -> reopen());
        refresh();
    }

    /** By name. */
    ObservableList<Dataset> datasets() {
        return datasets;
    }

    /** The dataset that is looked at. */
    ObjectProperty<@Nullable Dataset> selectedProperty() {
        return selected;
    }

    /** The rows of that dataset. */
    TableViewModel table() {
        return table;
    }

    /** How the columns of that dataset were shown the last time; empty if nobody changed anything. */
    ReadOnlyObjectProperty<List<ColumnLayout>> layout() {
        return layout.getReadOnlyProperty();
    }

    /** Remembers how the columns are shown now. */
    void keepLayout(List<ColumnLayout> columns) {
        Workspace workspace = workbench.workspace().getValue();
        Dataset dataset = selected.get();
        if (workspace != null && dataset != null) {
            keeping.run();
            keeping = workbench
                    .tasks()
                    .quietly(
                            _ -> {
                                new ColumnLayouts(workspace).keep(dataset.name(), columns);
                                return columns;
                            },
                            _ -> {},
                            failure::set);
        }
    }

    /** The profile of that dataset; null until it is known. */
    ReadOnlyObjectProperty<@Nullable Profile> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    /** Name of the column that is looked at; null for the dataset as a whole. */
    ObjectProperty<@Nullable String> columnProperty() {
        return column;
    }

    /** The columns of that dataset that hold pseudonyms. */
    ReadOnlyObjectProperty<List<PersonalColumn>> personalProperty() {
        return personal.getReadOnlyProperty();
    }

    /** Whose personal data is shown at the moment; null: nobody's. */
    ReadOnlyObjectProperty<@Nullable RevealedPerson> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** Shows a customer's personal data; that it was asked for, and why, is logged. */
    void reveal(String customer, String reason) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace != null) {
            hide();
            String who = System.getProperty("user.name", "");
            workbench
                    .tasks()
                    .run(
                            workbench.messages().bind("data.task.reveal"),
                            monitor -> new PersonalData(workspace, KeyFile.ofInstallation())
                                    .reveal(customer, who, reason, monitor),
                            values -> {
                                failure.set(null);
                                revealed.set(new RevealedPerson(customer, values));
                            },
                            failure::set);
        }
    }

    /** Hides what was revealed. */
    void hide() {
        revealed.set(null);
    }

    /** A customer whose personal data is shown. */
    record RevealedPerson(String customer, List<PersonalData.Revealed> values) {}

    /** The first {@value #REJECTS_SHOWN} rejected rows of the dataset. */
    ObservableList<RejectedRow> rejects() {
        return rejects;
    }

    /** How the dataset becomes customers and activity. */
    ReadOnlyObjectProperty<@Nullable MappingViewModel> mappingProperty() {
        return mapping.getReadOnlyProperty();
    }

    /** What is about to be loaded; null while there is nothing. */
    ReadOnlyObjectProperty<@Nullable Offer> importingProperty() {
        return importing.getReadOnlyProperty();
    }

    /** What went wrong last, until another dataset is looked at or something works again. */
    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    Optional<ColumnProfile> profileOf(String name) {
        Profile known = profile.get();
        return known == null
                ? Optional.empty()
                : known.columns().stream()
                        .filter(each -> each.column().name().equals(name))
                        .findFirst();
    }

    /** Reads the list of datasets again; the dataset that is looked at stays if it is still there. */
    void refresh() {
        refresh(Optional.ofNullable(selected.get()).map(Dataset::name));
    }

    /** Looks at a dataset that is new or has changed. */
    void lookAt(Dataset dataset) {
        failure.set(null);
        refresh(Optional.of(dataset.name()));
    }

    /** Explains what went wrong with the dataset that is looked at. */
    void failed(Failure problem) {
        failure.set(problem);
    }

    /** Offers files, and folders that hold a whole system, to be loaded one after the other. */
    void offer(List<Path> files) {
        waiting.addAll(files);
        if (importing.get() == null) {
            offerNext();
        }
    }

    /** Offers a whole system, before the files that wait. */
    void offer(SystemPlace place) {
        Offer present = importing.get();
        if (present != null) {
            present.cancel();
        }
        importing.set(new SystemImportViewModel(workbench, place, this::loaded));
    }

    /** How many more files wait to be looked at. */
    int waiting() {
        return waiting.size();
    }

    /** Leaves the file that is offered; the next one that waits is offered then. */
    void discardImport() {
        Offer present = importing.get();
        if (present != null) {
            present.cancel();
            offerNext();
        }
    }

    void rename(Dataset dataset, String newName) {
        change("data.task.rename", dataset, newName, datasets -> datasets.rename(dataset.name(), newName));
    }

    void remove(Dataset dataset) {
        change("data.task.remove", dataset, null, datasets -> datasets.drop(dataset.name()));
    }

    /** Leads to the page where features are made from what was mapped. */
    void goOn() {
        workbench.navigation().show(PageId.FEATURES);
    }

    private void change(String task, Dataset dataset, @Nullable String nameAfter, Change change) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        workbench
                .tasks()
                .run(
                        workbench.messages().bind(task, dataset.name()),
                        _ -> {
                            change.apply(new Datasets(workspace));
                            return dataset;
                        },
                        _ -> {
                            failure.set(null);
                            refresh(Optional.ofNullable(nameAfter));
                        },
                        failure::set);
    }

    private void reopen() {
        waiting.clear();
        discardImport();
        selected.set(null);
        failure.set(null);
        refresh();
    }

    private void refresh(Optional<String> select) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            datasets.clear();
            selected.set(null);
            return;
        }
        workbench.tasks().quietly(_ -> new Datasets(workspace).list(), found -> show(found, select), failure::set);
    }

    private void show(List<Dataset> found, Optional<String> select) {
        datasets.setAll(found);
        Dataset wanted = select.flatMap(name ->
                        found.stream().filter(each -> each.name().equals(name)).findFirst())
                .orElse(found.isEmpty() ? null : found.getFirst());
        selected.set(wanted);
    }

    private void look(@Nullable Dataset dataset) {
        reading.forEach(Runnable::run);
        reading.clear();
        table.show(null);
        column.set(null);
        profile.set(null);
        rejects.clear();
        personal.set(List.of());
        hide();
        failure.set(null);
        Workspace workspace = workbench.workspace().getValue();
        if (dataset == null || workspace == null) {
            mapping.set(null);
            return;
        }
        Datasets stored = new Datasets(workspace);
        reading.add(workbench
                .tasks()
                .quietly(
                        _ -> new Opened(
                                StoredTable.of(workspace, dataset), new ColumnLayouts(workspace).of(dataset.name())),
                        opened -> {
                            table.show(opened.table());
                            layout.set(opened.layout());
                        },
                        failure::set,
                        late -> late.table().close()));
        reading.add(workbench
                .tasks()
                .quietly(
                        _ -> new PersonalData(workspace, KeyFile.ofInstallation()).columns(dataset.name()),
                        personal::set,
                        failure::set));
        mapping.set(new MappingViewModel(workbench, new Canonical(workspace), dataset));
        RunningTask profiling = workbench
                .tasks()
                .run(
                        workbench.messages().bind("data.task.profile", dataset.name()),
                        monitor -> stored.profile(dataset.name(), monitor),
                        found -> {
                            if (dataset.equals(selected.get())) {
                                profile.set(found);
                            }
                        },
                        failure::set);
        reading.add(profiling::cancel);
        if (dataset.rejectedRows() > 0) {
            reading.add(workbench
                    .tasks()
                    .quietly(_ -> stored.rejects(dataset.name(), 0, REJECTS_SHOWN), rejects::setAll, failure::set));
        }
    }

    private void offerNext() {
        Path next = waiting.poll();
        Workspace workspace = workbench.workspace().getValue();
        importing.set(next == null || workspace == null ? null : offer(workspace, next));
    }

    private Offer offer(Workspace workspace, Path source) {
        return Files.isDirectory(source)
                ? new SystemImportViewModel(
                        workbench, new FolderPlace(new SystemIntake(workspace), source), this::loaded)
                : new ImportViewModel(workbench, new Datasets(workspace), source, this::loaded);
    }

    private void loaded(SystemLoad load) {
        failure.set(null);
        offerNext();
        refresh(Optional.of(load.datasets().getFirst().name()));
        workbench
                .notifications()
                .show(Notice.done(workbench
                                .messages()
                                .bind(
                                        "data.notice.system",
                                        load.datasets().size(),
                                        load.mapping().customers(),
                                        load.mapping().activityRows()))
                        .leadingTo(workbench.messages().bind("data.to.features"), this::goOn));
    }

    private void loaded(Dataset dataset) {
        failure.set(null);
        offerNext();
        refresh(Optional.of(dataset.name()));
        workbench
                .notifications()
                .show(Notice.done(workbench.messages().bind("data.notice.loaded", dataset.name(), dataset.rows())));
    }

    private record Opened(StoredTable table, List<ColumnLayout> layout) {}

    /** Changes the datasets of a workspace. */
    private interface Change {
        void apply(Datasets datasets) throws OperationException;
    }
}
