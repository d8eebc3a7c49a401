package crmbet.workbench.page.data;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.intake.SystemLoad;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.TaskSlot;
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

/** The tables of a system that are about to be loaded and mapped, all or none. */
final class SystemImportViewModel implements Offer {
    private final Workbench workbench;
    private final SystemPlace place;
    private final Consumer<SystemLoad> onLoaded;
    private final ObjectProperty<@Nullable KnownSystem> system = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<SystemPlace.@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> organisations = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> organisation = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final TaskSlot loading;
    private final BooleanBinding possible;
    private Runnable cancelLook = () -> {};

    SystemImportViewModel(Workbench workbench, SystemPlace place, Consumer<SystemLoad> onLoaded) {
        this.workbench = workbench;
        this.place = place;
        this.onLoaded = onLoaded;
        loading = new TaskSlot(workbench.tasks());
        possible = Bindings.createBooleanBinding(
                () -> {
                    SystemPlace.Found present = found.get();
                    return present != null
                            && loading.runningProperty().get() == null
                            && !name.get().isBlank()
                            && (!present.system().hasOrganisations() || organisation.get() != null);
                },
                found,
                loading.runningProperty(),
                name,
                organisation);
        system.addListener((_, _, now) -> {
            if (now != null) {
                look(now);
            }
        });
        cancelLook = workbench.tasks().quietly(place::recognise, this::recognised, loading::show);
    }

    @Override
    public String name() {
        return place.name();
    }

    String address() {
        return place.address();
    }

    /** The systems as which the place can be read. */
    List<KnownSystem> systems() {
        return Canonical.systems().stream()
                .filter(each -> !each.hasOneTable() || each.id().equals("pipeline"))
                .toList();
    }

    /** As which system the place is read; null until that is decided. */
    ObjectProperty<@Nullable KnownSystem> systemProperty() {
        return system;
    }

    /** The tables of that system; null until they are all found. */
    ReadOnlyObjectProperty<SystemPlace.@Nullable Found> foundProperty() {
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

    /** The load while it runs, and what went wrong last. */
    TaskSlot loading() {
        return loading;
    }

    @Override
    public BooleanBinding possible() {
        return possible;
    }

    @Override
    public void load() {
        SystemPlace.Found present = found.get();
        if (present == null || !possible.get()) {
            return;
        }
        SystemDatasets names = new SystemDatasets(
                name.get().strip(), present.system(), present.system().hasOrganisations() ? organisation.get() : null);
        boolean replacing = replace.get();
        loading.run(
                workbench.messages().bind("data.task.load", present.system().title()),
                monitor -> place.load(names, replacing, monitor),
                onLoaded);
    }

    @Override
    public void cancel() {
        cancelLook.run();
        loading.cancel();
    }

    private void recognised(Optional<KnownSystem> recognised) {
        system.set(recognised.orElseGet(() -> systems().getFirst()));
    }

    private void look(KnownSystem wanted) {
        cancelLook.run();
        found.set(null);
        loading.show(null);
        organisations.clear();
        organisation.set(null);
        name.set(wanted.id());
        cancelLook = workbench.tasks().quietly(monitor -> place.find(wanted, monitor), this::show, loading::show);
    }

    private void show(SystemPlace.Found tables) {
        organisations.setAll(tables.organisations());
        found.set(tables);
    }
}
