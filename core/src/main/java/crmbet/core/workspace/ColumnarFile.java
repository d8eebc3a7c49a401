package crmbet.core.workspace;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.StringJoiner;

/** Parquet files, written by a database of their own that keeps nothing. */
public final class ColumnarFile {
    /** One thread, so that the same text gives the same bytes. */
    private static final String FRUGAL = "SET threads = 1; SET memory_limit = '512MB'; SET enable_progress_bar = true;"
            + " SET enable_progress_bar_print = false; SET autoinstall_known_extensions = false;"
            + " SET autoload_known_extensions = false; SET temp_directory = ";

    private ColumnarFile() {}

    /**
     * Writes a file of delimited text, comma-separated with a header, as Parquet. Memory does not grow with the rows.
     *
     * @param types SQL types by name, in the order of the columns
     * @param folder in which to write, and to spill should memory not do
     * @param name of the file in it
     * @throws OperationException {@code CannotWrite}, or {@code Unexpected} if the text does not fit the types
     * @throws java.util.concurrent.CancellationException if cancelled; a part of the file may be left
     */
    public static void ofDelimited(Path text, Map<String, String> types, Path folder, String name, Monitor monitor)
            throws OperationException {
        StringJoiner columns = new StringJoiner(", ", "{", "}");
        types.forEach((column, type) -> columns.add(Identifier.literal(column) + ": " + Identifier.literal(type)));
        Path target = folder.resolve(name);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
            Session session = new Session(database, folder, monitor);
            session.executeScript(FRUGAL + Identifier.literal(folder + "/.spill"));
            session.execute(
                    Phase.WRITING,
                    "COPY (FROM read_csv(" + Identifier.literal(text.toString())
                            + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', columns = "
                            + columns + ")) TO " + Identifier.literal(target.toString())
                            + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw SqlFailures.explain(e, folder);
        }
    }
}
