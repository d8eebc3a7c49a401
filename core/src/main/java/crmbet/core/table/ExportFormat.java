package crmbet.core.table;

/** What a table can be written as. */
public enum ExportFormat {
    /** UTF-8, comma, names of columns in the first line. */
    CSV("(FORMAT csv, HEADER)"),
    PARQUET("(FORMAT parquet)");

    private final String options;

    ExportFormat(String options) {
        this.options = options;
    }

    /** Of the statement that writes the file. */
    String options() {
        return options;
    }
}
