package crmbet.core.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param at when
 * @param who who did it
 * @param action what was done
 * @param subject to what: for segments their id
 * @param detail particulars, such as a name, a file or figures; null if there are none
 * @param reason why, in the words of who did it; null if they said nothing
 */
public record AuditEntry(
        Instant at,
        String who,
        AuditAction action,
        String subject,
        @Nullable String detail,
        @Nullable String reason) {}
