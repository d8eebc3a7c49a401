package crmbet.workbench.page.segments;

import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditFilter;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.SharedSegments;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.Work;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Who did what, in the workspace or in the shared database, as far as it is asked for. */
final class AuditViewModel {
    /** More than anybody reads; the export holds all. */
    static final int SHOWN = 500;

    private final Workbench workbench;
    private final Supplier<String> person;
    private final SharedPlace shared;
    private final Consumer<Failure> onFailure;
    private final ObservableList<AuditEntry> entries = FXCollections.observableArrayList();
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.WORKSPACE);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> unreadable = new ReadOnlyObjectWrapper<>();
    private final StringProperty who = new SimpleStringProperty("");
    private final StringProperty action = new SimpleStringProperty("");
    private final StringProperty subject = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> until = new SimpleObjectProperty<>();
    private Runnable stopReading = () -> {};

    /**
     * @param person who exports
     * @param onFailure gets what went wrong in the workspace, or with an export
     */
    AuditViewModel(Workbench workbench, SharedPlace shared, Supplier<String> person, Consumer<Failure> onFailure) {
        this.workbench = workbench;
        this.shared = shared;
        this.person = person;
        this.onFailure = onFailure;
        place.addListener((_, _, _) -> {
            entries.clear();
            refresh();
        });
        who.addListener((_, _, _) -> refresh());
        action.addListener((_, _, _) -> refresh());
        subject.addListener((_, _, _) -> refresh());
        from.addListener((_, _, _) -> refresh());
        until.addListener((_, _, _) -> refresh());
    }

    /** The latest first, at most {@value #SHOWN}. */
    ObservableList<AuditEntry> entries() {
        return entries;
    }

    StringProperty whoProperty() {
        return who;
    }

    /** Name of an action; empty for all. */
    StringProperty actionProperty() {
        return action;
    }

    StringProperty subjectProperty() {
        return subject;
    }

    ObjectProperty<@Nullable LocalDate> fromProperty() {
        return from;
    }

    /** The last day. */
    ObjectProperty<@Nullable LocalDate> untilProperty() {
        return until;
    }

    /** Where the acts are read. */
    ObjectProperty<Place> placeProperty() {
        return place;
    }

    /** Whether the shared database is being read. */
    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Whether reading the shared database was cancelled, until it is tried again. */
    ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** What keeps the shared database from being read; null for nothing. */
    ReadOnlyObjectProperty<@Nullable Failure> unreadableProperty() {
        return unreadable.getReadOnlyProperty();
    }

    /** Reads again; what was typed meanwhile takes the place of what was asked for before. */
    void refresh() {
        stopReading.run();
        reading.set(place.get() == Place.SHARED);
        stopped.set(false);
        unreadable.set(null);
        AuditFilter filter = filter();
        Workspace workspace = workbench.workspace().getValue();
        if (place.get() == Place.SHARED) {
            read(monitor -> inShared(database -> database.find(filter, SHOWN, monitor)), unreadable::set);
        } else if (workspace != null) {
            read(_ -> new AuditLog(workspace).find(filter, SHOWN), onFailure);
        } else {
            entries.clear();
        }
    }

    private void read(Work<List<AuditEntry>> work, Consumer<Failure> onUnread) {
        stopReading = workbench
                .tasks()
                .quietly(
                        work,
                        found -> {
                            reading.set(false);
                            entries.setAll(found);
                        },
                        problem -> {
                            reading.set(false);
                            entries.clear();
                            onUnread.accept(problem);
                        });
    }

    /** Gives up reading the shared database. */
    void stop() {
        stopReading.run();
        reading.set(false);
        entries.clear();
        stopped.set(true);
    }

    /** Leads to where a connection is marked as the shared database. */
    void goToConnections() {
        workbench.navigation().show(PageId.CONNECTIONS);
    }

    /** Writes all that is asked for to a CSV file. */
    void export(Path file) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        AuditFilter filter = filter();
        String by = person.get();
        boolean everybody = place.get() == Place.SHARED;
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("segments.task.audit"),
                        monitor -> everybody
                                ? inShared(database -> database.export(filter, file, by, monitor))
                                : new AuditLog(workspace).export(filter, file, by, monitor),
                        written -> {
                            refresh();
                            workbench
                                    .notifications()
                                    .show(Notice.done(workbench
                                            .messages()
                                            .bind("segments.notice.audit", written, file.toString())));
                        },
                        onFailure);
    }

    private <T> T inShared(Asking<T> asking) throws OperationException {
        try (SharedSegments database = shared.require()) {
            return asking.of(database);
        }
    }

    private AuditFilter filter() {
        ZoneId here = ZoneId.systemDefault();
        return new AuditFilter(
                who.get(),
                action.get(),
                subject.get(),
                Optional.ofNullable(from.get())
                        .map(day -> day.atStartOfDay(here).toInstant()),
                Optional.ofNullable(until.get())
                        .map(day -> day.plusDays(1).atStartOfDay(here).toInstant()));
    }

    /** Where acts are kept. */
    enum Place {
        /** Those of this workspace. */
        WORKSPACE,
        /** Those of everybody, as far as whoever is logged in may know of them. */
        SHARED
    }

    /** Something that is asked of the shared database. */
    @FunctionalInterface
    private interface Asking<T> {
        T of(SharedSegments database) throws OperationException;
    }
}
