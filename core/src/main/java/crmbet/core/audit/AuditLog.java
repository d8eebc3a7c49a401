package crmbet.core.audit;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The acts that were done in a workspace. Entries are only ever added. Safe for use by several threads. */
public final class AuditLog {
    private static final String ENTRIES = "SELECT \"at\", who, action, subject, detail, reason FROM meta.audit";

    /** contains() finds the empty text in every text. */
    private static final String CONDITION = """
            WHERE contains(lower(who), lower(?)) AND contains(lower(action), lower(?))
                AND (contains(lower(subject), lower(?)) OR contains(lower(coalesce(detail, '')), lower(?))
                    OR contains(lower(coalesce(reason, '')), lower(?)))
                AND "at" >= coalesce(CAST(? AS TIMESTAMPTZ), TIMESTAMPTZ '-infinity')
                AND "at" < coalesce(CAST(? AS TIMESTAMPTZ), TIMESTAMPTZ 'infinity')""";

    private final Workspace workspace;

    public AuditLog(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Adds an entry in the transaction of the act itself, so that neither stands without the other. */
    public static void add(Session session, String who, AuditAction action, String subject, @Nullable String detail)
            throws OperationException {
        add(session, who, action, subject, detail, null);
    }

    /** As above, for an act that its person gives a reason for. */
    public static void add(
            Session session,
            String who,
            AuditAction action,
            String subject,
            @Nullable String detail,
            @Nullable String reason)
            throws OperationException {
        add(session, who, action, subject, detail, reason, null);
    }

    /** As above, for what reached a target, or was taken out of it. */
    public static void add(
            Session session,
            String who,
            AuditAction action,
            String subject,
            @Nullable String detail,
            @Nullable String reason,
            SharedNote.@Nullable Arrival arrival)
            throws OperationException {
        String why = reason == null || reason.isBlank() ? null : reason;
        session.part(part -> {
            AuditQueue.add(part, who, action, subject, detail, why, arrival);
            return part.execute(
                    "INSERT INTO meta.audit (\"at\", who, action, subject, detail, reason) VALUES (now(), ?, ?, ?, ?, ?)",
                    who,
                    action.name(),
                    subject,
                    detail,
                    why);
        });
    }

    /** The latest entries, the last first. */
    public List<AuditEntry> latest(int limit) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(ENTRIES + " ORDER BY rowid DESC LIMIT ?", AuditLog::entry, limit));
    }

    /**
     * The entries that are asked for, the last first.
     *
     * @param limit the most to return
     */
    public List<AuditEntry> find(AuditFilter filter, int limit) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(
                        ENTRIES + " " + CONDITION + " ORDER BY rowid DESC LIMIT " + limit,
                        AuditLog::entry,
                        parameters(filter)));
    }

    /**
     * Writes the entries that are asked for to a CSV file, the first first, and remembers that. The file appears complete or
     * not at all; an older one is replaced.
     *
     * @return how many entries were written
     * @throws OperationException {@code CannotWrite}
     */
    public long export(AuditFilter filter, Path file, String who, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> {
            List<AuditEntry> entries =
                    session.query(ENTRIES + " " + CONDITION + " ORDER BY rowid", AuditLog::entry, parameters(filter));
            add(session, who, AuditAction.AUDIT_EXPORTED, file.toString(), entries.size() + " entries");
            AuditCsv.write(entries, file);
            return (long) entries.size();
        });
    }

    private static @Nullable Object[] parameters(AuditFilter filter) {
        String subject = filter.subject().strip();
        return new @Nullable Object[] {
            filter.who().strip(),
            filter.action().strip(),
            subject,
            subject,
            subject,
            filter.from().map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null),
            filter.until().map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null)
        };
    }

    /** All that was done to one subject, in order. */
    public List<AuditEntry> of(String subject) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(ENTRIES + " WHERE subject = ? ORDER BY rowid", AuditLog::entry, subject));
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.instant(0),
                row.text(1),
                AuditAction.valueOf(row.text(2)),
                row.text(3),
                row.textOrNull(4),
                row.textOrNull(5));
    }
}
