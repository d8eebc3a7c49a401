package crmbet.core.expectation;

import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last load as the present one is compared with it.
 *
 * @param rows it had
 * @param spreads of the columns whose drift is watched
 */
record Baseline(long rows, Map<String, Spread> spreads) {

    Baseline {
        spreads = Map.copyOf(spreads);
    }

    /** Of the dataset as it stands; empty if there is none. Reads it at most three times for every 20 columns. */
    static Optional<Baseline> of(Session session, String dataset, Suite suite) throws SQLException {
        Optional<Columns> columns = Columns.of(session, dataset);
        if (columns.isEmpty() || suite.isEmpty()) {
            return Optional.empty();
        }
        List<String> watched =
                watched(suite).stream().filter(columns.get()::has).toList();
        long rows = session.first("SELECT count(*) FROM " + columns.get().table(), row -> row.integer(0))
                .orElseThrow();
        Map<String, Spread> spreads = watched.isEmpty() || rows == 0
                ? Map.of()
                : new LinkedHashMap<>(new Spreading(session, columns.get()).choose(watched));
        return Optional.of(new Baseline(rows, spreads));
    }

    private static List<String> watched(Suite suite) {
        return suite.expectations().stream()
                .map(Expectation::rule)
                .filter(Rule.Drift.class::isInstance)
                .flatMap(rule -> rule.columns().stream())
                .distinct()
                .toList();
    }
}
