package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.KeyFile;
import crmbet.core.privacy.PrivacyOptions;
import crmbet.core.privacy.Protection;
import crmbet.core.source.Selection;
import crmbet.core.source.Since;
import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourceSnapshot;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of a selection into a table, by way of files of a bounded size: while one is filled with what the
 * other database sends, the one before it is read. Needs the same memory and disk for any number of rows.
 */
final class SourceTransfer {
    /** So many rows tell whether the texts of a column repeat themselves. */
    private static final int SAMPLE = 8192;

    private final Session session;
    private final SourceSnapshot snapshot;
    private final Path scratch;
    private final Monitor monitor;
    private final String dataset;
    private @Nullable Protection protection;
    private List<String> names = List.of();
    private boolean lasting;
    private long bytes;

    /** @param dataset for which the rows are */
    SourceTransfer(Session session, SourceSnapshot snapshot, Path scratch, Monitor monitor, String dataset) {
        this.dataset = dataset;
        this.session = session;
        this.snapshot = snapshot;
        this.scratch = scratch;
        this.monitor = monitor;
    }

    /**
     * Makes an empty table for these columns.
     *
     * @param kind {@code TABLE} or {@code TEMP TABLE}
     * @param table quoted
     * @param names of the columns, no two alike
     */
    void create(String kind, String table, List<SourceColumn> columns, List<String> names) throws SQLException {
        this.names = List.copyOf(names);
        lasting = kind.equals("TABLE");
        create("CREATE " + kind, table, columns, Set.of());
    }

    private void create(String create, String table, List<SourceColumn> columns, Set<Integer> uncompressed)
            throws SQLException {
        session.execute(create + " " + table + " ("
                + IntStream.range(0, columns.size())
                        .mapToObj(i -> Identifier.quote(names.get(i))
                                + ' '
                                + columns.get(i).sqlType()
                                + (uncompressed.contains(i) ? " USING COMPRESSION uncompressed" : ""))
                        .collect(Collectors.joining(", "))
                + ")");
    }

