package crmbet.core.protection;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom the wall left out.
 *
 * @param excluded how many, by the first reason that holds for each; reasons that hold for nobody are absent
 * @param unknown what no table tells, so that nobody can be left out for it
 * @param exclusionsAsOf how old the oldest table that tells self-exclusions is; null if none tells them
 */
public record WallReport(
        Map<ProtectionReason, Long> excluded,
        Set<ProtectionReason> unknown,
        @Nullable Instant exclusionsAsOf) {
    public WallReport {
        Map<ProtectionReason, Long> counts = new EnumMap<>(ProtectionReason.class);
        counts.putAll(excluded);
        excluded = Collections.unmodifiableMap(counts);
        Set<ProtectionReason> missing = EnumSet.noneOf(ProtectionReason.class);
        missing.addAll(unknown);
        unknown = Collections.unmodifiableSet(missing);
    }

    /** How many are left out in all. */
    public long total() {
        return excluded.values().stream().mapToLong(Long::longValue).sum();
    }
}
