package crmbet.core.audit;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the shared audit has not been told yet. Notes are queued in the transaction of the act, once the workspace has begun to
 * share, and leave the queue when the shared audit has them: none is lost, and none counts twice. Proposals and decisions are
 * not among them, because the shared database itself notes those. Safe for use by several threads.
 */
public final class AuditQueue {
    /** What is done here and must be known there. */
    private static final Set<AuditAction> SHARED = EnumSet.of(
            AuditAction.SEGMENT_EXPORTED,
            AuditAction.SEGMENT_PUBLISHED,
            AuditAction.SEGMENT_UNPUBLISHED,
            AuditAction.ROLL_OUT_STARTED,
            AuditAction.ROLL_OUT_PAUSED,
            AuditAction.ROLL_OUT_CONTINUED,
            AuditAction.ROLL_OUT_STOPPED,
            AuditAction.ROLL_OUT_RETRIED,
            AuditAction.REMOVAL_SENT,
            AuditAction.PERSON_REVEALED,
            AuditAction.PERSON_ERASED,
            AuditAction.AUDIT_EXPORTED);

    private final Workspace workspace;

    public AuditQueue(Workspace workspace) {
        this.workspace = workspace;
    }

    /** From now on, what is done here is told to a shared audit. What was done before was local only, and stays so. */
    public void begin(String database) throws OperationException {
        // Several places begin when a workspace is opened, and none must see that another has not begun yet.
        synchronized (workspace) {
            boolean known = workspace.read(
                    Monitor.none(),
                    session -> session.first(
                                    "SELECT 1 FROM meta.shared_use WHERE database = ?", row -> row.integer(0), database)
                            .isPresent());
            if (!known) {
                workspace.write(
                        Monitor.none(),
                        session -> session.execute(
                                "INSERT INTO meta.shared_use SELECT ?, now()"
                                        + " WHERE NOT EXISTS (SELECT 1 FROM meta.shared_use WHERE database = ?)",
                                database,
                                database));
            }
        }
    }

    /** How many notes wait. */
    public long waiting() throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first("SELECT count(*) FROM meta.shared_note", row -> row.integer(0))
                        .orElse(0L));
    }

    /**
     * Tells a shared audit all that waits, in the order in which it was done. What it does not take from this person waits on.
     *
     * @return how many notes wait now
     * @throws OperationException if it cannot be reached: then the rest waits
     */
    public long send(SharedAudit there, Monitor monitor) throws OperationException {
        for (SharedNote note : notes()) {
            try {
                there.note(note, monitor);
            } catch (OperationException e) {
                if (e.failure() instanceof Failure.Unauthorized || e.failure() instanceof Failure.Rejected) {
                    continue;
                }
                throw e;
            }
            // One by one: what was told must not be told again because of the note after it.
            workspace.write(
                    Monitor.none(),
                    session -> session.execute(
                            "DELETE FROM meta.shared_note WHERE id = CAST(? AS UUID)",
                            note.id().toString()));
        }
        return waiting();
    }

    private List<SharedNote> notes() throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(
                        "SELECT CAST(id AS VARCHAR), \"at\", who, action, subject, detail, reason, target, added, removed,"
                                + " unchanged FROM meta.shared_note ORDER BY rowid",
                        AuditQueue::note));
    }

    static void add(
            Session session,
            String who,
            AuditAction action,
            String subject,
            @Nullable String detail,
            @Nullable String reason,
            SharedNote.@Nullable Arrival arrival)
            throws SQLException {
        if (!SHARED.contains(action)) {
            return;
        }
        session.execute(
                "INSERT INTO meta.shared_note SELECT uuid(), now(), ?, ?, ?, ?, ?, ?, ?, ?, ?"
                        + " WHERE EXISTS (SELECT 1 FROM meta.shared_use)",
                who,
                action.name(),
                subject,
                detail,
                reason,
                arrival == null ? null : arrival.target(),
                arrival == null ? null : Long.valueOf(arrival.added()),
                arrival == null ? null : Long.valueOf(arrival.removed()),
                arrival == null ? null : Long.valueOf(arrival.unchanged()));
    }

    /** The versions of which something published or taken out waits to be told. */
    public static Set<UUID> untold(Session session) throws OperationException {
        return session.part(part -> part
                .query(
                        "SELECT DISTINCT subject FROM meta.shared_note WHERE target IS NOT NULL",
                        row -> UUID.fromString(row.text(0)))
                .stream()
                .collect(Collectors.toSet()));
    }

    private static SharedNote note(Row row) throws SQLException {
        return new SharedNote(
                UUID.fromString(row.text(0)),
                row.instant(1),
                row.text(2),
                AuditAction.valueOf(row.text(3)),
                row.text(4),
                row.textOrNull(5),
                row.textOrNull(6),
                row.isNull(7)
                        ? Optional.empty()
                        : Optional.of(
                                new SharedNote.Arrival(row.text(7), row.integer(8), row.integer(9), row.integer(10))));
    }
}
