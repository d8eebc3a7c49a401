package crmbet.workbench.connection;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.workbench.task.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The connections as the window shows them. All methods belong to the JavaFX thread. */
public final class Connections {
    private final ConnectionStore store;
    private final ConnectionWatch watch;
    private final Tasks tasks;
    private final ObservableList<SavedConnection> all = FXCollections.observableArrayList();
    private final ObservableList<SavedConnection> view = FXCollections.unmodifiableObservableList(all);

    public Connections(ConnectionStore store, ConnectionWatch watch, Tasks tasks) {
        this.store = store;
        this.watch = watch;
        this.tasks = tasks;
    }

    public ConnectionStore store() {
        return store;
    }

    public ConnectionWatch watch() {
        return watch;
    }

    /** In the order in which they were made. */
    public ObservableList<SavedConnection> all() {
        return view;
    }

    /** Reads them again, as another window or command may have changed them. */
    public void refresh(Consumer<Failure> onFailure) {
        tasks.quietly(_ -> store.list(), this::show, onFailure);
    }

    /**
     * Stores a connection; see {@link ConnectionStore#save}.
     *
     * @param original whose secrets it takes over where none is among {@code changed}
     */
    public void save(
            SavedConnection connection,
            Map<String, Secret> changed,
            Optional<SavedConnection> original,
            Runnable onDone,
            Consumer<Failure> onFailure) {
        change(
                () -> {
                    Map<String, Secret> secrets = new HashMap<>();
                    if (original.isPresent()) {
                        secrets.putAll(store.details(original.get()).secrets());
                    }
                    secrets.putAll(changed);
                    store.save(connection, secrets);
                },
                onDone,
                onFailure);
    }

    /** Forgets a connection and its secrets. */
    public void delete(SavedConnection connection, Runnable onDone, Consumer<Failure> onFailure) {
        change(() -> store.delete(connection), onDone, onFailure);
    }

    private void change(Change change, Runnable onDone, Consumer<Failure> onFailure) {
        tasks.quietly(
                _ -> {
                    change.apply();
                    return store.list();
                },
                found -> {
                    show(found);
                    onDone.run();
                },
                onFailure);
    }

    private void show(List<SavedConnection> found) {
        if (!found.equals(all)) {
            all.setAll(found);
        }
        watch.follow(found);
    }

    /** Changes what is stored. */
    @FunctionalInterface
    private interface Change {
        void apply() throws OperationException;
    }
}
