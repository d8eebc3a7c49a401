package crmbet.core.expectation;

import crmbet.core.expectation.Finding.FailingRow;
import crmbet.core.expectation.Finding.Outcome;
import crmbet.core.expectation.Finding.Problem;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.SealedTexts;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a suite within one transaction. Rules that look at one row at a time are counted twenty at once in a pass over
 * the table, distributions twenty columns at once; only uniqueness and references need a pass of their own.
 */
final class Checking {
    private static final int RULES_A_STATEMENT = 20;
    private static final double SECONDS_AN_HOUR = 3600;

    private final Session session;
    private final Columns columns;
    private final SealedTexts sealed;
    private final RuleSql sql;
    private final Suite suite;
    private final Optional<Baseline> baseline;
    private final Instant now;
    private final Map<Expectation, Finding> findings = new HashMap<>();
    private final Map<String, Optional<Columns>> others = new HashMap<>();
    private long rows;

    private Checking(
            Session session,
            Columns columns,
            SealedTexts sealed,
            Suite suite,
            Optional<Baseline> baseline,
            Instant now) {
        this.session = session;
        this.columns = columns;
        this.suite = suite;
        this.baseline = baseline;
        this.now = now;
        this.sealed = sealed;
        sql = new RuleSql(columns, sealed);
    }

    /**
     * Checks a dataset.
     *
     * @param baseline what drift and the number of rows are compared with; empty: with nothing
     * @throws OperationException {@code NotFound}
     */
    static CheckReport of(Session session, String dataset, Suite suite, Optional<Baseline> baseline, boolean loading)
            throws SQLException, OperationException {
        Optional<Columns> columns = Columns.of(session, dataset);
        if (columns.isEmpty()) {
            throw new OperationException(new Failure.NotFound(Subject.DATASET, dataset));
        }
        // The database keeps microseconds; the report shall equal what is read back.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        SealedTexts sealed = SealedTexts.of(session, columns.get().dataset());
        return new Checking(session, columns.get(), sealed, suite, baseline, now).run(loading);
    }

    private CheckReport run(boolean loading) throws SQLException {
        report();
        rows = session.first("SELECT count(*) FROM " + columns.table(), row -> row.integer(0))
                .orElseThrow();
        List<Expectation> together = new ArrayList<>();
        Map<String, List<Expectation>> drifts = new LinkedHashMap<>();
        for (Expectation each : suite.expectations()) {
            Problem problem = problem(each.rule());
            if (problem != null) {
                findings.put(each, new Finding(each, Outcome.NOT_CHECKED, 0, 0, null, problem, List.of()));
                continue;
            }
            switch (each.rule()) {
                case Rule.Matches rule when sealed.has(rule.column()) -> {}
                case Rule.NotNull _, Rule.Range _, Rule.OneOf _, Rule.Matches _, Rule.Fresh _ -> together.add(each);
                case Rule.Unique _, Rule.References _ -> {}
                case Rule.RowCount rule -> findings.put(each, count(each, rule));
                case Rule.Drift rule ->
                    drifts.computeIfAbsent(rule.column(), _ -> new ArrayList<>())
                            .add(each);
            }
        }
        for (int from = 0; from < together.size(); from += RULES_A_STATEMENT) {
            checkTogether(together.subList(from, Math.min(from + RULES_A_STATEMENT, together.size())));
            report();
        }
        checkDrifts(drifts);
        report();
        for (Expectation each : suite.expectations()) {
            if (!findings.containsKey(each)) {
                findings.put(each, checkAlone(each));
                report();
            }
        }
        List<Finding> complete = new ArrayList<>();
        for (Expectation each : suite.expectations()) {
            complete.add(withExamples(finding(each)));
        }
        return new CheckReport(columns.dataset(), now, loading, rows, complete);
    }

    private void report() {
        session.monitor()
                .report(findings.size(), Math.max(1, suite.expectations().size()), Phase.CHECKING);
    }

    private Finding finding(Expectation expectation) {
        Finding found = findings.get(expectation);
        if (found == null) {
            throw new IllegalStateException("not checked: " + expectation);
        }
        return found;
    }

    private @Nullable Problem problem(Rule rule) throws SQLException {
        if (rule instanceof Rule.References references) {
            Optional<Columns> other = other(references);
            if (other.isEmpty()) {
                return new Problem(Problem.Kind.NO_DATASET, references.dataset());
            }
            if (!other.get().has(references.key())) {
                return new Problem(Problem.Kind.NO_COLUMN, references.dataset() + "." + references.key());
            }
        }
        return sql.problem(rule);
    }

    private Optional<Columns> other(Rule rule) throws SQLException {
        if (!(rule instanceof Rule.References references)) {
            return Optional.empty();
        }
        Optional<Columns> known = others.get(references.dataset());
        if (known == null) {
            known = Columns.of(session, references.dataset());
            others.put(references.dataset(), known);
        }
        return known;
    }

