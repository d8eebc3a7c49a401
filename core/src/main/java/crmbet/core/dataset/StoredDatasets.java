package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The datasets as the workspace stores them, within one transaction. Names are compared as DuckDB does, without case. */
final class StoredDatasets {
    private static final String SELECT =
            "SELECT name, source, format, rows, rejected_rows, source_bytes, sql, loaded_at FROM meta.dataset";

    private final Session session;

    StoredDatasets(Session session) {
        this.session = session;
    }

    List<Dataset> list() throws SQLException {
        List<Dataset> datasets = new ArrayList<>();
        for (Dataset stored : session.query(SELECT + " ORDER BY lower(name)", StoredDatasets::withoutColumns)) {
            datasets.add(withColumns(stored));
        }
        return datasets;
    }

    Dataset require(String name) throws SQLException, OperationException {
        Optional<Dataset> found =
                session.first(SELECT + " WHERE lower(name) = lower(?)", StoredDatasets::withoutColumns, name);
        if (found.isEmpty()) {
            throw new OperationException(new Failure.NotFound(Subject.DATASET, name));
        }
        return withColumns(found.get());
    }

    void requireFree(String name) throws SQLException, OperationException {
        boolean taken = session.first(
                        "SELECT count(*) > 0 FROM duckdb_tables() WHERE schema_name = 'data' AND lower(table_name) = lower(?)",
                        row -> row.flag(0),
                        name)
                .orElseThrow();
        if (taken) {
            throw new OperationException(new Failure.AlreadyExists(Subject.DATASET, name));
        }
    }

    void dropIfPresent(String name) throws SQLException {
        for (Dataset present :
                session.query(SELECT + " WHERE lower(name) = lower(?)", StoredDatasets::withoutColumns, name)) {
            drop(present);
        }
    }

    /** Enters a dataset whose table has been made. */
    Dataset add(String name, SourceFile source, Format format, long rejectedRows, String sql)
            throws SQLException, OperationException {
        return add(name, source.path().toString(), format, rejectedRows, source.bytes(), sql);
    }

    /** As above, for what was read from somewhere else than a file. */
    Dataset add(String name, String source, Format format, long rejectedRows, long bytes, String sql)
            throws SQLException, OperationException {
        session.execute(
                "INSERT INTO meta.dataset BY NAME SELECT ? AS name, ? AS source, ? AS format, count(*) AS rows,"
                        + " ?::BIGINT AS rejected_rows, ?::BIGINT AS source_bytes, ? AS sql, now() AS loaded_at FROM "
                        + Identifier.quote("data", name),
                name,
                source,
                format.name(),
                rejectedRows,
                bytes,
                sql);
        return require(name);
    }

    List<Column> columns(String name) throws SQLException {
        return session.query(
                "SELECT column_name, data_type FROM duckdb_columns()"
                        + " WHERE schema_name = 'data' AND table_name = ? ORDER BY column_index",
                row -> Column.of(row.text(0), row.text(1)),
                name);
    }

    Page rows(Dataset dataset, long offset, int limit) throws SQLException {
        String values = dataset.columns().stream()
                .map(column -> "CAST(" + Identifier.quote(column.name()) + " AS VARCHAR)")
                .collect(Collectors.joining(", "));
        // Rows are only ever added to a dataset, in one statement, so that row numbers have no gaps.
        List<List<@Nullable String>> rows = session.query(
                "SELECT " + values + " FROM " + Identifier.quote("data", dataset.name())
                        + " WHERE rowid >= ? AND rowid < ? ORDER BY rowid",
                StoredDatasets::texts,
                offset,
                offset + limit);
        return new Page(dataset.columns(), offset, rows);
    }

    List<RejectedRow> rejects(Dataset dataset, long offset, int limit) throws SQLException {
        return session.query(
                "SELECT line, column_name, reason, text FROM meta.rejected_row WHERE dataset = ?"
                        + " ORDER BY line, reason LIMIT ? OFFSET ?",
                row -> new RejectedRow(row.integer(0), row.textOrNull(1), row.text(2), row.textOrNull(3)),
                dataset.name(),
                limit,
                offset);
    }

    long rename(Dataset dataset, String newName) throws SQLException {
        session.execute(
                "ALTER TABLE " + Identifier.quote("data", dataset.name()) + " RENAME TO " + Identifier.quote(newName));
        for (String dependent : List.of(
                "meta.rejected_row",
                "meta.mapping",
                "meta.mapping_activity",
                "meta.mapping_exclusion",
                "meta.mapping_table",
                "meta.mapping_table_exclusion",
                "crm.customer",
                "crm.activity",
                "meta.dataset_source",
                "meta.dataset_source_column",
                "meta.expectation",
                "meta.quality_check",
                "meta.failing_row",
                "meta.personal_column",
                "meta.personal_value")) {
            session.execute("UPDATE " + dependent + " SET dataset = ? WHERE dataset = ?", newName, dataset.name());
        }
        session.execute(
                "UPDATE meta.mapping_table SET source_dataset = ? WHERE source_dataset = ?", newName, dataset.name());
        // The statement is run again when the dataset is brought up to date.
        session.execute(
                "UPDATE meta.mapping SET sql = replace(sql, ?, ?)",
                Identifier.quote("data", dataset.name()),
                Identifier.quote("data", newName));
        return session.execute("UPDATE meta.dataset SET name = ? WHERE name = ?", newName, dataset.name());
    }

    long drop(Dataset dataset) throws SQLException {
        session.execute("DROP TABLE " + Identifier.quote("data", dataset.name()));
        for (String dependent : List.of(
                "meta.rejected_row",
                "meta.dataset_source",
                "meta.dataset_source_column",
                "meta.personal_column",
                "meta.personal_value")) {
            session.execute("DELETE FROM " + dependent + " WHERE dataset = ?", dataset.name());
        }
        return session.execute("DELETE FROM meta.dataset WHERE name = ?", dataset.name());
    }

    void forgetChecks(Dataset dataset) throws SQLException {
        session.execute("DELETE FROM meta.quality_check WHERE dataset = ?", dataset.name());
        session.execute("DELETE FROM meta.failing_row WHERE dataset = ?", dataset.name());
    }

    static List<@Nullable String> texts(Row row) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(row.columnCount());
        for (int column = 0; column < row.columnCount(); column++) {
            values.add(row.textOrNull(column));
        }
        return values;
    }

    private static Dataset withoutColumns(Row row) throws SQLException {
        return new Dataset(
                row.text(0),
                row.text(1),
                Format.valueOf(row.text(2)),
                row.integer(3),
                row.integer(4),
                row.integer(5),
                row.text(6),
                row.instant(7),
                List.of());
    }

    private Dataset withColumns(Dataset stored) throws SQLException {
        return new Dataset(
                stored.name(),
                stored.source(),
                stored.format(),
                stored.rows(),
                stored.rejectedRows(),
                stored.sourceBytes(),
                stored.sql(),
                stored.loadedAt(),
                columns(stored.name()));
    }
}
