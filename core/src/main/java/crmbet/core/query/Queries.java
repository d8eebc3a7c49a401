package crmbet.core.query;

import crmbet.core.dataset.Column;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.sql.Catalogue;
import crmbet.core.sql.SelectGuard;
import crmbet.core.sql.SqlLexer;
import crmbet.core.sql.SqlToken;
import crmbet.core.sql.StatementErrors;
import crmbet.core.table.StoredTable;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Scratchpad;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs SQL that users write over a workspace. Queries only read, and only tables of the workspace; that does not rest
 * on words in the text: the database's own parser says what a statement is, and the transaction it runs in cannot
 * write. Tables that are named without a schema are looked for in {@code data}, {@code features}, {@code crm},
 * {@code main} and {@code meta}. Safe for use by several threads.
 */
public final class Queries {
    /** More rows than this are not kept of a result. */
    public static final long MAXIMUM_ROWS = 5_000_000;

    private static final String SEARCH_PATH = "SET search_path = '" + String.join(",", Catalogue.SEARCH_PATH) + "'";
    private static final String ERRORS_WITH_PLACES = "SET errors_as_json = true";
    private static final String RESULT = "temp.main.result";

    private final Workspace workspace;

    public Queries(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What a statement may do. */
    public enum Permission {
        READ,
        /** Reading, and changing the user's own tables, which lie in the schema {@code main}. */
        WRITE_OWN_TABLES
    }

    /**
     * Runs one statement: a query, EXPLAIN or EXPLAIN ANALYZE of one, or, where that is permitted,
     * {@code CREATE [OR REPLACE] TABLE … AS}, {@code INSERT INTO}, {@code UPDATE}, {@code DELETE FROM} or
     * {@code DROP TABLE} of one of the user's own tables.
     *
     * @throws OperationException {@code StatementFailed} or {@code StatementRefused}, with the place in the statement
     * @throws java.util.concurrent.CancellationException if cancelled, at most 200 ms after that
     */
    public Outcome run(SqlStatement statement, Permission permission, Monitor monitor) throws OperationException {
        String sql = statement.sql();
        if (Change.looksLikeOne(sql)) {
            if (permission != Permission.WRITE_OWN_TABLES) {
                throw new OperationException(new Failure.StatementRefused(Refusal.NOT_A_QUERY, "", 0));
            }
            return change(sql, monitor);
        }
        Explaining explaining = Explaining.of(sql);
        Scratchpad scratchpad = workspace.scratchpad();
        boolean kept = false;
        try {
            Outcome outcome =
                    explaining.wanted() ? explain(scratchpad, explaining, monitor) : rows(scratchpad, sql, monitor);
            kept = outcome instanceof Outcome.Rows;
            return outcome;
        } finally {
            if (!kept) {
                scratchpad.close();
            }
        }
    }

    private Outcome rows(Scratchpad scratchpad, String sql, Monitor monitor) throws OperationException {
        return scratchpad.run(monitor, session -> {
            prepare(session, sql, 0);
            List<Column> columns = columns(session, sql);
            long begun = System.nanoTime();
            String names =
                    IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
            String prefix = "CREATE TEMP TABLE " + RESULT + " AS SELECT * FROM (";
            long rows = explained(
                    prefix,
                    sql,
                    0,
                    () -> session.execute(
                            Phase.READING, prefix + sql + "\n) AS result(" + names + ") LIMIT " + (MAXIMUM_ROWS + 1)));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            // The last row only tells that there were more.
            return new Outcome.Rows(
                    StoredTable.numbered(scratchpad, RESULT, columns, Math.min(rows, MAXIMUM_ROWS)),
                    rows > MAXIMUM_ROWS,
                    took);
        });
    }

    private static Outcome explain(Scratchpad scratchpad, Explaining explaining, Monitor monitor)
            throws OperationException {
        return scratchpad.run(monitor, session -> {
            prepare(session, explaining.query(), explaining.from());
            long begun = System.nanoTime();
            String prefix = explaining.run() ? "EXPLAIN (ANALYZE, FORMAT JSON) " : "EXPLAIN (FORMAT JSON) ";
            String plan = explained(
                    prefix,
                    explaining.query(),
                    explaining.from(),
                    () -> session.first(prefix + explaining.query(), row -> row.text(1))
                            .orElseThrow());
            return new Outcome.Plan(
                    PlanReader.read(plan), explaining.run(), Duration.ofNanos(System.nanoTime() - begun));
        });
    }

    private Outcome change(String sql, Monitor monitor) throws OperationException {
        Change change = Change.of(sql);
        return workspace.write(monitor, session -> {
            session.executeScript(ERRORS_WITH_PLACES + "; " + SEARCH_PATH);
            if (!change.check().isEmpty()) {
                SelectGuard.check(session, Catalogue.read(session), change.check());
            }
            long begun = System.nanoTime();
            long rows = explained(
                    change.sql(),
                    sql.substring(change.rest()),
                    change.rest(),
                    () -> session.execute(Phase.WRITING, change.complete(sql)));
            return new Outcome.Changed(change.table(), rows, Duration.ofNanos(System.nanoTime() - begun));
        });
    }

    private static void prepare(Session session, String sql, int from) throws SQLException, OperationException {
        session.executeScript(SEARCH_PATH + "; " + ERRORS_WITH_PLACES);
        try {
            SelectGuard.check(session, Catalogue.read(session), sql);
        } catch (OperationException e) {
            throw new OperationException(moved(e.failure(), from), e);
        }
    }

    /** The columns of a query, which is understood but not run. */
    private static List<Column> columns(Session session, String sql) throws OperationException, SQLException {
        String prefix = "DESCRIBE SELECT * FROM (";
        return explained(
                prefix, sql, 0, () -> session.query(prefix + sql + "\n)", row -> Column.of(row.text(0), row.text(1))));
    }

    private static <T> T explained(String prefix, String sql, int from, Step<T> step) throws OperationException {
        try {
            return step.run();
        } catch (SQLException e) {
            throw new OperationException(moved(StatementErrors.explain(e, prefix, sql), from), e);
        }
    }

    private static Failure moved(Failure failure, int by) {
        return switch (failure) {
            case Failure.StatementFailed(var message, var position)
            when position >= 0 -> new Failure.StatementFailed(message, position + by);
            case Failure.StatementRefused(var refusal, var what, var position)
            when position >= 0 -> new Failure.StatementRefused(refusal, what, position + by);
            default -> failure;
        };
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException;
    }

    /**
     * What EXPLAIN asks for.
     *
     * @param from where the query begins in the statement
     */
    private record Explaining(boolean wanted, boolean run, String query, int from) {
        static Explaining of(String sql) {
            List<SqlToken> tokens = SqlLexer.tokens(sql).stream()
                    .filter(each -> each.kind() != SqlToken.Kind.COMMENT)
                    .toList();
            if (tokens.size() < 2 || !tokens.getFirst().is(sql, "EXPLAIN")) {
                return new Explaining(false, false, sql, 0);
            }
            boolean run = tokens.get(1).is(sql, "ANALYZE");
            int from = run ? tokens.get(1).to() : tokens.getFirst().to();
            return new Explaining(true, run, sql.substring(from), from);
        }
    }
}
