package crmbet.core.canonical;

import java.time.Instant;
import java.util.Map;

/**
 * How a dataset became rows of the canonical model. The rows of the dataset are the sum of all activities and all
 * exclusions.
 *
 * @param dataset the dataset
 * @param system the {@linkplain SourceSystem#id() system} as which it was read
 * @param sql the statement that read it
 * @param rows rows of the dataset
 * @param customers customers with at least one activity
 * @param purchasers customers with at least one purchase
 * @param activities rows of activity by kind
 * @param exclusions rows left out by reason; reasons without rows are absent
 * @param mappedAt when
 */
public record Mapping(
        String dataset,
        String system,
        String sql,
        long rows,
        long customers,
        long purchasers,
        Map<ActivityKind, Long> activities,
        Map<ExclusionReason, Long> exclusions,
        Instant mappedAt) {
    public Mapping {
        activities = Map.copyOf(activities);
        exclusions = Map.copyOf(exclusions);
    }

    /** All rows that became activity. */
    public long activityRows() {
        return activities.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All rows that were left out. */
    public long excludedRows() {
        return exclusions.values().stream().mapToLong(Long::longValue).sum();
    }
}
