package crmbet.core.query;

import crmbet.core.table.StoredTable;
import java.time.Duration;

/** What a statement led to. */
public sealed interface Outcome {
    /** From the moment it was handed to the database until it had answered completely. */
    Duration took();

    /**
     * Rows, kept until the table is closed.
     *
     * @param cut whether there were more rows than {@link Queries#MAXIMUM_ROWS}, which are not kept
     */
    record Rows(StoredTable table, boolean cut, Duration took) implements Outcome {}

    /**
     * How a query is answered.
     *
     * @param run whether it was run, so that rows and times are known
     */
    record Plan(PlanNode root, boolean run, Duration took) implements Outcome {}

    /** A table of the user's was changed. */
    record Changed(String table, long rows, Duration took) implements Outcome {}
}
