package crmbet.core.table;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowSet;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Scratchpad;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table to be looked at. Its rows are numbered from 0 as they stand; an {@link Arrangement} is a choice of them in
 * another order, kept as a temporary table so that any page of it is read in milliseconds: skipping to row 900,000 of a
 * sorted result would take a second each time. At most 2³¹ − 1 rows are reached. Safe for use by several threads.
 */
public final class StoredTable implements AutoCloseable {
    private final Scratchpad scratchpad;
    private final String relation;
    private final List<Field> fields;
    private final Values values;
    private final Arrangement natural;
    private final AtomicInteger arrangements = new AtomicInteger();

    private StoredTable(Scratchpad scratchpad, String relation, List<Field> fields, long rows) {
        this.scratchpad = scratchpad;
        this.relation = relation;
        this.fields = List.copyOf(fields);
        values = new Values(this.fields);
        natural = new Arrangement(relation, rows, null);
    }

    /**
     * A table whose columns are called {@code c0}, {@code c1} and so on, whatever people call them.
     *
     * @param scratchpad for arrangements; closed with the table
     * @param relation quoted name of a table whose rowid counts its rows from 0 without gaps
     * @param columns as people call them, no two alike
     */
    public static StoredTable numbered(Scratchpad scratchpad, String relation, List<Column> columns, long rows) {
        List<Field> fields = new ArrayList<>();
        for (Column column : columns) {
            fields.add(new Field(column, "c" + fields.size()));
        }
        return new StoredTable(scratchpad, relation, fields, rows);
    }

    /** The rows of a dataset as it is now. */
    public static StoredTable of(Workspace workspace, Dataset dataset) throws OperationException {
        // Rows are only ever added to a dataset, in one statement, so that row numbers have no gaps.
        return new StoredTable(
                workspace.scratchpad(),
                Identifier.quote("data", dataset.name()),
                dataset.columns().stream()
                        .map(each -> new Field(each, Identifier.quote(each.name())))
                        .toList(),
                dataset.rows());
    }

    public List<Column> columns() {
        return fields.stream().map(Field::column).toList();
    }

    public long rows() {
        return natural.rows();
    }

    /** All rows as they stand. */
    public Arrangement natural() {
        return natural;
    }

    /**
     * Chooses and sorts rows. Takes about 0.3 s for a million rows of 20 columns, and the memory or spill space of a
     * copy of the rows chosen; {@link #drop} gives it back.
     *
     * @throws IllegalArgumentException if the refinement names a column that the table does not have, or rows of a table
     *     of another size
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Arrangement arrange(Refinement refinement, Monitor monitor) throws OperationException {
        if (!refinement.filters() && refinement.order().isEmpty()) {
            return natural;
        }
        refinement.among().ifPresent(this::requireOwn);
        RefinementSql sql = new RefinementSql(fields, refinement);
        String number = unusedName();
        String name = "temp.main." + Identifier.quote("arrangement_" + arrangements.incrementAndGet());
        String copied = fields.stream().map(Field::sql).collect(Collectors.joining(", "));
        return scratchpad.run(monitor, session -> {
            if (refinement.among().isPresent()) {
                note(session, refinement.among().get());
            }
            session.execute(
                    Phase.READING,
                    "CREATE TEMP TABLE " + name + " AS SELECT " + copied + ", CAST(rowid AS INTEGER) AS " + number
                            + " FROM " + relation + sql.text(),
                    sql.parameters());
            return new Arrangement(name, count(session, name), tableRows(session, name, number));
        });
    }

    private void requireOwn(RowSet rows) {
        if (rows.tableSize() != rows()) {
            throw new IllegalArgumentException(rows + " are not of this table, which has " + rows());
        }
    }

    /** Puts row numbers where {@link RefinementSql} looks for them. */
    private static void note(Session session, RowSet rows) throws SQLException {
        session.execute("CREATE OR REPLACE TEMP TABLE " + RefinementSql.AMONG + " (number INTEGER)");
        session.append("temp", "main", RefinementSql.AMONG, noted -> {
            for (int row = rows.next(0); row >= 0; row = rows.next(row + 1)) {
                noted.beginRow().add(row).endRow();
            }
        });
    }

