package crmbet.core.generate;

import java.util.List;

/**
 * A generated table.
 *
 * @param name in the database, and of the file without its ending
 * @param form of the file
 * @param keyed whether the database refuses a second row with the same first column
 * @param columns the first one tells the rows apart
 */
public record TableShape(String name, Form form, boolean keyed, List<ColumnShape> columns) {
    /** How a table is written to a file. */
    public enum Form {
        PARQUET(".parquet"),
        /** Separated by commas, in UTF-8. */
        CSV(".csv"),
        /** Separated by semicolons, in windows-1252, as spreadsheets in Brazil write it. */
        CSV_WESTERN(".csv"),
        JSON_LINES(".jsonl");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        String ending() {
            return ending;
        }
    }

    public TableShape {
        columns = List.copyOf(columns);
    }

    /** A table whose rows have a key that the database checks. */
    static TableShape keyed(String name, Form form, ColumnShape... columns) {
        return new TableShape(name, form, true, List.of(columns));
    }

    /** A table that takes every row, as logs and received messages do. */
    static TableShape open(String name, Form form, ColumnShape... columns) {
        return new TableShape(name, form, false, List.of(columns));
    }

    /** Where a column stands; −1 if there is none of that name. */
    int position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
