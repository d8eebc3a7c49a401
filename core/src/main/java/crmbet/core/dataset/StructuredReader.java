package crmbet.core.dataset;

import crmbet.core.dataset.ColumnSelection.Selected;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON and Parquet, which bring types of their own; values that shall have another type are cast.
 *
 * @param relation the table function that reads the file
 */
record StructuredReader(Path source, String relation, ReadOptions options) {
    private static final int LONGEST_JSON_RECORD_BYTES = 1 << 24;

    static StructuredReader parquet(Path source, Path file, ReadOptions options) {
        return new StructuredReader(source, "read_parquet(" + SourceFile.literal(file) + ")", options);
    }

    /** @param wholeFile whether the types are found out from all records; otherwise from the first */
    static StructuredReader json(Path source, InputFile file, Format layout, boolean wholeFile, ReadOptions options) {
        String format = switch (layout) {
            case JSON_ARRAY -> "array";
            case JSON_LINES -> "newline_delimited";
            case JSON_OBJECTS -> "unstructured";
            case CSV, TSV, PARQUET, DATABASE -> throw new IllegalArgumentException("not a layout of JSON: " + layout);
        };
        String relation = "read_json(" + SourceFile.literal(file.path()) + ", format = '" + format
                + "', records = true, maximum_object_size = " + LONGEST_JSON_RECORD_BYTES
                + (wholeFile ? ", sample_size = -1" : "")
                + ", compression = '" + (file.packed() ? "gzip" : "uncompressed") + "')";
        return new StructuredReader(source, relation, options);
    }

    /** The columns with the types asked for. */
    List<Column> columns(Session session) throws SQLException, OperationException {
        ReadFailures.reading(
                source, () -> session.execute("CREATE OR REPLACE TEMP VIEW found AS SELECT * FROM " + relation));
        return session.query(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'found' AND database_name = 'temp'"
                        + " ORDER BY column_index",
                row -> {
                    Column found = Column.of(row.text(0), row.text(1));
                    ColumnType asked = options.types().get(found.name());
                    return asked == null || asked == found.type()
                            ? found
                            : new Column(found.name(), asked, asked.sql());
                });
    }

    List<List<@Nullable String>> firstRows(Session session, List<Column> columns, int limit)
            throws SQLException, OperationException {
        String texts = columns.stream()
                .map(column -> "CAST(" + Identifier.quote(column.name()) + " AS VARCHAR)")
                .collect(Collectors.joining(", "));
        ReadFailures.reading(
                source,
                () -> session.execute("CREATE OR REPLACE TEMP TABLE first_rows AS SELECT " + texts + " FROM " + relation
                        + " LIMIT " + limit));
        return session.query("FROM first_rows", StoredDatasets::texts);
    }

    /** The value of a column in the type asked for; null where it cannot be cast. */
    String value(Selected column) {
        String source = Identifier.quote(column.source().name());
        ColumnType asked = options.types().get(column.source().name());
        if (asked == null) {
            return source;
        }
        String text = "CAST(" + source + " AS VARCHAR)";
        if (asked == ColumnType.DATE && options.dateFormat() != null) {
            return "CAST(try_strptime(" + text + ", " + Identifier.literal(options.dateFormat()) + ") AS DATE)";
        }
        if (asked == ColumnType.DATE_TIME && options.dateTimeFormat() != null) {
            return "try_strptime(" + text + ", " + Identifier.literal(options.dateTimeFormat()) + ")";
        }
        return "TRY_CAST(" + source + " AS " + asked.sql() + ")";
    }

    /** The condition under which the value of a column does not parse; false for columns that keep their type. */
    String fails(Selected column) {
        return options.types().containsKey(column.source().name())
                ? "(" + Identifier.quote(column.source().name()) + " IS NOT NULL AND " + value(column) + " IS NULL)"
                : "false";
    }
}
