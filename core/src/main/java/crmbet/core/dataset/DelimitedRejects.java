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
    /** A record may have several errors: the first column names it, all reasons are given. */
    private static final String KEEP = """
            INSERT INTO meta.rejected_row
            SELECT ?, reject_line.line, first(e.column_name ORDER BY e.column_idx),
                string_agg(CASE WHEN e.error_type = 'INVALID ENCODING'
                    THEN 'It holds bytes that are not UTF-8: load the file again with another encoding'
                    ELSE regexp_replace(split_part(e.error_message, chr(10), 1),
                        '^Error when converting column "(.*)"\\. Could not convert string "(.*)" to ''(.*)''$',
                        '\\1: "\\2" is not \\3') END, '; ' ORDER BY e.column_idx),
                first(trim(e.csv_line, chr(10) || chr(13)))
            FROM reject_errors e JOIN reject_line ON reject_line.position = e.line_byte_position
            GROUP BY e.line_byte_position, reject_line.line
            """;

    private final Session session;
    private final String dataset;
    private final SourceFile source;
    private final InputFile file;

    DelimitedRejects(Session session, String dataset, SourceFile source, InputFile file) {
        this.session = session;
        this.dataset = dataset;
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
        session.execute("CREATE TEMP TABLE reject_line (position UBIGINT, line BIGINT)");
        session.append("temp", "main", "reject_line", rows -> {
            for (int i = 0; i < positions.length; i++) {
                rows.beginRow().add(positions[i]).add(lines[i]).endRow();
            }
        });
        return session.execute(KEEP, dataset);
    }

    private long keepLinesBeforeHeader(int count) throws SQLException, IOException {
        RejectedRows rejects = new RejectedRows(session, dataset);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content(), StandardCharsets.UTF_8))) {
            for (int number = 1; number <= count; number++) {
                String line = lines.readLine();
                if (line != null && !line.isBlank()) {
                    rejects.add(new RejectedRow(
                            number, null, "The line stands before the header", line.replace("\uFEFF", "")));
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
