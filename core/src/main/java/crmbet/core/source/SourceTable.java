package crmbet.core.source;

/**
 * A table or view of another database.
 *
 * @param rows how many rows the database believes there are; −1 where it has no idea
 * @param bytes on its disk; 0 for a view
 */
public record SourceTable(String schema, String name, Kind kind, long rows, long bytes) {

    /** What it is over there. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        FOREIGN_TABLE
    }
}
