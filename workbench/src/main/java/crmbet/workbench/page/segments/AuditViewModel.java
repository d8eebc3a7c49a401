package crmbet.workbench.page.segments;

import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditFilter;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.Failure;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Who did what, as far as it is asked for. */
final class AuditViewModel {
    /** More than anybody reads; the export holds all. */
    static final int SHOWN = 500;

    private final Workbench workbench;
    private final Supplier<String> person;
    private final Consumer<Failure> onFailure;
    private final ObservableList<AuditEntry> entries = FXCollections.observableArrayList();
    private final StringProperty who = new SimpleStringProperty("");
    private final StringProperty action = new SimpleStringProperty("");
    private final StringProperty subject = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> until = new SimpleObjectProperty<>();

    /** @param person who exports */
    AuditViewModel(Workbench workbench, Supplier<String> person, Consumer<Failure> onFailure) {
        this.workbench = workbench;
        this.person = person;
        this.onFailure = onFailure;
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

    void refresh() {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            entries.clear();
            return;
        }
        AuditFilter filter = filter();
        workbench
                .tasks()
                .quietly(
                        _ -> new AuditLog(workspace).find(filter, SHOWN),
                        found -> {
                            // What was typed meanwhile is asked for on its own.
                            if (filter.equals(filter())) {
                                entries.setAll(found);
                            }
                        },
                        onFailure);
    }

    /** Writes all that is asked for to a CSV file. */
    void export(Path file) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        AuditFilter filter = filter();
        String by = person.get();
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("segments.task.audit"),
                        monitor -> new AuditLog(workspace).export(filter, file, by, monitor),
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
}
