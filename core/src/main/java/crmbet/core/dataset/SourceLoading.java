package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourceSnapshot;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads of whole selections within one transaction here and one snapshot there. */
final class SourceLoading {
    private final Session session;
    private final SourceSnapshot snapshot;
    private final Path scratch;
    private final @Nullable String connection;
    private final Monitor monitor;

    SourceLoading(
            Session session, SourceSnapshot snapshot, Path scratch, @Nullable String connection, Monitor monitor) {
        this.session = session;
        this.snapshot = snapshot;
        this.scratch = scratch;
        this.connection = connection;
        this.monitor = monitor;
    }

    Dataset load(SourceRequest request) throws SQLException, OperationException {
        StoredDatasets stored = new StoredDatasets(session);
        if (request.replace()) {
            stored.dropIfPresent(request.name());
        }
        stored.requireFree(request.name());
        List<SourceColumn> columns = snapshot.columns(request.selection(), monitor);
        List<String> names = uniqueNames(columns);
        requireMark(request, columns);
        String table = Identifier.quote("data", request.name());
        SourceTransfer transfer = new SourceTransfer(session, snapshot, scratch, monitor, request.name());
        transfer.create("TABLE", table, columns, names);
        transfer.copy(request.selection(), table, columns, null);
        Dataset dataset = stored.add(
                request.name(),
                source(snapshot.address(), request.selection()),
                Format.DATABASE,
                0,
                transfer.bytes(),
                snapshot.sql(request.selection()));
        new StoredOrigins(session)
                .add(request, connection, snapshot.address(), columns, reached(table, columns, request.watermark()));
        return dataset;
    }

    /** The greatest value of the watermark in a table, as text; empty if no row has one. */
    Optional<String> reached(String table, List<SourceColumn> columns, @Nullable String watermark) throws SQLException {
        if (watermark == null) {
            return Optional.empty();
        }
        SourceColumn column = column(columns, watermark).orElseThrow();
        String name = Identifier.quote(watermark);
        // After an infinite moment nothing would ever be new.
        String finite = switch (ColumnType.of(column.sqlType())) {
            case DATE, DATE_TIME, INSTANT -> " WHERE isfinite(" + name + ")";
            default -> "";
        };
        return session.first(
                        "SELECT CAST(max(" + name + ") AS VARCHAR) FROM " + table + finite,
                        row -> Optional.ofNullable(row.textOrNull(0)))
                .flatMap(found -> found);
    }

    static Optional<SourceColumn> column(List<SourceColumn> columns, String name) {
        return columns.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** How a selection of a database is called among the facts of a dataset. */
    static String source(String address, Selection selection) {
        return switch (selection) {
            case Selection.Table(var schema, var name, var _, var _) -> address + ' ' + schema + '.' + name;
            case Selection.Query _ -> address;
        };
    }

    private static void requireMark(SourceRequest request, List<SourceColumn> columns) throws OperationException {
        List<String> needed = new ArrayList<>(request.key());
        if (request.watermark() != null) {
            needed.add(request.watermark());
        }
        for (String name : needed) {
            if (column(columns, name).isEmpty()) {
                throw new OperationException(new Failure.NotFound(Subject.COLUMN, name));
            }
        }
        String watermark = request.watermark();
        if (watermark != null) {
            SourceColumn column = column(columns, watermark).orElseThrow();
            boolean ordered = switch (ColumnType.of(column.sqlType())) {
                case INTEGER, DATE, DATE_TIME, INSTANT -> true;
                case NUMBER -> column.sqlType().startsWith("DECIMAL");
                case TEXT, BOOLEAN, TIME, NESTED -> false;
            };
            if (!ordered) {
                throw new OperationException(new Failure.SchemaMismatch(
                        watermark, "integer, decimal, date, timestamp", column.sourceType()));
            }
        }
    }

    /** Other databases tell names apart that differ only in case. */
    static List<String> uniqueNames(List<SourceColumn> columns) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (SourceColumn column : columns) {
            String name = column.name().isBlank() ? "column" : column.name();
            String free = name;
            for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
                free = name + '_' + number;
            }
            names.add(free);
        }
        return names;
    }
}
