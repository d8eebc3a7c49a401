package crmbet.core.run;

import crmbet.core.dataset.Column;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.table.StoredTable;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Scratchpad;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * Every customer that a run divides, with its cluster and raw figures, as a table: row {@code i} is row {@code i} of the
 * feature matrix, so that rows chosen in one are rows of the other.
 *
 * @param rows the table; whoever asked for it closes it
 * @param features how many of its columns are features
 * @param degrees whether memberships have degrees, which are then in the last two columns
 */
public record CustomerTable(StoredTable rows, int features, boolean degrees) {
    /** Position of the column of customer keys. */
    public static final int CUSTOMER = 0;
    /** Position of the column of clusters; null in it is noise. */
    public static final int CLUSTER = 1;
    /** Position of the first feature; the others follow in the order of the feature set. */
    public static final int FIRST_FEATURE = 2;

    private static final String RELATION = "temp.main.customers";

    /** Position of the column of membership probabilities, 0 to 1, if there are degrees. */
    public int probability() {
        return FIRST_FEATURE + features;
    }

    /** Position of the column of outlier scores, 0 to 1 and higher for the odder, if there are degrees. */
    public int outlierScore() {
        return probability() + 1;
    }

    /**
     * Reads the customers of a run. Takes about a second for a million customers with ten features.
     *
     * @param set whose features are shown, as it was when the run was made
     * @throws OperationException {@code NotPossible} if the set was computed anew since
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static CustomerTable of(Workspace workspace, FeatureSet set, Run run, Monitor monitor)
            throws OperationException {
        boolean degrees = run.strategy().equals("hdbscan");
        List<Column> columns =
                new ArrayList<>(List.of(Column.of("customer", "VARCHAR"), Column.of("cluster", "INTEGER")));
        StringBuilder select = new StringBuilder("l.customer_key AS c0, l.label AS c1");
        for (String feature : set.features()) {
            select.append(", f.")
                    .append(Identifier.quote(feature))
                    .append(" AS c")
                    .append(columns.size());
            columns.add(Column.of(feature, "DOUBLE"));
        }
        if (degrees) {
            for (String degree : List.of("probability", "outlier_score")) {
                select.append(", l.").append(degree).append(" AS c").append(columns.size());
                columns.add(Column.of(degree, "FLOAT"));
            }
        }
        Scratchpad scratchpad = workspace.scratchpad();
        boolean kept = false;
        try {
            long rows = scratchpad.run(
                    monitor,
                    session -> session.execute(
                            Phase.READING,
                            "CREATE TEMP TABLE " + RELATION + " AS SELECT " + select + " FROM meta.run_label l JOIN "
                                    + Identifier.quote("features", set.name())
                                    + " f ON f.customer_key = l.customer_key WHERE l.run = ? ORDER BY l.row",
                            run.name()));
            if (rows != run.rows()) {
                throw new OperationException(
                        new Failure.NotPossible(new Obstacle.FeatureSetChanged(set.name(), run.name())));
            }
            kept = true;
            return new CustomerTable(
                    StoredTable.numbered(scratchpad, RELATION, columns, rows),
                    set.features().size(),
                    degrees);
        } finally {
            if (!kept) {
                scratchpad.close();
            }
        }
    }
}
