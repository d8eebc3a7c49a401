package crmbet.core.dataset;

import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a profile: scans over the whole table for what must come from every row, and queries on a sample for what
 * would take too long otherwise. Columns are described in groups, which keeps the number of scans and the size of the
 * statements small however many columns there are.
 */
final class Profiler {
    /** Up to twice this many rows the whole table is the sample. */
    static final long SAMPLE_ROWS = 100_000;

    /** The database ends the process, not the statement, when one has several hundred distinct counts. */
    private static final int COLUMNS_A_GROUP = 25;

    private final Session session;
    private final Dataset dataset;
    private final String table;

    Profiler(Session session, Dataset dataset) {
        this.session = session;
        this.dataset = dataset;
        this.table = Identifier.quote("data", dataset.name());
    }

    Profile run() throws SQLException {
        List<Column> columns = dataset.columns();
        long step = Math.max(1, dataset.rows() / SAMPLE_ROWS);
        boolean sampled = step > 1;
        report(0);
        if (sampled) {
            // Every so manieth row: spread evenly over files that are sorted by time, and the same rows each time.
            session.execute(
                    "CREATE OR REPLACE TEMP TABLE profile_sample AS FROM " + table + " WHERE rowid % " + step + " = 0");
        }
        String sample = sampled ? "profile_sample" : table;
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_A_GROUP) {
            List<Column> group = columns.subList(from, Math.min(from + COLUMNS_A_GROUP, columns.size()));
            ColumnTotals totals = new ColumnTotals(session, table, sample, sampled);
            profiles.addAll(new ColumnDistributions(session, table, sample)
                    .profiles(totals.of(group), dataset.rows(), !sampled));
            report(profiles.size());
        }
        long sampledRows = dataset.rows() == 0 ? 0 : (dataset.rows() - 1) / step + 1;
        return new Profile(dataset.name(), dataset.rows(), sampledRows, List.copyOf(profiles));
    }

    private void report(int done) {
        session.monitor().report(done, dataset.columns().size(), Phase.PROFILING);
    }
}
