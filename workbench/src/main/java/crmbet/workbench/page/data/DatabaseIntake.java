package crmbet.workbench.page.data;

import crmbet.connectors.SavedConnection;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Format;
import crmbet.core.dataset.Refreshed;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceOrigin;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.intake.SystemIntake;
import crmbet.core.source.TableSource;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.connection.Databases;
import crmbet.workbench.page.data.source.SourceViewModel;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Datasets out of databases and lakes: chosen there and loaded; those out of databases are brought up to date later. */
final class DatabaseIntake {
    private final Workbench workbench;
    private final Connections connections;
    private final Consumer<Dataset> onLoaded;
    private final Consumer<SystemPlace> onSystem;
    private final ReadOnlyObjectWrapper<@Nullable SourceViewModel> choosing = new ReadOnlyObjectWrapper<>();

    /**
     * @param onLoaded gets a dataset that is new or changed
     * @param onSystem gets a database out of which a whole system shall be loaded
     */
    DatabaseIntake(
            Workbench workbench, Connections connections, Consumer<Dataset> onLoaded, Consumer<SystemPlace> onSystem) {
        this.workbench = workbench;
        this.connections = connections;
        this.onLoaded = onLoaded;
        this.onSystem = onSystem;
        workbench.workspace().addListener((_, _, _) -> discard());
    }

    /** The database or lake that is being looked through; null while there is none. */
    ReadOnlyObjectProperty<@Nullable SourceViewModel> choosingProperty() {
        return choosing.getReadOnlyProperty();
    }

    void choose() {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace != null && choosing.get() == null) {
            choosing.set(new SourceViewModel(
                    workbench, workspace, connections, this::loaded, connection -> takeSystem(workspace, connection)));
        }
    }

    private void loaded(Dataset loaded) {
        discard();
        onLoaded.accept(loaded);
        workbench
                .notifications()
                .show(Notice.done(workbench.messages().bind("data.notice.loaded", loaded.name(), loaded.rows())));
    }

    private void takeSystem(Workspace workspace, SavedConnection connection) {
        discard();
        onSystem.accept(new DatabasePlace(new SystemIntake(workspace), new Databases(connections.store()), connection));
    }

    /** Leaves the database or lake. */
    void discard() {
        SourceViewModel present = choosing.get();
        if (present != null) {
            choosing.set(null);
            present.close();
        }
    }

    /** Whether a dataset can be brought up to date. */
    static boolean canRefresh(@Nullable Dataset dataset) {
        return dataset != null && dataset.format() == Format.DATABASE;
    }

    /** Loads what is new where a dataset came from. */
    void refresh(Dataset dataset, Consumer<Failure> onFailure) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("data.task.refresh", dataset.name()),
                        monitor -> refresh(workspace, dataset, monitor),
                        refreshed -> {
                            onLoaded.accept(refreshed.dataset());
                            workbench
                                    .notifications()
                                    .show(Notice.done(workbench
                                            .messages()
                                            .bind(
                                                    "data.notice.refreshed",
                                                    dataset.name(),
                                                    refreshed.added(),
                                                    refreshed.changed())));
                        },
                        onFailure);
    }

    private Refreshed refresh(Workspace workspace, Dataset dataset, Monitor monitor) throws OperationException {
        SourceDatasets datasets = new SourceDatasets(workspace);
        SourceOrigin origin = datasets.origin(dataset.name())
                .orElseThrow(() ->
                        new OperationException(new Failure.NotPossible(new Obstacle.NotFromDatabase(dataset.name()))));
        try (TableSource source = new Databases(connections.store()).open(connection(origin))) {
            return datasets.refresh(dataset.name(), source, monitor);
        }
    }

    private SavedConnection connection(SourceOrigin origin) throws OperationException {
        ConnectionStore store = connections.store();
        Optional<SavedConnection> saved = origin.connection().isEmpty()
                ? Optional.empty()
                : store.find(UUID.fromString(origin.connection().get()));
        return saved.orElseThrow(
                () -> new OperationException(new Failure.NotFound(Failure.Subject.CONNECTION, origin.address())));
    }
}
