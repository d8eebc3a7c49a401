package crmbet.core.canonical;

import java.util.Map;

/**
 * What became of one table of a system: customers or activity.
 *
 * @param table name of the table in the system
 * @param dataset that holds it
 * @param content what its rows are
 * @param rows rows of the dataset: the sum of {@code used} and all exclusions
 * @param used rows that became customers or activity
 * @param exclusions rows left out by reason; reasons without rows are absent
 */
public record MappedTable(
        String table,
        String dataset,
        SystemTable.Content content,
        long rows,
        long used,
        Map<ExclusionReason, Long> exclusions) {
    public MappedTable {
        exclusions = Map.copyOf(exclusions);
    }
}
