package crmbet.core.canonical;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a dataset, or the datasets of a whole system, became rows of the canonical model. The rows are the sum of all
 * activities and all exclusions.
 *
 * @param dataset the dataset, or the {@linkplain SystemDatasets#name() name} of the whole system; rows of the canonical
 *     model carry it
 * @param system the {@linkplain SourceSystem#id() system} as which it was read
 * @param organisation to which the mapping is bound; null where the system serves only one
 * @param sql the statement that read it
 * @param rows rows of things done
 * @param customers customers with at least one activity
 * @param purchasers customers with at least one purchase
 * @param activities rows of activity by kind
 * @param exclusions rows left out by reason; reasons without rows are absent
 * @param tables what became of each table whose rows are customers or activity, in the order of the system; of a single
 *     dataset, that one
 * @param mappedAt when
 */
public record Mapping(
        String dataset,
        String system,
        @Nullable String organisation,
        String sql,
        long rows,
        long customers,
        long purchasers,
        Map<ActivityKind, Long> activities,
        Map<ExclusionReason, Long> exclusions,
        List<MappedTable> tables,
        Instant mappedAt) {
    public Mapping {
        activities = Map.copyOf(activities);
        exclusions = Map.copyOf(exclusions);
        tables = List.copyOf(tables);
    }

    /** All rows that became activity. */
    public long activityRows() {
        return activities.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All rows that were left out. */
    public long excludedRows() {
        return exclusions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What became of the customers of the system, where it has a table of them. */
    public Optional<MappedTable> customerTable() {
        return tables.stream()
                .filter(table -> table.content() == SystemTable.Content.CUSTOMERS)
                .findFirst();
    }
}
