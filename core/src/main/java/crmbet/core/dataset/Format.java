package crmbet.core.dataset;

/** How the rows stand in a file, which may also be packed with gzip, or that they are in no file. */
public enum Format {
    /** Values separated by a delimiter, one record a line unless a quoted value spans several. */
    CSV,
    /** As {@link #CSV}, separated by tabs. */
    TSV,
    /** One JSON array whose elements are objects. */
    JSON_ARRAY,
    /** One JSON object a line. */
    JSON_LINES,
    /** JSON objects one after the other, each over any number of lines. */
    JSON_OBJECTS,
    PARQUET,
    /** No file: a table or query of another database. */
    DATABASE;

    /** Whether rejected rows of this format are numbered by line; otherwise by record, both from 1. */
    public boolean countsLines() {
        return switch (this) {
            case CSV, TSV, JSON_LINES -> true;
            case JSON_ARRAY, JSON_OBJECTS, PARQUET, DATABASE -> false;
        };
    }

    boolean delimited() {
        return this == CSV || this == TSV;
    }
}
