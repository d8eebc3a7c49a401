package crmbet.core.dataset;

import crmbet.core.dataset.ColumnSelection.Selected;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps the records of JSON and Parquet whose values cannot be cast to the types asked for. */
final class CastRejects {
    private final Session session;
    private final String dataset;
    private final StructuredReader reader;

    CastRejects(Session session, String dataset, StructuredReader reader) {
        this.session = session;
        this.dataset = dataset;
        this.reader = reader;
    }

    /**
     * Returns how many records were rejected.
     *
     * @param skipped records of the file that the reader does not see, ascending, from 1
     */
    long keep(List<Selected> columns, long[] skipped) throws SQLException, OperationException {
        session.execute("CREATE TEMP TABLE skipped (edge BIGINT)");
        session.append("temp", "main", "skipped", rows -> {
            for (int i = 0; i < skipped.length; i++) {
                // The first record after it, as the reader numbers records.
                rows.beginRow().add(skipped[i] - i).endRow();
            }
        });
        List<Selected> cast = columns.stream()
                .filter(column -> !reader.fails(column).equals("false"))
                .toList();
        String failures = cast.stream()
                .map(column -> "CASE WHEN " + reader.fails(column) + " THEN {'name': "
                        + Identifier.literal(column.source().name()) + ", 'value': CAST("
                        + Identifier.quote(column.source().name()) + " AS VARCHAR), 'type': "
                        + Identifier.literal(column.source().type().name()) + "} END")
                .collect(Collectors.joining(", "));
        String sql = """
                INSERT INTO meta.rejected_row
                SELECT ?, number + (SELECT count(*) FROM skipped WHERE edge <= number), failure.name,
                    'The value is no ' || failure.type, failure.value
                FROM (SELECT row_number() OVER () AS number, coalesce(%s) AS failure FROM %s)
                WHERE failure IS NOT NULL
                """.formatted(failures, reader.relation());
        return ReadFailures.reading(reader.source(), () -> session.execute(sql, dataset));
    }
}
