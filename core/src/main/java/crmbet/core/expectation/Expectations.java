package crmbet.core.expectation;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.SealedTexts;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is expected of the datasets of a workspace, and what checks have found. Safe for use by several threads. */
public final class Expectations {
    private final Workspace workspace;

    public Expectations(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What is expected of a dataset, which need not be there yet; empty if nobody said. */
    public Suite suite(String dataset) throws OperationException {
        return workspace.read(Monitor.none(), session -> new ExpectationStore(session).suite(dataset));
    }

    /**
     * Keeps what is expected of a dataset, in the place of what was expected before.
     *
     * @throws OperationException {@code Unreadable} if the database does not understand a regular expression
     */
    public void keep(String dataset, Suite suite) throws OperationException {
        requireUnderstood(suite);
        workspace.write(Monitor.none(), session -> new ExpectationStore(session).keep(dataset, suite));
    }

    /**
     * Makes sure that the database understands a suite: one regular expression that it does not would end a load.
     *
     * @throws OperationException {@code Unreadable} naming the expression
     */
    public void requireUnderstood(Suite suite) throws OperationException {
        for (Expectation each : suite.expectations()) {
            if (each.rule() instanceof Rule.Matches matches) {
                try {
                    workspace.read(
                            Monitor.none(),
                            session -> session.first(
                                    "SELECT regexp_full_match('', " + Identifier.literal(matches.pattern()) + ")",
                                    row -> row.flag(0)));
                } catch (OperationException e) {
                    throw new OperationException(
                            new Failure.Unreadable(
                                    matches.pattern(), "it is no regular expression in the notation of RE2"),
                            e);
                }
            }
        }
    }

    /**
     * Checks a dataset as it stands and keeps the report. Drift and the number of rows are compared with what they were
     * compared with when the dataset was loaded.
     *
     * @throws OperationException {@code NotFound}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public CheckReport check(String dataset, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> {
            ExpectationStore store = new ExpectationStore(session);
            CheckReport report = Checking.of(session, dataset, store.suite(dataset), store.baseline(dataset), false);
            store.add(report, Optional.empty());
            return report;
        });
    }

    /**
     * What checks of a dataset found, the latest first. Only the latest has its failing rows.
     *
     * @param limit how many at most
     */
    public List<CheckReport> history(String dataset, int limit) throws OperationException {
        return workspace.read(Monitor.none(), session -> new ExpectationStore(session).history(dataset, limit));
    }

    /**
     * Writes the rows that fail an expectation as CSV: all of them as the dataset stands, or, where a load was stopped,
     * those that were kept of it.
     *
     * @return how many rows were written
     * @throws OperationException {@code NotFound} if there is no such dataset; {@code CannotWrite}
     */
    public long export(CheckReport report, Finding finding, Path file, Monitor monitor) throws OperationException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            long rows = workspace.read(monitor, session -> export(session, report, finding, part));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static long export(Session session, CheckReport report, Finding finding, Path part)
            throws SQLException, OperationException {
        String select = report.stoppedLoad() ? kept(session, report, finding) : failing(session, report, finding);
        return session.execute(
                Phase.WRITING,
                "COPY (" + select + ") TO " + Identifier.literal(part.toString()) + " (FORMAT csv, HEADER)");
    }

    private static String failing(Session session, CheckReport report, Finding finding)
            throws SQLException, OperationException {
        Columns columns = Columns.of(session, report.dataset())
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Subject.DATASET, report.dataset())));
        Rule rule = finding.expectation().rule();
        Optional<Columns> other = rule instanceof Rule.References references
                ? Columns.of(session, references.dataset())
                : Optional.empty();
        RuleSql sql = new RuleSql(columns, SealedTexts.of(session, columns.dataset()));
        @Nullable String fails = sql.problem(rule) == null ? sql.fails(rule, other.orElse(null)) : null;
        return "SELECT * FROM " + columns.table() + " WHERE " + (fails == null ? "false" : fails);
    }

    private static String kept(Session session, CheckReport report, Finding finding) throws SQLException {
        int position = report.findings().indexOf(finding);
        Optional<String> structure = session.first(
                "SELECT json_group_structure(CAST(record AS JSON))::VARCHAR FROM meta.failing_row WHERE dataset = ? AND position = ?",
                row -> row.textOrNull(0) == null ? "{}" : row.text(0),
                report.dataset(),
                position);
        String from = " FROM meta.failing_row WHERE dataset = " + Identifier.literal(report.dataset())
                + " AND position = " + position + " ORDER BY row";
        return structure.isEmpty() || structure.get().equals("{}")
                ? "SELECT row, value" + from
                : "SELECT unnest(from_json(CAST(record AS JSON), " + Identifier.literal(structure.get()) + "))" + from;
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }
}
