package crmbet.core.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param at when; in a shared audit by its server's clock, so that nobody's own clock matters
 * @param who who did it
 * @param action what was done
 * @param subject to what: for segments their id
 * @param detail particulars, such as a name, a file or figures; null if there are none
 * @param reason why, in the words of who did it; null if they said nothing
 * @param shared what a shared audit knows besides; null in the audit of a workspace
 */
public record AuditEntry(
        Instant at,
        String who,
        AuditAction action,
        String subject,
        @Nullable String detail,
        @Nullable String reason,
        @Nullable Shared shared) {

    /** An act of a workspace. */
    public AuditEntry(
            Instant at,
            String who,
            AuditAction action,
            String subject,
            @Nullable String detail,
            @Nullable String reason) {
        this(at, who, action, subject, detail, reason, null);
    }

    /**
     * What a shared audit knows of an act.
     *
     * @param segment name of the segment whose version is the subject; null for other subjects, and for versions that do not
     *     stand there
     * @param version number of that version; 0 where there is no segment
     * @param reportedBy the log-in that told of it, if that says somebody else did it; otherwise null
     * @param doneAt when it was done, by the clock of the workbench that told of it; null if it was done in the database itself
     */
    public record Shared(
            @Nullable String segment,
            int version,
            @Nullable String reportedBy,
            @Nullable Instant doneAt) {}
}
