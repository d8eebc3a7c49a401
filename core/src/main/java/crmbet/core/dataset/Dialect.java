package crmbet.core.dataset;

import org.jspecify.annotations.Nullable;

/**
 * How a delimited file is written.
 *
 * @param delimiter between values
 * @param quote around values that hold a delimiter or a line break; null: none is used
 * @param escape before a quote within a quoted value; null: none is used
 * @param header whether the first line read names the columns
 * @param skippedLines lines before the header, which are kept as rejected rows
 * @param decimalComma whether numbers are written as {@code 1.234,56}; otherwise as {@code 1234.56}
 */
public record Dialect(
        char delimiter,
        @Nullable Character quote,
        @Nullable Character escape,
        boolean header,
        int skippedLines,
        boolean decimalComma) {}
