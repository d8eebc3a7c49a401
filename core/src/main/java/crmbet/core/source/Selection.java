package crmbet.core.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is read from another database. */
public sealed interface Selection {

    /**
     * A table or view.
     *
     * @param columns in the order wanted; empty for all of them
     * @param only the rows that are read, such as those of one organisation; null for all rows
     */
    record Table(
            String schema,
            String name,
            List<String> columns,
            @Nullable Only only) implements Selection {
        public Table {
            columns = List.copyOf(columns);
        }

        /** All rows of a table. */
        public Table(String schema, String name, List<String> columns) {
            this(schema, name, columns, null);
        }
    }

    /**
     * Rows that have one value in one column.
     *
     * @param value as text
     */
    record Only(String column, String value) {}

    /**
     * The result of a query in that database's own SQL.
     *
     * @param sql one statement that only reads
     */
    record Query(String sql) implements Selection {
        public Query {
            if (sql.isBlank()) {
                throw new IllegalArgumentException("the query is empty: write one that begins with SELECT");
            }
        }
    }
}
