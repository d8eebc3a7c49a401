package crmbet.core.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are asked for. Texts are compared without case; empty for all.
 *
 * @param who a part of who did it
 * @param action a part of what was done, by the name of its {@link AuditAction}
 * @param subject a part of what it was done to, of its particulars, or of the reason
 * @param from the first moment
 * @param until the moment after the last one
 */
public record AuditFilter(String who, String action, String subject, Optional<Instant> from, Optional<Instant> until) {

    /** Everything. */
    public static AuditFilter all() {
        return new AuditFilter("", "", "", Optional.empty(), Optional.empty());
    }
}
