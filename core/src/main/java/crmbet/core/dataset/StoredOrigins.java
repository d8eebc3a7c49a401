package crmbet.core.dataset;

import crmbet.core.source.Selection;
import crmbet.core.source.SourceColumn;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where datasets came from, as the workspace stores it, within one transaction. */
final class StoredOrigins {
    private final Session session;

    StoredOrigins(Session session) {
        this.session = session;
    }

    Optional<SourceOrigin> find(String dataset) throws SQLException {
        List<StoredColumn> columns = session.query(
                "SELECT name, key FROM meta.dataset_source_column WHERE lower(dataset) = lower(?) ORDER BY position",
                row -> new StoredColumn(row.text(0), row.flag(1)),
                dataset);
        return session.first(
                "SELECT connection, address, schema_name, table_name, query, watermark, reached, read_at, only_column, only_value"
                        + " FROM meta.dataset_source WHERE lower(dataset) = lower(?)",
                row -> origin(row, columns),
                dataset);
    }

    void add(
            SourceRequest request,
            @Nullable String connection,
            String address,
            List<SourceColumn> columns,
            Optional<String> reached)
            throws SQLException {
        @Nullable String schema = null;
        @Nullable String table = null;
        @Nullable String query = null;
        Selection.@Nullable Only only = null;
        switch (request.selection()) {
            case Selection.Table selected -> {
                schema = selected.schema();
                table = selected.name();
                only = selected.only();
            }
            case Selection.Query(var sql) -> query = sql;
        }
        session.execute(
                "INSERT INTO meta.dataset_source VALUES (?, ?, ?, ?, ?, ?, ?, ?, now(), ?, ?)",
                request.name(),
                connection,
                address,
                schema,
                table,
                query,
                request.watermark(),
                reached.orElse(null),
                only == null ? null : only.column(),
                only == null ? null : only.value());
        int position = 0;
        for (SourceColumn column : columns) {
            session.execute(
                    "INSERT INTO meta.dataset_source_column VALUES (?, ?, ?, ?)",
                    request.name(),
                    position++,
                    column.name(),
                    request.key().contains(column.name()));
        }
    }

    /** Notes how far the dataset is now. */
    void advance(String dataset, Optional<String> reached) throws SQLException {
        session.execute(
                "UPDATE meta.dataset_source SET reached = ?, read_at = now() WHERE dataset = ?",
                reached.orElse(null),
                dataset);
    }

    private static SourceOrigin origin(Row row, List<StoredColumn> columns) throws SQLException {
        @Nullable String query = row.textOrNull(4);
        @Nullable String connection = row.textOrNull(0);
        @Nullable String watermark = row.textOrNull(5);
        @Nullable String reached = row.textOrNull(6);
        @Nullable String only = row.textOrNull(8);
        String address = row.text(1);
        Instant readAt = row.instant(7);
        Selection selection = query == null
                ? new Selection.Table(
                        row.text(2),
                        row.text(3),
                        columns.stream().map(StoredColumn::name).toList(),
                        only == null ? null : new Selection.Only(only, row.text(9)))
                : new Selection.Query(query);
        return new SourceOrigin(
                Optional.ofNullable(connection),
                address,
                selection,
                Optional.ofNullable(watermark),
                columns.stream()
                        .filter(StoredColumn::key)
                        .map(StoredColumn::name)
                        .toList(),
                Optional.ofNullable(reached),
                readAt);
    }

    private record StoredColumn(String name, boolean key) {}
}
