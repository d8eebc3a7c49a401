package crmbet.core.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that the shared database is told of.
 *
 * @param id the same however often it is told
 * @param at when it was done, by the clock of this machine
 * @param who who did it, as this workspace knows them
 * @param action what was done
 * @param subject to what: for segments the id of the version
 * @param detail particulars; null if there are none
 * @param reason why, in the words of who did it; null if they said nothing
 * @param arrival what reached a target, for what was published or taken out
 */
public record SharedNote(
        UUID id,
        Instant at,
        String who,
        AuditAction action,
        String subject,
        @Nullable String detail,
        @Nullable String reason,
        Optional<Arrival> arrival) {

    /**
     * What changed in a target.
     *
     * @param target name of the target
     */
    public record Arrival(String target, long added, long removed, long unchanged) {}
}
