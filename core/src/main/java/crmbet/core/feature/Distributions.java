package crmbet.core.feature;

import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How the values of a computed statement are spread. */
final class Distributions {
    private final Session session;
    private final String table;
    private final int bins;

    /**
     * @param table a table with the columns of a feature set, as it stands in SQL
     * @param bins bins of each histogram
     */
    Distributions(Session session, String table, int bins) {
        this.session = session;
        this.table = table;
        this.bins = bins;
    }

    FeaturePreview of(FeatureChoice choice) throws SQLException {
        String raw = FeatureSql.raw(choice.feature());
        Histogram before = histogram(raw);
        Histogram after = histogram(FeatureSql.scaled(choice.feature()));
        return session.first(
                        "SELECT count(*), count(*) - count(" + raw + ") FROM " + table,
                        row -> new FeaturePreview(choice, row.integer(0), row.integer(1), before, after))
                .orElseThrow();
    }

    private Histogram histogram(String column) throws SQLException {
        Histogram ends = session.first(
                        "SELECT coalesce(min(" + column + "), 0), coalesce(max(" + column + "), 0) FROM " + table,
                        row -> new Histogram(row.number(0), row.number(1), List.of(0L)))
                .orElseThrow();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            counts.add(0L);
        }
        double width = ends.greatest() - ends.least();
        session.forEach(
                "SELECT CAST(CASE WHEN ? = 0 THEN 0 ELSE least(floor((" + column
                        + " - ?) / ? * ?), ? - 1) END AS INTEGER)" + " AS bin, count(*) FROM " + table + " WHERE "
                        + column + " IS NOT NULL GROUP BY bin",
                row -> counts.set((int) row.integer(0), row.integer(1)),
                width,
                ends.least(),
                width,
                bins,
                bins);
        return new Histogram(ends.least(), ends.greatest(), counts);
    }
}
