package crmbet.workbench.page.data;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.intake.SystemFolder;
import crmbet.core.intake.SystemIntake;
import crmbet.core.intake.SystemLoad;
import crmbet.core.task.Monitor;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.RunningTask;
import crmbet.workbench.task.TaskState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A folder with the tables of a system that are about to be loaded and mapped, all or none. */
final class SystemImportViewModel implements Offer {
    private final Workbench workbench;
    private final SystemIntake intake;
    private final Path folder;
    private final Consumer<SystemLoad> onLoaded;
    private final ObjectProperty<@Nullable KnownSystem> system = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable SystemFolder> found = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> organisations = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> organisation = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable RunningTask> loading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding possible;
    private Runnable cancelLook = () -> {};

    SystemImportViewModel(Workbench workbench, SystemIntake intake, Path folder, Consumer<SystemLoad> onLoaded) {
        this.workbench = workbench;
        this.intake = intake;
        this.folder = folder;
        this.onLoaded = onLoaded;
        possible = Bindings.createBooleanBinding(
                () -> {
                    SystemFolder present = found.get();
                    return present != null
                            && loading.get() == null
                            && !name.get().isBlank()
                            && (!present.system().hasOrganisations() || organisation.get() != null);
                },
                found,
                loading,
                name,
                organisation);
        system.addListener((_, _, now) -> {
            if (now != null) {
                look(now);
            }
        });
        cancelLook = workbench.tasks().quietly(_ -> SystemFolder.recognise(folder), this::recognised, failure::set);
    }

    @Override
    public Path source() {
        return folder;
    }

    /** The systems as which the folder can be read. */
    List<KnownSystem> systems() {
        return Canonical.systems().stream()
                .filter(each -> !each.hasOneTable() || each.id().equals("pipeline"))
                .toList();
    }

    /** As which system the folder is read; null until that is decided. */
    ObjectProperty<@Nullable KnownSystem> systemProperty() {
        return system;
    }

    /** The tables of that system in the folder; null until they are all found. */
    ReadOnlyObjectProperty<@Nullable SystemFolder> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Of which one must be chosen, where the system serves several. */
    ObservableList<String> organisations() {
        return organisations;
    }

    ObjectProperty<@Nullable String> organisationProperty() {
        return organisation;
    }

    /** With what the names of the datasets begin. */
    StringProperty nameProperty() {
        return name;
    }

    /** Whether datasets of those names are replaced. */
    BooleanProperty replaceProperty() {
        return replace;
    }

    ReadOnlyObjectProperty<@Nullable RunningTask> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public BooleanBinding possible() {
        return possible;
    }

    @Override
    public void load() {
        SystemFolder present = found.get();
        if (present == null || !possible.get()) {
            return;
        }
        failure.set(null);
        SystemDatasets names = new SystemDatasets(
                name.get().strip(), present.system(), present.system().hasOrganisations() ? organisation.get() : null);
        boolean replacing = replace.get();
        RunningTask task = workbench
                .tasks()
                .run(
                        workbench
                                .messages()
                                .bind("data.task.load", present.system().title()),
                        monitor -> intake.load(present, names, replacing, monitor),
                        loaded -> {
                            loading.set(null);
                            onLoaded.accept(loaded);
                        },
                        problem -> {
                            loading.set(null);
                            failure.set(problem);
                        },
                        () -> loading.set(null));
        if (task.state() == TaskState.RUNNING) {
            loading.set(task);
        }
    }

    @Override
    public void cancel() {
        cancelLook.run();
        RunningTask task = loading.get();
        if (task != null) {
            task.cancel();
        }
    }

    private void recognised(Optional<SystemFolder> recognised) {
        if (recognised.isEmpty()) {
            system.set(systems().getFirst());
        } else {
            system.set(recognised.get().system());
        }
    }

    private void look(KnownSystem wanted) {
        cancelLook.run();
        found.set(null);
        failure.set(null);
        organisations.clear();
        organisation.set(null);
        name.set(wanted.id());
        cancelLook = workbench.tasks().quietly(monitor -> examine(wanted, monitor), this::show, failure::set);
    }

    private Examined examine(KnownSystem wanted, Monitor monitor) throws OperationException {
        SystemFolder tables = SystemFolder.of(folder, wanted);
        return new Examined(tables, intake.organisations(tables, monitor));
    }

    private void show(Examined examined) {
        organisations.setAll(examined.organisations());
        found.set(examined.tables());
    }

    private record Examined(SystemFolder tables, List<String> organisations) {}
}
