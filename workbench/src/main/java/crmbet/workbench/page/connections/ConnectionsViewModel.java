package crmbet.workbench.page.connections;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.workbench.connection.ConnectionKinds;
import crmbet.workbench.connection.ConnectionStatus;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.RunningTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The connections, how the systems behind them are, and the one that stands in the form. */
final class ConnectionsViewModel {
    private final Workbench workbench;
    private final Connections connections;
    private final ReadOnlyObjectWrapper<@Nullable ConnectionDraft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Health> tested = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningTask> testing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> draftFailure = new ReadOnlyObjectWrapper<>();

    ConnectionsViewModel(Workbench workbench, Connections connections) {
        this.workbench = workbench;
        this.connections = connections;
    }

    ObservableList<SavedConnection> connections() {
        return connections.all();
    }

    /** The kinds that can be chosen for a new connection. */
    List<ConnectionKind> kinds() {
        return connections.store().kinds().all();
    }

    Optional<ConnectionKind> kind(SavedConnection connection) {
        return connections.store().kinds().find(connection.kind());
    }

    /** Where a connection leads, as far as that can be said. */
    String address(SavedConnection connection) {
        try {
            return kind(connection)
                    .map(kind -> kind.address(new ConnectionDetails(connection.values(), Map.of())))
                    .orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    ConnectionStatus status(SavedConnection connection) {
        return connections.watch().status(connection);
    }

    /** Calls back whenever the status of any connection has changed. */
    void onStatus(Runnable action) {
        connections.watch().statuses().addListener((javafx.collections.MapChangeListener<Object, Object>)
                _ -> action.run());
    }

    /** What stands in the form; null while nothing does. */
    ReadOnlyObjectProperty<@Nullable ConnectionDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** How the last test of the draft ended; null while there was none. */
    ReadOnlyObjectProperty<@Nullable Health> testedProperty() {
        return tested.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunningTask> testingProperty() {
        return testing.getReadOnlyProperty();
    }

    /** What is wrong with the connections as a whole. */
    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Why the draft could not be tested or saved. */
    ReadOnlyObjectProperty<@Nullable Failure> draftFailureProperty() {
        return draftFailure.getReadOnlyProperty();
    }

    void refresh() {
        connections.refresh(failure::set);
    }

    /** Whether leaving the form would lose something that was typed. */
    boolean wouldLose() {
        ConnectionDraft present = draft.get();
        return present != null
                && present.changed().get()
                && !(present.isNew()
                        && present.nameProperty().get().isBlank()
                        && present.secretsOf().isEmpty());
    }

    void begin(ConnectionKind kind) {
        show(ConnectionDraft.fresh(kind));
    }

    void edit(SavedConnection connection) {
        show(kind(connection).map(kind -> ConnectionDraft.of(kind, connection)).orElse(null));
    }

    void duplicate(SavedConnection connection) {
        kind(connection)
                .ifPresent(kind -> show(ConnectionDraft.like(
                        kind, connection, workbench.messages().get("connections.copy-of", connection.name()))));
    }

    /** Leaves the form. */
    void discard() {
        show(null);
    }

    void delete(SavedConnection connection) {
        connections.delete(
                connection,
                () -> {
                    failure.set(null);
                    discard();
                },
                failure::set);
    }

    void askNow(SavedConnection connection) {
        connections.watch().askNow(connection);
    }

    /**
     * Reads a pasted address into the form, which becomes one of its kind.
     *
     * @return whether it was an address
     */
    boolean paste(String address) {
        ConnectionDraft present = draft.get();
        if (present == null || !present.isNew()) {
            return false;
        }
        try {
            Optional<ConnectionKinds.Recognised> recognised =
                    connections.store().kinds().recognise(address);
            recognised.ifPresent(each -> {
                ConnectionDraft filled =
                        each.kind().equals(present.kind()) ? present : ConnectionDraft.fresh(each.kind());
                filled.fill(each.details());
                show(filled);
            });
            return recognised.isPresent();
        } catch (IllegalArgumentException e) {
            draftFailure.set(new Failure.Unreadable(
                    workbench.messages().get("connections.address"), String.valueOf(e.getMessage())));
            return false;
        }
    }

    void test() {
        ConnectionDraft present = draft.get();
        if (present == null || !present.sound().get() || testing.get() != null) {
            return;
        }
        tested.set(null);
        draftFailure.set(null);
        // Taken now, because what is typed may change while the test runs.
        Map<String, Secret> typed = present.changedSecrets();
        SavedConnection connection = present.connection();
        RunningTask task = workbench
                .tasks()
                .run(
                        workbench.messages().bind("connections.task.test", connection.name()),
                        monitor -> {
                            Map<String, Secret> secrets = stored(present);
                            secrets.putAll(typed);
                            secrets.values().removeIf(secret -> secret.reveal().isEmpty());
                            ConnectionDetails details = new ConnectionDetails(connection.values(), secrets);
                            try {
                                return present.kind().check(details, monitor);
                            } catch (IllegalArgumentException e) {
                                throw new OperationException(
                                        new Failure.Unreadable(
                                                connection.name(), details.redact(String.valueOf(e.getMessage()))),
                                        null);
                            }
                        },
                        health -> ended(present, () -> tested.set(health)),
                        problem -> ended(present, () -> draftFailure.set(problem)),
                        () -> ended(present, () -> {}));
        if (task.state() == crmbet.workbench.task.TaskState.RUNNING) {
            testing.set(task);
        }
    }

    void cancelTest() {
        RunningTask task = testing.get();
        if (task != null) {
            task.cancel();
        }
    }

    void save() {
        ConnectionDraft present = draft.get();
        if (present == null || !present.sound().get()) {
            return;
        }
        draftFailure.set(null);
        SavedConnection connection = present.connection();
        Map<String, Secret> changed = present.changedSecrets();
        Optional<SavedConnection> original = present.isNew() ? present.secretsOf() : Optional.empty();
        connections.save(
                connection,
                changed,
                original,
                () -> {
                    workbench
                            .notifications()
                            .show(Notice.done(
                                    workbench.messages().bind("connections.notice.saved", connection.name())));
                    edit(connection);
                },
                draftFailure::set);
    }

    private Map<String, Secret> stored(ConnectionDraft of) throws OperationException {
        return of.secretsOf().isEmpty()
                ? new HashMap<>()
                : new HashMap<>(
                        connections.store().details(of.secretsOf().get()).secrets());
    }

    private void ended(ConnectionDraft of, Runnable action) {
        testing.set(null);
        if (draft.get() == of) {
            action.run();
        }
    }

    private void show(@Nullable ConnectionDraft now) {
        cancelTest();
        tested.set(null);
        draftFailure.set(null);
        draft.set(now);
    }
}
