package crmbet.core.feature;

/**
 * One step of the computation of a feature set: a query with a name, by which later steps know its result.
 *
 * @param name as a table in SQL
 * @param comment what the rows are, for whoever reads the statement
 * @param kept whether the result is kept until the end, rather than worked out wherever it is used
 * @param sql the query
 */
record Step(String name, String comment, boolean kept, String sql) {
    /** The step within a longer statement. */
    String asCommonTable() {
        return "-- " + comment + '\n' + name + (kept ? " AS MATERIALIZED (\n" : " AS (\n") + sql.indent(4) + ')';
    }
}
