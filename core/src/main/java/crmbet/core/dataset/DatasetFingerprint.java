package crmbet.core.dataset;

import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Sha256;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** What tells the rows of a dataset from others, whatever their order. */
final class DatasetFingerprint {
    private final Session session;
    private final Dataset dataset;

    DatasetFingerprint(Session session, Dataset dataset) {
        this.session = session;
        this.dataset = dataset;
    }

    String get() throws SQLException {
        String columns = dataset.columns().stream()
                .map(column -> column.name() + '\0' + column.sqlType() + '\0')
                .collect(Collectors.joining());
        String sums = session.first(
                        "SELECT concat_ws(' ', count(*), sum(CAST(md5_number_lower(line) AS HUGEINT)),"
                                + " sum(CAST(md5_number_upper(line) AS HUGEINT))) FROM (SELECT " + line()
                                + " AS line FROM "
                                + Identifier.quote("data", dataset.name()) + ")",
                        row -> row.text(0))
                .orElseThrow();
        return Sha256.of(columns + sums);
    }

    /** Each value with its length before it, so that no two rows make the same line. */
    private String line() {
        return dataset.columns().stream()
                .map(column -> "CAST(" + Identifier.quote(column.name()) + " AS VARCHAR)")
                .map(value -> "coalesce(concat(length(" + value + "), ':', " + value + "), '-')")
                .collect(Collectors.joining(", ", "concat(", ")"));
    }
}
