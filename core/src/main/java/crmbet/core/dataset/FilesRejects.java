package crmbet.core.dataset;

import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Keeps what could not become a row of several files; the reason begins with the name of the file. */
final class FilesRejects {
    private static final String KEEP = "INSERT INTO meta.rejected_row SELECT $1, reject_line.line,"
            + " first(e.column_name ORDER BY e.column_idx), $2 || ': ' || " + DelimitedRejects.REASONS
            + ", first(trim(e.csv_line, chr(10) || chr(13)))"
            + " FROM reject_errors e JOIN reject_line ON reject_line.position = e.line_byte_position"
            + " GROUP BY e.line_byte_position, reject_line.line";

    private final Session session;
    private final FilesRequest request;

    FilesRejects(Session session, FilesRequest request) {
        this.session = session;
        this.request = request;
    }

    /** The records of delimited files that do not parse; each file is read once more. */
    long keepUnparsable() throws SQLException, IOException {
        long kept = 0;
        for (int i = 0; i < request.files().size(); i++) {
            // Several files whose columns are matched by name cannot be read in a way that notes errors.
            session.execute("CREATE OR REPLACE TEMP TABLE files_read AS SELECT count(COLUMNS(*)) FROM read_csv("
                    + SourceFile.literal(request.files().get(i)) + ", sample_size = -1, store_rejects = true)");
            kept += keepNoted(request.files().get(i), request.names().get(i));
            session.execute("DELETE FROM reject_errors");
        }
        return kept;
    }

    private long keepNoted(Path file, String name) throws SQLException, IOException {
        long[] positions = session
                .query("SELECT DISTINCT line_byte_position FROM reject_errors ORDER BY 1", row -> row.integer(0))
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        if (positions.length == 0) {
            return 0;
        }
        long[] lines;
        try (InputStream content = content(file)) {
            lines = LineNumbers.of(content, positions);
        }
        DelimitedRejects.number(session, positions, lines);
        long kept = session.execute(KEEP, request.name(), name);
        session.execute("DROP TABLE reject_line");
        return kept;
    }

    private static InputStream content(Path file) throws IOException {
        InputStream stored = Files.newInputStream(file);
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(stored, 1 << 16) : stored;
    }

    /**
     * The lines of files of JSON that are none.
     *
     * @return how many; −1 if a file has no other lines, and so is something else altogether
     */
    long keepInvalidJson() throws SQLException {
        RejectedRows rejects = new RejectedRows(session, request.name());
        for (int i = 0; i < request.files().size(); i++) {
            String name = request.names().get(i);
            // No text holds this delimiter, so that each line is one value.
            String lines = "read_csv(" + SourceFile.literal(request.files().get(i))
                    + ", auto_detect = false, header = false, delim = chr(1), quote = '', escape = '', parallel = false,"
                    + " max_line_size = " + DelimitedReader.LONGEST_RECORD_BYTES + ", buffer_size = "
                    + 2 * DelimitedReader.LONGEST_RECORD_BYTES + ", columns = {" + Identifier.literal("text")
                    + ": 'VARCHAR'})";
            String judged = "(SELECT row_number() OVER () AS line, text, json_valid(text) AS valid FROM " + lines + ")";
            List<RejectedRow> found = new ArrayList<>();
            session.forEach(
                    "SELECT line, text FROM " + judged + " WHERE text IS NOT NULL AND NOT valid",
                    row -> found.add(
                            new RejectedRow(row.integer(0), null, name + ": The line is no JSON", row.text(1))));
            if (!found.isEmpty()
                    && session.first("SELECT 1 FROM " + judged + " WHERE valid LIMIT 1", row -> row.integer(0))
                            .isEmpty()) {
                return -1;
            }
            for (RejectedRow row : found) {
                rejects.add(row);
            }
        }
        rejects.flush();
        return rejects.count();
    }
}
