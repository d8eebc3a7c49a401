package crmbet.workbench.page.data;

import crmbet.core.canonical.ActivityKind;
import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.Mapping;
import crmbet.core.canonical.SourceSystem;
import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** How a dataset becomes customers and their activity: as a known system, or column by column. */
final class MappingViewModel {

    /** What a column can be. */
    enum Role {
        CUSTOMER(true),
        TIME(true),
        AMOUNT(true),
        QUANTITY(false),
        PRODUCT(false),
        SOURCE_ID(false);

        private final boolean required;

        Role(boolean required) {
            this.required = required;
        }

        boolean required() {
            return required;
        }
    }

    private final Workbench workbench;
    private final Canonical canonical;
    private final Dataset dataset;
    private final ReadOnlyObjectWrapper<@Nullable KnownSystem> suggested = new ReadOnlyObjectWrapper<>();
    private final ObservableList<KnownSystem> systems = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable KnownSystem> system = new SimpleObjectProperty<>();
    private final Map<Role, ObjectProperty<@Nullable String>> columns = new EnumMap<>(Role.class);
    private final StringProperty timeFormat = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Mapping> mapping = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> running = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding possible;

    MappingViewModel(Workbench workbench, Canonical canonical, Dataset dataset) {
        this.workbench = workbench;
        this.canonical = canonical;
        this.dataset = dataset;
        for (Role role : Role.values()) {
            columns.put(role, new SimpleObjectProperty<>());
        }
        systems.setAll(Canonical.systemsOfOneTable());
        List<Observable> decisions = new ArrayList<>(columns.values());
        decisions.add(system);
        decisions.add(running);
        decisions.add(mapping);
        possible = Bindings.createBooleanBinding(
                () -> !running.get() && source().isPresent() && !partOfSystem().get(),
                decisions.toArray(Observable[]::new));
        workbench.tasks().quietly(_ -> findOut(), this::propose, failure::set);
    }

    Dataset dataset() {
        return dataset;
    }

    /** The known system whose columns the dataset has. */
    ReadOnlyObjectProperty<@Nullable KnownSystem> suggestedProperty() {
        return suggested.getReadOnlyProperty();
    }

    ObservableList<KnownSystem> systems() {
        return systems;
    }

    /** The system as which the dataset is read; null: by its columns. */
    ObjectProperty<@Nullable KnownSystem> systemProperty() {
        return system;
    }

    /** The column that plays a role; null for none. */
    ObjectProperty<@Nullable String> columnProperty(Role role) {
        ObjectProperty<@Nullable String> column = columns.get(role);
        if (column == null) {
            throw new IllegalStateException("every role has a column property");
        }
        return column;
    }

    /** How text in the time column is written; empty for ISO 8601. */
    StringProperty timeFormatProperty() {
        return timeFormat;
    }

    List<String> columnNames() {
        return dataset.columns().stream().map(Column::name).toList();
    }

    /** What the last mapping made of the dataset; null while it has not been mapped. */
    ReadOnlyObjectProperty<@Nullable Mapping> mappingProperty() {
        return mapping.getReadOnlyProperty();
    }

    /** Whether the dataset is one of several tables of a system that was mapped as a whole. */
    BooleanBinding partOfSystem() {
        return Bindings.createBooleanBinding(
                () -> {
                    Mapping present = mapping.get();
                    return present != null && present.tables().size() > 1;
                },
                mapping);
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether enough is decided, and nothing runs. */
    BooleanBinding possible() {
        return possible;
    }

    void map() {
        source().filter(_ -> possible.get()).ifPresent(source -> {
            running.set(true);
            failure.set(null);
            workbench
                    .tasks()
                    .run(
                            workbench.messages().bind("data.task.map", dataset.name()),
                            monitor -> canonical.map(dataset.name(), source, monitor),
                            this::mapped,
                            problem -> {
                                running.set(false);
                                failure.set(problem);
                            },
                            () -> running.set(false));
        });
    }

    private void mapped(Mapping done) {
        running.set(false);
        mapping.set(done);
        workbench
                .notifications()
                .show(Notice.done(workbench
                                .messages()
                                .bind(
                                        "data.notice.mapped",
                                        done.purchasers(),
                                        done.activities().getOrDefault(ActivityKind.PURCHASE, 0L)))
                        .leadingTo(
                                workbench.messages().bind("data.to.features"),
                                () -> workbench.navigation().show(PageId.FEATURES)));
    }

    private Optional<SourceSystem> source() {
        KnownSystem known = system.get();
        if (known != null) {
            return Optional.of(known);
        }
        String customer = columnProperty(Role.CUSTOMER).get();
        String time = columnProperty(Role.TIME).get();
        String amount = columnProperty(Role.AMOUNT).get();
        if (customer == null || time == null || amount == null) {
            return Optional.empty();
        }
        String format = timeFormat.get();
        return Optional.of(new ColumnMapping(
                customer,
                time,
                amount,
                columnProperty(Role.QUANTITY).get(),
                columnProperty(Role.PRODUCT).get(),
                columnProperty(Role.SOURCE_ID).get(),
                format.isBlank() ? null : format));
    }

    private Findings findOut() throws OperationException {
        Optional<Mapping> before = canonical.mappings().stream()
                .filter(each -> each.dataset().equals(dataset.name())
                        || each.tables().stream()
                                .anyMatch(table -> table.dataset().equals(dataset.name())))
                .findFirst();
        return new Findings(canonical.suggest(dataset.name()), canonical.suggestColumns(dataset.name()), before);
    }

    private void propose(Findings findings) {
        findings.system().ifPresent(suggested::set);
        findings.columns().ifPresent(guess -> {
            columnProperty(Role.CUSTOMER).set(guess.customer());
            columnProperty(Role.TIME).set(guess.time());
            columnProperty(Role.AMOUNT).set(guess.amount());
            columnProperty(Role.QUANTITY).set(guess.quantity());
            columnProperty(Role.PRODUCT).set(guess.product());
            columnProperty(Role.SOURCE_ID).set(guess.sourceId());
            timeFormat.set(guess.timeFormat() == null ? "" : guess.timeFormat());
        });
        findings.system().ifPresent(system::set);
        findings.before().ifPresent(mapping::set);
    }

    private record Findings(Optional<KnownSystem> system, Optional<ColumnMapping> columns, Optional<Mapping> before) {}
}
