package crmbet.core.audit;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The audit that several people share, for those among them who may read it. */
public interface SharedAuditLog extends SharedAudit {

    /**
     * The entries that are asked for, the last first. Names of segments are among the subjects, whoever told of an act counts as
     * one who did it, and the time that they told as a time of it, so that nothing is hidden by what a workbench says.
     *
     * @param limit the most to return
     * @throws OperationException {@code NotPossible} if this person may not read it; otherwise what keeps it from being reached
     */
    List<AuditEntry> find(AuditFilter filter, int limit, Monitor monitor) throws OperationException;

    /**
     * Writes the entries that are asked for to a CSV file, the first first, after noting there that this is done. The file
     * appears complete or not at all; an older one is replaced.
     *
     * @return how many entries were written
     * @throws OperationException as {@link #find}; {@code CannotWrite}
     */
    default long export(AuditFilter filter, Path file, String who, Monitor monitor) throws OperationException {
        List<AuditEntry> entries = find(filter, Integer.MAX_VALUE, monitor);
        note(
                new SharedNote(
                        UUID.randomUUID(),
                        Instant.now(),
                        who,
                        AuditAction.AUDIT_EXPORTED,
                        file.toString(),
                        entries.size() + " entries",
                        null,
                        Optional.empty()),
                monitor);
        AuditCsv.writeShared(entries.reversed(), file);
        return entries.size();
    }
}
