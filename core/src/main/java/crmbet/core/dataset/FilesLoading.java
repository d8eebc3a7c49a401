package crmbet.core.dataset;

import crmbet.core.expectation.LoadChecks;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.PrivacyOptions;
import crmbet.core.privacy.Protection;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Loads several files as one dataset. */
final class FilesLoading {
    private final Workspace workspace;
    private final FilesRequest request;
    private final Monitor monitor;

    FilesLoading(Workspace workspace, FilesRequest request, Monitor monitor) {
        this.workspace = workspace;
        this.request = request;
        this.monitor = monitor;
    }

    Dataset run() throws OperationException {
        LoadChecks checks = new LoadChecks(workspace);
        return checks.run(monitor, session -> {
            checks.expect(session, request.name(), request.expected());
            return load(session);
        });
    }

    private Dataset load(Session session) throws SQLException, OperationException {
        StoredDatasets stored = new StoredDatasets(session);
        if (request.replace()) {
            stored.dropIfPresent(request.name());
        }
        stored.requireFree(request.name());
        List<String> columns = columns(session);
        String rows = " FROM " + relation() + (request.condition() == null ? "" : " WHERE " + request.condition());
        String plain =
                "(SELECT " + columns.stream().map(Identifier::quote).collect(Collectors.joining(", ")) + rows + ")";
        String sql;
        try {
            Protection protection = Protection.of(session, request.name(), plain, columns, PrivacyOptions.detect());
            sql = "SELECT "
                    + columns.stream()
                            .map(column -> protection.value(column, Identifier.quote(column)) + " AS "
                                    + Identifier.quote(column))
                            .collect(Collectors.joining(", "))
                    + rows;
            session.execute(Phase.READING, "CREATE TABLE " + Identifier.quote("data", request.name()) + " AS " + sql);
            protection.keep(plain, name -> name);
        } catch (SQLException e) {
            throw explained(e);
        } catch (OperationException e) {
            throw e.getCause() instanceof SQLException cause ? explained(cause) : e;
        }
        return stored.add(request.name(), request.source(), request.format(), 0, request.bytes(), sql);
    }

    private List<String> columns(Session session) throws SQLException, OperationException {
        List<String> found;
        try {
            session.execute("CREATE OR REPLACE TEMP VIEW files_found AS SELECT * FROM " + relation());
            found = session.query(
                    "SELECT column_name FROM duckdb_columns() WHERE table_name = 'files_found' AND database_name = 'temp'"
                            + " ORDER BY column_index",
                    row -> row.text(0));
        } catch (SQLException e) {
            throw explained(e);
        }
        for (String wanted : request.columns()) {
            if (!found.contains(wanted)) {
                throw new OperationException(new Failure.NotFound(Failure.Subject.COLUMN, wanted));
            }
        }
        return request.columns().isEmpty() ? found : request.columns();
    }

    private String relation() {
        String files = request.files().stream().map(SourceFile::literal).collect(Collectors.joining(", ", "[", "]"));
        String how = ", union_by_name = true, hive_partitioning = " + request.partitioned();
        return switch (request.format()) {
            case PARQUET -> "read_parquet(" + files + how + ")";
            case CSV, TSV -> "read_csv(" + files + how + ", sample_size = -1)";
            case JSON_LINES, JSON_ARRAY, JSON_OBJECTS -> "read_json(" + files + how + ", sample_size = -1)";
            case DATABASE -> throw new IllegalArgumentException("a database is no file");
        };
    }

    private OperationException explained(SQLException error) throws SQLException {
        if (!ReadFailures.isOfTheInput(error)) {
            throw error;
        }
        return new OperationException(
                new Failure.Unreadable(request.source(), ReadFailures.firstParagraph(error)), error);
    }
}
