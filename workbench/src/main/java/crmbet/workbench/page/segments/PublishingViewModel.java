package crmbet.workbench.page.segments;

import crmbet.connectors.Health;
import crmbet.connectors.SavedConnection;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.Stage;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.segment.Publication;
import crmbet.core.segment.Segment;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.delivery.Dispatch;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Where segments are published. The password is kept as long as the window is open, and nowhere else. */
final class PublishingViewModel {
    private static final String SYSTEM = "PostgreSQL";

    private final Workbench workbench;
    private final Destinations destinations;
    private final SharedPlace place;
    private final StringProperty address = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable SavedConnection> connection = new SimpleObjectProperty<>();
    private final BooleanBinding chosen;
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Health> health = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> busy = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    PublishingViewModel(Workbench workbench, Destinations destinations, SharedPlace place) {
        this.workbench = workbench;
        this.place = place;
        this.destinations = destinations;
        chosen = Bindings.createBooleanBinding(
                () -> connection.get() != null || !address.get().isBlank(), connection, address);
        connection.addListener((_, _, _) -> forget());
        address.addListener((_, _, _) -> forget());
        password.addListener((_, _, _) -> forget());
    }

    /** The saved connections that can be chosen. */
    ObservableList<SavedConnection> connections() {
        return destinations.saved();
    }

    /** The saved connection over which segments are published; null: the address says where. */
    ObjectProperty<@Nullable SavedConnection> connectionProperty() {
        return connection;
    }

    /** Whether it is said where to publish. */
    BooleanBinding chosen() {
        return chosen;
    }

    /** {@code postgresql://user@host:port/database}. */
    StringProperty addressProperty() {
        return address;
    }

    StringProperty passwordProperty() {
        return password;
    }

    /** How the last test ended; null while there was none for this address. */
    ReadOnlyObjectProperty<@Nullable Health> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /** Whether a test or a publication is under way. */
    ReadOnlyObjectProperty<Boolean> busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Asks the database at the address whether it is there. */
    void test() {
        use("segments.task.test", new Object[0], (destination, monitor) -> destination.health(monitor), health::set);
    }

    /**
     * Publishes an approved segment.
     *
     * @param who who does it
     * @param onDone called with what changed there
     */
    void publish(Segment segment, String who, Consumer<Publication> onDone) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null || !segment.state().isReleasable()) {
            return;
        }
        Optional<UUID> over = Optional.ofNullable(connection.get()).map(SavedConnection::id);
        use(
                "segments.task.publish",
                new Object[] {segment.name()},
                (destination, monitor) -> {
                    RollOut done = new Dispatch(workspace, place)
                            .publish(segment.id(), destination, over, Stage.ALL, ProtectionRules.USUAL, who, monitor);
                    return new Publication(segment.id(), done.target(), done.result(), Instant.now());
                },
                publication -> {
                    onDone.accept(publication);
                    workbench
                            .notifications()
                            .show(Notice.done(workbench
                                    .messages()
                                    .bind(
                                            "segments.notice.published",
                                            segment.name(),
                                            publication.result().added(),
                                            publication.result().removed(),
                                            publication.result().unchanged())));
                });
    }

    private void forget() {
        health.set(null);
        failure.set(null);
    }

    private <T> void use(String task, Object[] arguments, Use<T> use, Consumer<T> onDone) {
        forget();
        String to = address.get().strip();
        String secret = password.get();
        SavedConnection over = connection.get();
        busy.set(true);
        Work<T> work = monitor -> {
            try (Destination destination = over == null ? destinations.open(to, secret) : destinations.open(over)) {
                return use.with(destination, monitor);
            } catch (IllegalArgumentException e) {
                throw new OperationException(new Failure.Rejected(SYSTEM, String.valueOf(e.getMessage())), e);
            }
        };
        workbench
                .tasks()
                .run(
                        workbench.messages().bind(task, arguments),
                        work,
                        result -> {
                            busy.set(false);
                            onDone.accept(result);
                        },
                        problem -> {
                            busy.set(false);
                            failure.set(problem);
                        },
                        () -> busy.set(false));
    }

    /** What is done with an open destination. */
    @FunctionalInterface
    private interface Use<T> {
        T with(Destination destination, Monitor monitor) throws OperationException;
    }
}
