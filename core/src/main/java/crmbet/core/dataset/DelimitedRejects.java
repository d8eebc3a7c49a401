package crmbet.core.dataset;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;

/** Turns the errors that the database noted while it read a delimited file into rejected rows. */
final class DelimitedRejects {
    /** All that the database noted about a record, in words. */
    static final String REASONS = """
            string_agg(CASE WHEN e.error_type = 'INVALID ENCODING'
                THEN 'It holds bytes that are not UTF-8: load the file again with another encoding'
                ELSE regexp_replace(split_part(e.error_message, chr(10), 1),
                    '^Error when converting column "(.*)"\\. Could not convert string "(.*)" to ''(.*)''$',
                    '\\1: "\\2" is not \\3') END, '; ' ORDER BY e.column_idx)""";

    /** A record may have several errors: the first column names it, all reasons are given. */
    private static final String KEEP = "INSERT INTO meta.rejected_row SELECT $1, reject_line.line,"
            + " first(e.column_name ORDER BY e.column_idx), CASE WHEN NOT $2 THEN"
            + " 'It does not parse; its text is not kept, because it may belong to another organisation' ELSE "
            + REASONS
            + " END, CASE WHEN $2 THEN first(trim(e.csv_line, chr(10) || chr(13))) END"
            + " FROM reject_errors e JOIN reject_line ON reject_line.position = e.line_byte_position"
            + " GROUP BY e.line_byte_position, reject_line.line";

    private final Session session;
    private final String dataset;
    /** Not where only some rows are loaded, because nothing says whose a damaged row is. */
    private final boolean keepsText;

    private final SourceFile source;
    private final InputFile file;

    DelimitedRejects(Session session, LoadRequest request, SourceFile source, InputFile file) {
        this.session = session;
        this.dataset = request.name();
        this.keepsText = request.only() == null;
        this.source = source;
        this.file = file;
    }

    /** Returns how many records were rejected. */
    long keep(Dialect dialect) throws SQLException, OperationException {
        try {
            return keepLinesBeforeHeader(dialect.skippedLines()) + keepErrors();
        } catch (IOException e) {
            throw SourceFile.unreadable(source.path(), e.toString());
        }
    }

    private long keepErrors() throws SQLException, IOException {
        long[] positions = session
                .query("SELECT DISTINCT line_byte_position FROM reject_errors ORDER BY 1", row -> row.integer(0))
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        if (positions.length == 0) {
            return 0;
        }
        long[] lines;
        try (InputStream content = content()) {
            lines = LineNumbers.of(content, positions);
        }
        number(session, positions, lines);
        long kept = session.execute(KEEP, dataset, keepsText);
        // The transaction may go on to read another file.
        session.execute("DROP TABLE reject_line");
        session.execute("DELETE FROM reject_errors");
        return kept;
    }

    /** Makes a table of the lines on which records begin. */
    static void number(Session session, long[] positions, long[] lines) throws SQLException {
        session.execute("CREATE TEMP TABLE reject_line (position UBIGINT, line BIGINT)");
        session.append("temp", "main", "reject_line", rows -> {
            for (int i = 0; i < positions.length; i++) {
                rows.beginRow().add(positions[i]).add(lines[i]).endRow();
            }
        });
    }

    private long keepLinesBeforeHeader(int count) throws SQLException, IOException {
        RejectedRows rejects = new RejectedRows(session, dataset);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content(), StandardCharsets.UTF_8))) {
            for (int number = 1; number <= count; number++) {
                String line = lines.readLine();
                if (line != null && !line.isBlank()) {
                    RejectedRow row = new RejectedRow(
                            number, null, "The line stands before the header", line.replace("\uFEFF", ""));
                    rejects.add(keepsText ? row : row.withoutText());
                }
            }
        }
        rejects.flush();
        return rejects.count();
    }

    private InputStream content() throws IOException {
        InputStream stored = Files.newInputStream(file.path());
        return file.packed() ? new GZIPInputStream(stored, 1 << 16) : stored;
    }
}
