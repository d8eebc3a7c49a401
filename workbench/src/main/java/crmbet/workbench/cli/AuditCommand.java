package crmbet.workbench.cli;

import crmbet.connectors.postgres.PostgresSegments;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditFilter;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.message.AuditText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells who did what to which thing, when and why. */
@Command(name = "audit")
final class AuditCommand extends WorkspaceCommand {
    @Option(names = "--who", paramLabel = "NAME", order = 2)
    String who = "";

    @Option(names = "--action", paramLabel = "TEXT", order = 3)
    String action = "";

    @Option(names = "--about", paramLabel = "TEXT", order = 4)
    String subject = "";

    @Option(names = "--from", paramLabel = "DATE", order = 5)
    @Nullable
    LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", order = 6)
    @Nullable
    LocalDate until;

    @Option(names = "--limit", paramLabel = "N", order = 7)
    int limit = 100;

    @Option(names = "--to", paramLabel = "FILE", order = 8)
    @Nullable
    Path file;

    @Option(names = "--by", paramLabel = "WHO", order = 10)
    @Nullable
    String by;

    /** Empty for the database to which a connection is marked as leading. */
    @Option(names = "--shared", paramLabel = "ADDRESS", arity = "0..1", fallbackValue = "", order = 20)
    @Nullable
    String address;

    @Option(names = "--local", order = 21)
    boolean local;

    AuditCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    SharedPlace shared() {
        return local ? SharedPlace.none() : SharedOption.marked(this);
    }

    @Override
    void check() {
        if (limit < 1) {
            throw new WrongUsage(text("audit.limit", limit));
        }
        if (local && address != null) {
            throw new WrongUsage(text("shared.both"));
        }
    }

    /** What everybody did is read without any workspace. */
    @Override
    Answer run(Monitor monitor) throws OperationException {
        if (address == null) {
            return super.run(monitor);
        }
        check();
        try (SharedSegments database = database(address)) {
            if (file == null) {
                return listed(database.find(filter(), limit, monitor));
            }
            String who = by == null ? database.person(monitor).login() : by;
            return exported(database.export(filter(), file, who, monitor), file);
        }
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        AuditLog log = new AuditLog(workspace);
        if (file == null) {
            return listed(log.find(filter(), limit));
        }
        String who = by == null ? System.getProperty("user.name") : by;
        return exported(log.export(filter(), file, who, monitor), file);
    }

    private SharedSegments database(String named) throws OperationException {
        return named.isEmpty()
                ? SharedOption.marked(this).require()
                : new PostgresSegments(SharedAddress.profile(named, this));
    }

    private AuditFilter filter() {
        ZoneId here = ZoneId.systemDefault();
        return new AuditFilter(
                who,
                action,
                subject,
                Optional.ofNullable(from).map(day -> day.atStartOfDay(here).toInstant()),
                Optional.ofNullable(until)
                        .map(day -> day.plusDays(1).atStartOfDay(here).toInstant()));
    }

    private Answer exported(long written, Path to) {
        return Answer.done(
                Facts.of("file", to.toString()).and("entries", written),
                List.of(text("audit.exported", written, to.toString())));
    }

    private Answer listed(List<AuditEntry> entries) {
        return Answer.done(
                Facts.of(
                        "entries",
                        entries.stream()
                                .map(AuditCommand::facts)
                                .map(Facts::members)
                                .toList()),
                entries.isEmpty()
                        ? List.of(text("audit.none"))
                        : entries.stream().map(this::line).toList());
    }

    private static Facts facts(AuditEntry entry) {
        Facts facts = Facts.of("at", entry.at().toString())
                .and("who", entry.who())
                .and("action", entry.action().name().toLowerCase(Locale.ROOT))
                .and("subject", entry.subject())
                .and("detail", entry.detail())
                .and("reason", entry.reason());
        AuditEntry.Shared shared = entry.shared();
        return shared == null
                ? facts
                : facts.and("segment", shared.segment())
                        .and("version", shared.segment() == null ? null : shared.version())
                        .and("reported_by", shared.reportedBy())
                        .and("done_at", Objects.toString(shared.doneAt(), null));
    }

    private String line(AuditEntry entry) {
        AuditText words = new AuditText(messages());
        String at = words.doneBefore(entry)
                .map(done -> entry.at() + " (" + messages().get("audit.done-at", done.toString()) + ")")
                .orElse(entry.at().toString());
        return text(
                "audit.entry",
                at,
                words.who(entry),
                words.what(entry),
                words.about(entry).replace('\n', ' '),
                words.why(entry));
    }
}
