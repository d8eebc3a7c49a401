package crmbet.workbench.cli;

import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditFilter;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    String by = System.getProperty("user.name");

    @Mixin
    SharedOption place = new SharedOption();

    AuditCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    SharedPlace shared() {
        return place.place(this);
    }

    @Override
    void check() {
        if (limit < 1) {
            throw new WrongUsage(text("audit.limit", limit));
        }
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        AuditLog log = new AuditLog(workspace);
        ZoneId here = ZoneId.systemDefault();
        AuditFilter filter = new AuditFilter(
                who,
                action,
                subject,
                Optional.ofNullable(from).map(day -> day.atStartOfDay(here).toInstant()),
                Optional.ofNullable(until)
                        .map(day -> day.plusDays(1).atStartOfDay(here).toInstant()));
        if (file != null) {
            long written = log.export(filter, file, by, monitor);
            return Answer.done(
                    Facts.of("file", file.toString()).and("entries", written),
                    List.of(text("audit.exported", written, file.toString())));
        }
        List<AuditEntry> entries = log.find(filter, limit);
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
        return Facts.of("at", entry.at().toString())
                .and("who", entry.who())
                .and("action", entry.action().name().toLowerCase(Locale.ROOT))
                .and("subject", entry.subject())
                .and("detail", entry.detail())
                .and("reason", entry.reason());
    }

    private String line(AuditEntry entry) {
        return text(
                "audit.entry",
                entry.at().toString(),
                entry.who(),
                messages().get("audit.action." + entry.action().name()),
                entry.detail() == null ? entry.subject() : entry.detail(),
                entry.reason() == null ? "" : entry.reason());
    }
}
