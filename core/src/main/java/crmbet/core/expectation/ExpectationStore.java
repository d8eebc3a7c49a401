package crmbet.core.expectation;

import crmbet.core.expectation.Finding.FailingRow;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the workspace remembers of suites and checks. Names of datasets are compared without case. */
final class ExpectationStore {
    private static final String OF_DATASET = " WHERE lower(dataset) = lower(?)";

    private final Session session;

    ExpectationStore(Session session) {
        this.session = session;
    }

    Suite suite(String dataset) throws SQLException {
        return session.first(
                        "SELECT suite FROM meta.expectation" + OF_DATASET, row -> SuiteFile.parse(row.text(0)), dataset)
                .orElse(Suite.empty());
    }

    long keep(String dataset, Suite suite) throws SQLException {
        session.execute("DELETE FROM meta.expectation" + OF_DATASET, dataset);
        return suite.isEmpty()
                ? 0
                : session.execute("INSERT INTO meta.expectation VALUES (?, ?, now())", dataset, SuiteFile.text(suite));
    }

    /** Enters a check; the failing rows of earlier ones go. */
    void add(CheckReport report, Optional<Baseline> baseline) throws SQLException {
        session.execute(
                "INSERT INTO meta.quality_check BY NAME SELECT ? AS dataset, CAST(? AS TIMESTAMPTZ) AS checked_at,"
                        + " ?::BOOLEAN AS loading, ?::BOOLEAN AS stopped, ?::BIGINT AS rows, ? AS findings, ? AS baseline",
                report.dataset(),
                report.checkedAt().toString(),
                report.loading(),
                report.stoppedLoad(),
                report.rows(),
                StoredJson.write(report.findings()),
                baseline.map(StoredJson::write).orElse(null));
        session.execute("DELETE FROM meta.failing_row" + OF_DATASET, report.dataset());
        session.append("meta", "failing_row", rows -> {
            for (int position = 0; position < report.findings().size(); position++) {
                for (FailingRow each : report.findings().get(position).examples()) {
                    rows.beginRow()
                            .add(report.dataset())
                            .add(position)
                            .add(each.row())
                            .add(each.value())
                            .add(each.record())
                            .endRow();
                }
            }
        });
    }

    /** What the dataset as it stands was compared with when it was loaded. */
    Optional<Baseline> baseline(String dataset) throws SQLException {
        return session.first(
                        "SELECT baseline FROM meta.quality_check" + OF_DATASET
                                + " AND NOT stopped AND loading ORDER BY checked_at DESC LIMIT 1",
                        row -> Optional.ofNullable(row.textOrNull(0)),
                        dataset)
                .flatMap(found -> found)
                .map(StoredJson::baseline);
    }

    /** The latest first; only the latest has its failing rows. */
    List<CheckReport> history(String dataset, int limit) throws SQLException {
        Map<Integer, List<FailingRow>> examples = new HashMap<>();
        session.forEach(
                "SELECT position, row, value, record FROM meta.failing_row" + OF_DATASET + " ORDER BY position, row",
                row -> examples.computeIfAbsent((int) row.integer(0), _ -> new ArrayList<>())
                        .add(new FailingRow(row.integer(1), row.textOrNull(2), row.text(3))),
                dataset);
        List<CheckReport> reports = new ArrayList<>();
        session.forEach(
                "SELECT dataset, checked_at, loading, rows, findings FROM meta.quality_check" + OF_DATASET
                        + " ORDER BY checked_at DESC LIMIT ?",
                row -> reports.add(new CheckReport(
                        row.text(0),
                        row.instant(1),
                        row.flag(2),
                        row.integer(3),
                        StoredJson.findings(row.text(4), reports.isEmpty() ? examples : Map.of()))),
                dataset,
                limit);
        return reports;
    }
}
