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
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        try {
            return run(false);
        } catch (OperationException e) {
            if (request.format() == Format.PARQUET || !(e.failure() instanceof Failure.Unreadable)) {
                throw e;
            }
            try {
                return run(true);
            } catch (OperationException lenient) {
                e.addSuppressed(lenient);
                throw e;
            }
        }
    }

    /** @param sparing whether records that do not parse are kept aside; otherwise one makes the load fail */
    private Dataset run(boolean sparing) throws OperationException {
        LoadChecks checks = new LoadChecks(workspace);
        return checks.run(monitor, session -> {
            checks.expect(session, request.name(), request.expected());
            return load(session, sparing);
        });
    }

    private Dataset load(Session session, boolean sparing) throws SQLException, OperationException {
        StoredDatasets stored = new StoredDatasets(session);
        if (request.replace()) {
            stored.dropIfPresent(request.name());
        }
        stored.requireFree(request.name());
        List<String> all = columns(session, sparing);
        List<String> columns = request.columns().isEmpty() ? all : request.columns();
        String rows = " FROM " + relation(sparing) + condition(all, sparing);
        String plain =
                "(SELECT " + columns.stream().map(Identifier::quote).collect(Collectors.joining(", ")) + rows + ")";
        long rejected;
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
            rejected = sparing ? reject(session) : 0;
            protection.keep(plain, name -> name);
        } catch (IOException e) {
            throw new OperationException(new Failure.Unreadable(request.source(), e.toString()), e);
        } catch (SQLException e) {
            throw explained(e);
        } catch (OperationException e) {
            throw e.getCause() instanceof SQLException cause ? explained(cause) : e;
        }
        if (rejected < 0) {
            throw new OperationException(new Failure.Unreadable(request.source(), "there are no lines of JSON in it"));
        }
        return stored.add(request.name(), request.source(), request.format(), rejected, request.bytes(), sql);
    }

    /** Lines that are no JSON come as rows without any value. */
    private String condition(List<String> columns, boolean sparing) {
        List<String> conditions = new ArrayList<>();
        if (request.condition() != null) {
            conditions.add("(" + request.condition() + ")");
        }
        if (sparing && request.format() != Format.CSV) {
            Set<String> partitions = partitions();
            conditions.add(columns.stream()
                    .filter(column -> !partitions.contains(column))
                    .map(column -> Identifier.quote(column) + " IS NOT NULL")
                    .collect(Collectors.joining(" OR ", "(", ")")));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private Set<String> partitions() {
        Set<String> partitions = new HashSet<>();
        if (request.partitioned()) {
            for (Path file : request.files()) {
                for (Path part : file) {
                    int equals = part.toString().indexOf('=');
                    if (equals > 0) {
                        partitions.add(part.toString().substring(0, equals));
                    }
                }
            }
        }
        return partitions;
    }

    private long reject(Session session) throws SQLException, IOException {
        FilesRejects rejects = new FilesRejects(session, request);
        return request.format() == Format.CSV ? rejects.keepUnparsable() : rejects.keepInvalidJson();
    }

    private List<String> columns(Session session, boolean sparing) throws SQLException, OperationException {
        List<String> found;
        try {
            session.execute("CREATE OR REPLACE TEMP VIEW files_found AS SELECT * FROM " + relation(sparing));
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
        return found;
    }

    private String relation(boolean sparing) {
        String files = request.files().stream().map(SourceFile::literal).collect(Collectors.joining(", ", "[", "]"));
        String how = ", union_by_name = true, hive_partitioning = " + request.partitioned();
        return switch (request.format()) {
            case PARQUET -> "read_parquet(" + files + how + ")";
            case CSV, TSV ->
                "read_csv(" + files + how + ", sample_size = -1" + (sparing ? ", ignore_errors = true)" : ")");
            case JSON_LINES, JSON_ARRAY, JSON_OBJECTS ->
                "read_json(" + files + how + ", sample_size = -1"
                        + (sparing ? ", format = 'newline_delimited', ignore_errors = true)" : ")");
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
