package crmbet.core.source;

import java.util.List;

/** What is read from another database. */
public sealed interface Selection {

    /**
     * A table or view.
     *
     * @param columns in the order wanted; empty for all of them
     */
    record Table(String schema, String name, List<String> columns) implements Selection {
        public Table {
            columns = List.copyOf(columns);
        }
    }

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