    private void checkTogether(List<Expectation> group) throws SQLException {
        List<String> aggregates = new ArrayList<>();
        for (Expectation each : group) {
            aggregates.add(RuleSql.checked(each.rule()));
            aggregates.add(
                    each.rule() instanceof Rule.Fresh fresh
                            ? "max(CASE WHEN isfinite(" + columns.time(fresh.column()) + ") THEN "
                                    + columns.time(fresh.column()) + " END)"
                            : "count(*) FILTER (" + sql.fails(each.rule(), null) + ")");
        }
        session.first("SELECT " + String.join(", ", aggregates) + " FROM " + columns.table(), row -> {
            for (int i = 0; i < group.size(); i++) {
                Expectation each = group.get(i);
                findings.put(
                        each,
                        each.rule() instanceof Rule.Fresh fresh
                                ? fresh(each, fresh, row, 2 * i)
                                : counted(each, row.integer(2 * i), row.integer(2 * i + 1)));
            }
            return findings;
        });
    }

    private Finding fresh(Expectation expectation, Rule.Fresh rule, Row row, int at) throws SQLException {
        if (row.isNull(at + 1)) {
            return whole(expectation, false, null);
        }
        LocalDateTime latest = row.dateTime(at + 1);
        Duration age = Duration.between(latest, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        return whole(expectation, age.compareTo(rule.age()) <= 0, age.toSeconds() / SECONDS_AN_HOUR);
    }

    private Finding count(Expectation expectation, Rule.RowCount rule) {
        boolean holds = rows >= rule.least();
        if (baseline.isPresent() && baseline.get().rows() > 0) {
            double change = (double) rows / baseline.get().rows() - 1;
            Double shrink = rule.shrink();
            Double growth = rule.growth();
            holds &= (shrink == null || change >= -shrink) && (growth == null || change <= growth);
        }
        return whole(expectation, holds, (double) rows);
    }

    private void checkDrifts(Map<String, List<Expectation>> drifts) throws SQLException {
        Map<String, Spread> before = new LinkedHashMap<>();
        baseline.ifPresent(last -> drifts.keySet().forEach(column -> {
            Spread spread = last.spreads().get(column);
            if (spread != null) {
                before.put(column, spread);
            }
        }));
        Map<String, Spread> present = new Spreading(session, columns).count(before);
        drifts.forEach((column, expectations) -> expectations.forEach(each -> {
            Spread last = before.get(column);
            Spread counted = present.get(column);
            Double index = last == null || counted == null ? null : (Double) last.stability(counted.counts());
            boolean holds = index == null || !(each.rule() instanceof Rule.Drift rule) || index <= rule.greatest();
            findings.put(each, whole(each, holds, index));
        }));
    }

    private Finding checkAlone(Expectation expectation) throws SQLException {
        Rule rule = expectation.rule();
        String counts;
        if (rule instanceof Rule.Unique unique) {
            String present = RuleSql.present(unique.columns());
            counts =
                    "SELECT coalesce(sum(n), 0)::BIGINT, coalesce(sum(n) FILTER (n > 1), 0)::BIGINT FROM (SELECT count(*) AS n FROM "
                            + columns.table() + " WHERE " + present + " GROUP BY " + RuleSql.tuple(unique.columns())
                            + ")";
        } else {
            counts = "SELECT " + RuleSql.checked(rule) + ", count(*) FILTER ("
                    + sql.fails(rule, other(rule).orElse(null)) + ") FROM " + columns.table();
        }
        return session.first(counts, row -> counted(expectation, row.integer(0), row.integer(1)))
                .orElseThrow();
    }

    private static Finding counted(Expectation expectation, long checked, long failing) {
        boolean holds = failing == 0 || (double) failing / checked <= expectation.tolerated();
        return new Finding(expectation, holds ? Outcome.HOLDS : Outcome.FAILS, checked, failing, null, null, List.of());
    }

    private static Finding whole(Expectation expectation, boolean holds, @Nullable Double figure) {
        return new Finding(
                expectation, holds ? Outcome.HOLDS : Outcome.FAILS, 1, holds ? 0 : 1, figure, null, List.of());
    }

    private Finding withExamples(Finding finding) throws SQLException {
        Rule rule = finding.expectation().rule();
        String fails =
                finding.failing() == 0 ? null : sql.fails(rule, other(rule).orElse(null));
        if (fails == null) {
            return finding;
        }
        return finding.withExamples(session.query(
                // Rows that are not committed yet are numbered from somewhere far up.
                "SELECT rowid - (SELECT min(rowid) FROM " + columns.table() + "), " + RuleSql.looked(rule)
                        + ", to_json(failing_row)::VARCHAR FROM " + columns.table() + " AS failing_row WHERE " + fails
                        + " LIMIT " + Finding.EXAMPLES,
                row -> new FailingRow(row.integer(0), row.textOrNull(1), row.text(2))));
    }
}
