package crmbet.core.table;

import org.jspecify.annotations.Nullable;

/** Some rows of a table in an order: position 0 to {@code rows − 1}, each with the number its row has in the table. */
public final class Arrangement {
    private final String relation;
    private final long rows;
    private final int @Nullable [] tableRows;

    /**
     * @param relation from which positions are read as rowid, quoted
     * @param tableRows by position; null where the two are the same
     */
    Arrangement(String relation, long rows, int @Nullable [] tableRows) {
        this.relation = relation;
        this.rows = rows;
        this.tableRows = tableRows;
    }

    public long rows() {
        return rows;
    }

    /** 0-based number of a row in the table, by its 0-based position here. */
    public int tableRow(int position) {
        return tableRows == null ? position : tableRows[position];
    }

    /** Whether the rows are all of the table, as they stand in it. */
    boolean natural() {
        return tableRows == null;
    }

    String relation() {
        return relation;
    }
}
