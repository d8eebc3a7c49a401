package crmbet.core.dataset;

import java.time.Instant;
import java.util.List;

/**
 * A loaded file: one table of the workspace. {@code rows + rejectedRows} is the number of records in the file.
 *
 * @param name also the table's name in the schema {@code data}
 * @param source where it was loaded from
 * @param format what the file was
 * @param rows in the table
 * @param rejectedRows records of the file that are not in the table, see {@link Datasets#rejects}
 * @param sourceBytes size of the file as it stood
 * @param sql the statement that read it
 * @param columns in the order of the table
 */
public record Dataset(
        String name,
        String source,
        Format format,
        long rows,
        long rejectedRows,
        long sourceBytes,
        String sql,
        Instant loadedAt,
        List<Column> columns) {}
