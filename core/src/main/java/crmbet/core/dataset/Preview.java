package crmbet.core.dataset;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, found out from its beginning without loading it.
 *
 * @param format by content; the extension decides only where the content leaves it open
 * @param packed whether the file is packed with gzip
 * @param bytes size of the file as it stands
 * @param encoding of a text file, detected unless the options say; null for Parquet
 * @param dialect of a delimited file; null for the other formats
 * @param columns in the order of the file, with the type detected or asked for, under their names in the file; those
 *     left out are still here
 * @param rows the first rows as text, one value a column, null where missing; at most {@link Datasets#PREVIEW_ROWS}
 */
public record Preview(
        Path source,
        Format format,
        boolean packed,
        long bytes,
        @Nullable Charset encoding,
        @Nullable Dialect dialect,
        List<Column> columns,
        List<List<@Nullable String>> rows) {}
