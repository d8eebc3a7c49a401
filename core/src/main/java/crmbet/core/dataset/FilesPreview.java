package crmbet.core.dataset;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one of several files holds that are to become one dataset, read as {@link Datasets#load(FilesRequest, Monitor)}
 * reads them.
 *
 * @param rows the first rows as text, one value a column, null where missing
 */
public record FilesPreview(List<Column> columns, List<List<@Nullable String>> rows) {

    /**
     * Reads the beginning of a file. Records that do not parse are left out.
     *
     * @param format {@code PARQUET}, {@code CSV} or {@code JSON_LINES}; text in UTF-8
     * @param name what the file is called where it comes from
     * @param rows how many to read, from 0
     * @throws OperationException {@code Unreadable} naming the file
     */
    public static FilesPreview read(
            Workspace workspace, Format format, Path file, String name, int rows, Monitor monitor)
            throws OperationException {
        String literal = SourceFile.literal(file);
        String relation = switch (format) {
            case PARQUET -> "read_parquet(" + literal + ", hive_partitioning = false)";
            case CSV, TSV ->
                "read_csv(" + literal + ", hive_partitioning = false, sample_size = -1, ignore_errors = true)";
            case JSON_LINES, JSON_ARRAY, JSON_OBJECTS ->
                "read_json(" + literal + ", hive_partitioning = false, sample_size = -1)";
            case DATABASE -> throw new IllegalArgumentException("a database is no file");
        };
        return workspace.read(
                monitor,
                session -> ReadFailures.reading(Path.of(name), () -> {
                    session.execute("CREATE OR REPLACE TEMP VIEW beginning AS SELECT * FROM " + relation);
                    List<Column> columns = session.query(
                            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'beginning'"
                                    + " AND database_name = 'temp' ORDER BY column_index",
                            row -> Column.of(row.text(0), row.text(1)));
                    if (rows == 0) {
                        return new FilesPreview(columns, List.of());
                    }
                    String texts = columns.stream()
                            .map(column -> "CAST(" + Identifier.quote(column.name()) + " AS VARCHAR)")
                            .collect(Collectors.joining(", "));
                    // A result that is streamed would lose the reason of a failure; a table does not.
                    session.execute("CREATE OR REPLACE TEMP TABLE first_rows AS SELECT " + texts
                            + " FROM beginning LIMIT " + rows);
                    return new FilesPreview(columns, session.query("FROM first_rows", StoredDatasets::texts));
                }));
    }
}
