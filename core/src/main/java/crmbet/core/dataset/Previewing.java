package crmbet.core.dataset;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** One preview of a file. */
final class Previewing {
    private final Workspace workspace;
    private final SourceFile source;
    private final ReadOptions options;
    private final Scratch scratch;
    private final Monitor monitor;

    Previewing(Workspace workspace, SourceFile source, ReadOptions options, Scratch scratch, Monitor monitor) {
        this.workspace = workspace;
        this.source = source;
        this.options = options;
        this.scratch = scratch;
        this.monitor = monitor;
    }

    Preview run() throws OperationException {
        InputFile file;
        try {
            file = scratch.readable(source, monitor);
        } catch (IOException e) {
            throw SourceFile.unreadable(source.path(), e.toString());
        }
        return workspace.read(monitor, session -> switch (source.format()) {
            case CSV, TSV -> delimited(session, file);
            case JSON_ARRAY, JSON_LINES, JSON_OBJECTS ->
                structured(session, StructuredReader.json(source.path(), file, source.format(), false, options));
            case PARQUET -> structured(session, StructuredReader.parquet(source.path(), file.path(), options));
        });
    }

    private Preview delimited(Session session, InputFile file) throws SQLException, OperationException {
        DelimitedReader reader = DelimitedReader.detect(session, source.path(), file, options);
        return new Preview(
                source.path(),
                reader.format(),
                source.packed(),
                source.bytes(),
                source.encoding(),
                reader.dialect(),
                reader.columns(),
                reader.firstRows(session, source.path(), Datasets.PREVIEW_ROWS));
    }

    private Preview structured(Session session, StructuredReader reader) throws SQLException, OperationException {
        List<Column> columns = reader.columns(session);
        return new Preview(
                source.path(),
                source.format(),
                source.packed(),
                source.bytes(),
                source.encoding(),
                null,
                columns,
                reader.firstRows(session, columns, Datasets.PREVIEW_ROWS));
    }
}
