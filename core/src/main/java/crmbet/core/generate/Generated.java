package crmbet.core.generate;

import java.util.Map;

/**
 * What was made up.
 *
 * @param rows by table, in the order of the system
 * @param archetypes customers by hidden archetype
 */
public record Generated(Map<String, Long> rows, Map<String, Long> archetypes) {
    /** All rows. */
    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
