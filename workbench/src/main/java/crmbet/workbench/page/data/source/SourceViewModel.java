package crmbet.workbench.page.data.source;

import crmbet.connectors.SavedConnection;
import crmbet.core.dataset.Dataset;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.connection.Databases;
import crmbet.workbench.connection.Lakes;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** Databases and data lakes, of which one is being looked through for something to load. */
public final class SourceViewModel {
    private final Workbench workbench;
    private final Workspace workspace;
    private final Connections saved;
    private final Consumer<Dataset> onLoaded;
    private final Consumer<SavedConnection> onSystem;
    private final ObservableList<SavedConnection> connections;
    private final ObjectProperty<@Nullable SavedConnection> connection = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable SourceChoice> choice = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<Boolean> possible;

    /**
     * @param onLoaded gets what was loaded
     * @param onSystem gets the connection over which a whole system shall be loaded
     */
    public SourceViewModel(
            Workbench workbench,
            Workspace workspace,
            Connections connections,
            Consumer<Dataset> onLoaded,
            Consumer<SavedConnection> onSystem) {
        this.workbench = workbench;
        this.workspace = workspace;
        this.saved = connections;
        this.onLoaded = onLoaded;
        this.onSystem = onSystem;
        this.connections =
                new FilteredList<>(connections.all(), each -> Databases.hasTables(each) || Lakes.hasObjects(each));
        possible = choice.flatMap(now -> now == null ? new SimpleBooleanProperty() : now.possible());
        connection.addListener((_, _, now) -> enter(now));
        if (!this.connections.isEmpty()) {
            connection.set(this.connections.getFirst());
        }
    }

    /** The connections over which something can be loaded. */
    ObservableList<SavedConnection> connections() {
        return connections;
    }

    ObjectProperty<@Nullable SavedConnection> connectionProperty() {
        return connection;
    }

    /** The place behind the connection; null for none. */
    ReadOnlyObjectProperty<@Nullable SourceChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** Whether what is chosen can be loaded now. */
    public ObservableValue<Boolean> possible() {
        return possible;
    }

    /** Leads to the page on which connections are made. */
    void goToConnections() {
        workbench.navigation().show(PageId.CONNECTIONS);
    }

    public void load() {
        SourceChoice present = choice.get();
        if (present != null) {
            present.load();
        }
    }

    /** Stops whatever runs here and leaves the place. */
    public void close() {
        connection.set(null);
    }

    private void enter(@Nullable SavedConnection now) {
        SourceChoice left = choice.get();
        choice.set(now == null ? null : open(now));
        if (left != null) {
            left.close();
        }
    }

    private SourceChoice open(SavedConnection now) {
        return Databases.hasTables(now)
                ? new TablesViewModel(workbench, workspace, new Databases(saved.store()), now, onLoaded, onSystem)
                : new LakeViewModel(workbench, workspace, new Lakes(saved.store()), now, onLoaded);
    }
}
