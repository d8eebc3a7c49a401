package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Looks for the values of one column in a file that is not loaded. Records that do not parse are passed over. */
final class ColumnValues {
    private final Workspace workspace;
    private final SourceFile source;
    private final Scratch scratch;
    private final Monitor monitor;

    ColumnValues(Workspace workspace, SourceFile source, Scratch scratch, Monitor monitor) {
        this.workspace = workspace;
        this.source = source;
        this.scratch = scratch;
        this.monitor = monitor;
    }

    List<String> of(String column) throws OperationException {
        try {
            InputFile file = scratch.readable(source, Long.MAX_VALUE, monitor);
            return switch (source.format()) {
                case CSV, TSV -> {
                    DelimitedReader reader =
                            DelimitedReader.detect(workspace, source, file, ReadOptions.detect(), false, monitor);
                    yield workspace.read(
                            monitor, session -> values(session, reader.readableRelation(), reader.columns(), column));
                }
                case JSON_ARRAY, JSON_LINES, JSON_OBJECTS -> {
                    StructuredReader reader =
                            StructuredReader.json(source.path(), file, source.format(), true, ReadOptions.detect());
                    yield workspace.read(
                            monitor, session -> values(session, reader.relation(), reader.columns(session), column));
                }
                case PARQUET -> {
                    StructuredReader reader =
                            StructuredReader.parquet(source.path(), file.path(), ReadOptions.detect());
                    yield workspace.read(
                            monitor, session -> values(session, reader.relation(), reader.columns(session), column));
                }
                case DATABASE -> throw new IllegalStateException("no file has this format");
            };
        } catch (IOException e) {
            throw SourceFile.unreadable(source.path(), e.toString());
        }
    }

    private List<String> values(Session session, String relation, List<Column> columns, String wanted)
            throws SQLException, OperationException {
        String column = columns.stream()
                .map(Column::name)
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.COLUMN, wanted)));
        ReadFailures.reading(
                source.path(),
                () -> session.execute("CREATE TEMP TABLE found_values AS SELECT DISTINCT trim(CAST("
                        + Identifier.quote(column) + " AS VARCHAR)) AS value FROM " + relation));
        return session.query("SELECT value FROM found_values WHERE value <> '' ORDER BY value", row -> row.text(0));
    }
}