    /**
     * Makes the empty table of a large load anew, with texts of which hardly two are alike as they are: looking for what
     * they have in common takes the database longer than all the rest, and saves it less than half of their room.
     */
    private void spareCompression(String table, List<SourceColumn> columns, ChunkFiles.Chunk chunk)
            throws SQLException {
        List<Integer> texts = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).sqlType().equals("VARCHAR"))
                .boxed()
                .toList();
        Set<Integer> varied = new HashSet<>();
        for (int text : texts) {
            long different = session.first(
                            "SELECT count(DISTINCT c" + text + ") FROM (FROM " + relation(columns, chunk) + " LIMIT "
                                    + SAMPLE + ")",
                            row -> row.integer(0))
                    .orElseThrow();
            if (different > SAMPLE / 2) {
                varied.add(text);
            }
        }
        if (!varied.isEmpty()) {
            create("CREATE OR REPLACE TABLE", table, columns, varied);
        }
    }

    /**
     * Adds the rows to a table that {@link #create} made, and returns how many they were.
     *
     * @param since what is new; null for everything
     */
    long copy(Selection selection, String table, List<SourceColumn> columns, @Nullable Since since)
            throws SQLException, OperationException {
        long estimate = since == null ? snapshot.estimate(selection, monitor) : -1;
        monitor.report(0, Math.max(estimate, 0), Phase.READING);
        try (ChunkFiles chunks = new ChunkFiles(scratch)) {
            chunks.fill(sink -> snapshot.copy(selection, columns, since, sink, monitor), snapshot::close);
            long rows = 0;
            for (ChunkFiles.Chunk chunk = chunks.next(monitor); chunk != null; chunk = chunks.next(monitor)) {
                if (rows == 0 && lasting && chunk.full()) {
                    spareCompression(table, columns, chunk);
                }
                insert(table, columns, chunk);
                rows += chunk.rows();
                bytes += chunk.bytes();
                monitor.report(rows, rows > estimate ? 0 : estimate, Phase.READING);
                chunks.done(chunk);
            }
            return rows;
        }
    }

    /** How many bytes came over so far. */
    long bytes() {
        return bytes;
    }

    private static String relation(List<SourceColumn> columns, ChunkFiles.Chunk chunk) {
        String types = IntStream.range(0, columns.size())
                .mapToObj(i -> "'c" + i + "': " + Identifier.literal(wireType(columns.get(i))))
                .collect(Collectors.joining(", "));
        return "read_csv("
                + Identifier.literal(chunk.file().toString()) + ", auto_detect = false, header = false, delim = ',',"
                + " quote = '\"', escape = '\"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false,"
                + " encoding = 'utf-8', compression = 'uncompressed', max_line_size = "
                + Math.max(chunk.longestLine() + 1, 2_097_152) + ", columns = {" + types + ", 'pad': 'VARCHAR'})";
    }

    private void insert(String table, List<SourceColumn> columns, ChunkFiles.Chunk chunk)
            throws SQLException, OperationException {
        String relation = relation(columns, chunk);
        try {
            Protection protecting = protection(relation, columns, table);
            String values = IntStream.range(0, columns.size())
                    .mapToObj(i -> protecting.value(columns.get(i).name(), value(columns.get(i), "c" + i)))
                    .collect(Collectors.joining(", "));
            session.execute("INSERT INTO " + table + " SELECT " + values + " FROM " + relation);
            protecting.add(named(relation, columns), name -> name);
        } catch (SQLException e) {
            if (ReadFailures.isOfTheInput(e)) {
                throw new OperationException(
                        new Failure.Unreadable(snapshot.address(), ReadFailures.firstParagraph(e)), e);
            }
            throw e;
        }
    }

    /** Continues the protection of the dataset. */
    void protectAgain(List<SourceColumn> columns) throws SQLException, OperationException {
        List<String> empty = new ArrayList<>();
        for (String text : texts(columns)) {
            if (session.first(
                            "SELECT 1 FROM " + Identifier.quote("data", dataset) + " WHERE " + Identifier.quote(text)
                                    + " IS NOT NULL LIMIT 1",
                            row -> row.integer(0))
                    .isEmpty()) {
                empty.add(text);
            }
        }
        protection = Protection.again(session, dataset, KeyFile.ofInstallation(), empty);
    }

    private static List<String> texts(List<SourceColumn> columns) {
        return columns.stream()
                .filter(column -> column.sqlType().equals("VARCHAR"))
                .map(SourceColumn::name)
                .toList();
    }

    /** What the rows so far show to be personal; only texts are looked at. */
    private Protection protection(String relation, List<SourceColumn> columns, String table) throws OperationException {
        Protection present = protection;
        if (present != null) {
            present.lookAgain(named(relation, columns), table);
            return present;
        }
        Protection found =
                Protection.of(session, dataset, named(relation, columns), texts(columns), PrivacyOptions.detect());
        found.note(name -> name);
        protection = found;
        return found;
    }

    private static String named(String relation, List<SourceColumn> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(
                        i -> "c" + i + " AS " + Identifier.quote(columns.get(i).name()))
                .collect(Collectors.joining(", ", "(SELECT ", " FROM " + relation + ")"));
    }

    private static String wireType(SourceColumn column) {
        return column.wire() == SourceColumn.Wire.TEXT ? column.sqlType() : "VARCHAR";
    }

    private static String value(SourceColumn column, String wire) {
        return switch (column.wire()) {
            case TEXT -> wire;
            case DECIMAL -> "CAST(nullif(" + wire + ", 'NaN') AS " + column.sqlType() + ")";
            case HEX -> "from_hex(substr(" + wire + ", 3))";
            case JSON_ARRAY -> "CAST(CAST(" + wire + " AS JSON) AS " + column.sqlType() + ")";
        };
    }
}
