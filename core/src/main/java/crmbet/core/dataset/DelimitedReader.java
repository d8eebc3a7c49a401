package crmbet.core.dataset;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Reads a delimited file by the dialect and types found out from its beginning.
 *
 * @param columns all of them, with the types asked for
 * @param dateFormat in use, null for ISO 8601; likewise {@code dateTimeFormat}
 */
record DelimitedReader(
        InputFile file,
        Dialect dialect,
        List<Column> columns,
        @Nullable String dateFormat,
        @Nullable String dateTimeFormat) {

    /** Longer records are rejected; buffers take twice as much a thread. */
    static final int LONGEST_RECORD_BYTES = 1 << 24;

    /** How many records decide on dialect and types; the database's own default. */
    private static final int SAMPLED_RECORDS = 20_480;

    Format format() {
        return dialect.delimiter() == '\t' ? Format.TSV : Format.CSV;
    }

    /**
     * Finds out the dialect and the types.
     *
     * @param whole whether all records are looked at where the first ones leave a doubt
     */
    static DelimitedReader detect(
            Workspace workspace, SourceFile source, InputFile file, ReadOptions options, boolean whole, Monitor monitor)
            throws OperationException {
        DelimitedReader found = detect(workspace, source, file, options, monitor);
        return workspace.read(
                monitor, session -> new DecimalComma(session, source.path(), found, options).applied(whole));
    }

    private static DelimitedReader detect(
            Workspace workspace, SourceFile source, InputFile file, ReadOptions options, Monitor monitor)
            throws OperationException {
        // Each attempt has a transaction of its own, because a failed statement ends its transaction.
        DelimitedReader strict;
        try {
            strict = workspace.read(monitor, session -> sniff(session, source, file, options, false));
        } catch (OperationException e) {
            return workspace.read(monitor, session -> sniff(session, source, file, options, true));
        }
        if (strict.columns.size() > 1 && strict.dialect.skippedLines() == 0) {
            return strict;
        }
        // A few ragged records can drive the strict detection to the wrong delimiter or past good lines.
        DelimitedReader lenient = workspace.read(monitor, session -> sniff(session, source, file, options, true));
        return lenient.columns.size() > strict.columns.size()
                        || (lenient.columns.size() == strict.columns.size() && lenient.dialect.skippedLines() == 0)
                ? lenient
                : strict;
    }

    private static DelimitedReader sniff(
            Session session, SourceFile source, InputFile file, ReadOptions options, boolean lenient)
            throws SQLException, OperationException {
        StringJoiner arguments = new StringJoiner(", ", "sniff_csv(", ")")
                .add(SourceFile.literal(file.path()))
                .add(limits(file))
                .add("sample_size = " + SAMPLED_RECORDS);
        if (lenient) {
            arguments.add("ignore_errors = true");
        }
        addText(arguments, "delim", options.delimiter());
        addText(arguments, "dateformat", options.dateFormat());
        addText(arguments, "timestampformat", options.dateTimeFormat());
        if (options.header() != null) {
            arguments.add("header = " + options.header());
        }
        // A result that is streamed would lose the reason of a failure; a table does not.
        ReadFailures.reading(
                source.path(), () -> session.execute("CREATE OR REPLACE TEMP TABLE sniffed AS FROM " + arguments));
        List<Column> columns = session.query(
                "SELECT found.name, found.type FROM (SELECT unnest(Columns) AS found FROM sniffed)",
                row -> asked(Column.of(row.text(0), row.text(1)), options));
        return session.first(
                        "SELECT Delimiter, Quote, Escape, HasHeader, SkipRows, DateFormat, TimestampFormat FROM sniffed",
                        row -> new DelimitedReader(
                                file,
                                dialect(row, source),
                                columns,
                                orElse(options.dateFormat(), row.textOrNull(5)),
                                orElse(options.dateTimeFormat(), row.textOrNull(6))))
                .orElseThrow();
    }

    private static Dialect dialect(Row row, SourceFile source) throws SQLException {
        Character quote = character(row.text(1));
        if (quote == null && !source.quotes()) {
            // None so far says nothing about what follows the sample; one so far that is no quote would say it.
            quote = '"';
        }
        Character escape = character(row.text(2));
        return new Dialect(
                row.text(0).charAt(0),
                quote,
                escape == null ? quote : escape,
                row.flag(3),
                (int) row.integer(4),
                false);
    }

    private static @Nullable Character character(String found) {
        return found.length() == 1 ? found.charAt(0) : null;
    }

    private static @Nullable String orElse(@Nullable String asked, @Nullable String found) {
        return asked == null ? found : asked;
    }

    private static Column asked(Column found, ReadOptions options) {
        ColumnType type = options.types().get(found.name());
        return type == null ? found : new Column(found.name(), type, type.sql());
    }

    /** The same file, read with commas before fractions and dots between thousands. */
    DelimitedReader withDecimalComma(List<Column> typed) {
        Dialect marked = new Dialect(
                dialect.delimiter(), dialect.quote(), dialect.escape(), dialect.header(), dialect.skippedLines(), true);
        return new DelimitedReader(file, marked, List.copyOf(typed), dateFormat, dateTimeFormat);
    }

    /** The first records as they stand in the file, without those that do not parse. */
    List<List<@Nullable String>> firstRows(Session session, Path source, int limit)
            throws SQLException, OperationException {
        String relation = readableRelation();
        ReadFailures.reading(
                source,
                () -> session.execute(
                        "CREATE OR REPLACE TEMP TABLE first_rows AS FROM " + relation + " LIMIT " + limit));
        return session.query("FROM first_rows", StoredDatasets::texts);
    }

    /** The relation whose columns have their types; what does not parse goes to {@code reject_errors}. */
    String relation() {
        return relation(columns, "store_rejects = true");
    }

    /** The relation of texts, without what does not parse. */
    String readableRelation() {
        return relation(texts(), "ignore_errors = true");
    }

    private List<Column> texts() {
        return columns.stream()
                .map(column -> Column.of(column.name(), "VARCHAR"))
                .toList();
    }

    private String relation(List<Column> typed, String onError) {
        StringJoiner types = new StringJoiner(", ", "columns = {", "}");
        for (Column column : typed) {
            types.add(Identifier.literal(column.name()) + ": " + Identifier.literal(column.sqlType()));
        }
        StringJoiner arguments = new StringJoiner(", ", "read_csv(", ")")
                .add(SourceFile.literal(file.path()))
                .add("auto_detect = false")
                .add(limits(file))
                .add("header = " + dialect.header())
                .add("skip = " + dialect.skippedLines())
                .add(types.toString())
                .add(onError);
        addText(arguments, "delim", dialect.delimiter());
        arguments.add("quote = " + Identifier.literal(text(dialect.quote())));
        arguments.add("escape = " + Identifier.literal(text(dialect.escape())));
        addText(arguments, "dateformat", dateFormat);
        addText(arguments, "timestampformat", dateTimeFormat);
        if (dialect.decimalComma()) {
            arguments.add("decimal_separator = ','").add("thousands = '.'");
        }
        return arguments.toString();
    }

    private static String limits(InputFile file) {
        return "max_line_size = " + LONGEST_RECORD_BYTES + ", buffer_size = " + 2 * LONGEST_RECORD_BYTES
                + ", compression = " + Identifier.literal(file.packed() ? "gzip" : "none");
    }

    private static String text(@Nullable Character character) {
        return character == null ? "" : character.toString();
    }

    private static void addText(StringJoiner arguments, String name, @Nullable Object value) {
        if (value != null) {
            arguments.add(name + " = " + Identifier.literal(value.toString()));
        }
    }
}