    /** Forgets an arrangement; the natural one cannot be forgotten. */
    public void drop(Arrangement arrangement) throws OperationException {
        if (!arrangement.natural()) {
            scratchpad.run(Monitor.none(), session -> session.execute("DROP TABLE " + arrangement.relation()));
        }
    }

    /**
     * Consecutive rows, each with one value a column: null where missing, otherwise {@code Long}, {@code Double} or
     * {@code BigDecimal}, {@code Boolean}, {@code LocalDate}, {@code LocalDateTime}, {@code Instant} or {@code String}.
     *
     * @param from position of the first row
     * @param count how many rows at most
     */
    public List<List<@Nullable Object>> rows(Arrangement arrangement, long from, int count, Monitor monitor)
            throws OperationException {
        return scratchpad.run(monitor, session -> session.query(select(arrangement), values::read, from, from + count));
    }

    /** Visits rows from position {@code from} to {@code to} (exclusive) in order, without keeping them. */
    public void forEachRow(Arrangement arrangement, long from, long to, RowVisitor visitor, Monitor monitor)
            throws OperationException {
        scratchpad.run(monitor, session -> {
            long[] position = {from};
            session.forEach(
                    select(arrangement),
                    row -> {
                        monitor.checkpoint();
                        visitor.visit((int) position[0]++, values.read(row));
                    },
                    from,
                    to);
            return position[0];
        });
    }

    /** Drops everything that was arranged; waits for what runs to stop, so not to be called on a thread that must not. */
    @Override
    public void close() {
        scratchpad.close();
    }

    /**
     * Writes rows to a file, as they stand in the arrangement; a file that is there is replaced once all is written.
     *
     * @param shown names of the columns to write, in that order
     * @throws OperationException {@code CannotWrite}
     * @throws java.util.concurrent.CancellationException if cancelled; then the file is as it was
     */
    public long export(Arrangement arrangement, List<String> shown, Path file, ExportFormat format, Monitor monitor)
            throws OperationException {
        String list = shown.stream()
                .map(name -> field(name).sql() + " AS " + Identifier.quote(name))
                .collect(Collectors.joining(", "));
        try (FreshFile fresh = new FreshFile(file)) {
            long written = scratchpad.run(
                    monitor,
                    session -> session.execute(
                            Phase.WRITING,
                            "COPY (SELECT " + list + " FROM " + arrangement.relation() + " ORDER BY rowid) TO "
                                    + Identifier.literal(fresh.path().toString()) + " " + format.options()));
            fresh.keep();
            return written;
        }
    }

    private Field field(String name) {
        return fields.stream()
                .filter(each -> each.column().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the table has no column " + name));
    }

    private String select(Arrangement arrangement) {
        return "SELECT " + values.selectList() + " FROM " + arrangement.relation()
                + " WHERE rowid >= ? AND rowid < ? ORDER BY rowid";
    }

    private String unusedName() {
        String name = "row";
        while (isColumn(name)) {
            name += '_';
        }
        return Identifier.quote(name);
    }

    private boolean isColumn(String name) {
        return fields.stream().anyMatch(each -> each.column().name().equalsIgnoreCase(name));
    }

    private static long count(Session session, String name) throws SQLException {
        return session.first("SELECT count(*) FROM " + name, row -> row.integer(0))
                .orElseThrow();
    }

    private static int[] tableRows(Session session, String name, String number) throws SQLException {
        int[] rows = new int[Math.toIntExact(count(session, name))];
        int[] filled = {0};
        session.forEachChunk("SELECT " + number + " FROM " + name + " ORDER BY rowid", chunk -> {
            chunk.copyIntegers(0, rows, filled[0]);
            filled[0] += chunk.rows();
        });
        return rows;
    }

    /** Takes one row of many. */
    @FunctionalInterface
    public interface RowVisitor {
        /**
         * Takes a row.
         *
         * @param position in the arrangement
         */
        void visit(int position, List<@Nullable Object> values);
    }
}
