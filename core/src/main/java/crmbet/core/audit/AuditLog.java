package crmbet.core.audit;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The acts that were done in a workspace. Entries are only ever added. Safe for use by several threads. */
public final class AuditLog {
    private static final String ENTRIES = "SELECT \"at\", who, action, subject, detail FROM meta.audit";

    private final Workspace workspace;

    public AuditLog(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Adds an entry in the transaction of the act itself, so that neither stands without the other. */
    public static void add(Session session, String who, AuditAction action, String subject, @Nullable String detail)
            throws OperationException {
        session.part(part ->
                part.execute("INSERT INTO meta.audit VALUES (now(), ?, ?, ?, ?)", who, action.name(), subject, detail));
    }

    /** The latest entries, the last first. */
    public List<AuditEntry> latest(int limit) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(ENTRIES + " ORDER BY rowid DESC LIMIT ?", AuditLog::entry, limit));
    }

    /** All that was done to one subject, in order. */
    public List<AuditEntry> of(String subject) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(ENTRIES + " WHERE subject = ? ORDER BY rowid", AuditLog::entry, subject));
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.instant(0), row.text(1), AuditAction.valueOf(row.text(2)), row.text(3), row.textOrNull(4));
    }
}
