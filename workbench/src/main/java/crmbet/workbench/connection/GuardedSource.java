package crmbet.workbench.connection;

import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.source.SourcePreview;
import crmbet.core.source.SourceSnapshot;
import crmbet.core.source.SourceTable;
import crmbet.core.source.TableSource;
import crmbet.core.task.Monitor;
import java.util.List;

/**
 * A database behind a circuit: browsing, previews and loads end at once while it is left alone.
 *
 * @param source closed with this
 */
record GuardedSource(TableSource source, Circuit circuit) implements TableSource {
    @Override
    public String address() {
        return source.address();
    }

    @Override
    public List<SourceTable> tables(Monitor monitor) throws OperationException {
        return circuit.ask(() -> source.tables(monitor));
    }

    @Override
    public SourcePreview preview(Selection selection, int rows, Monitor monitor) throws OperationException {
        return circuit.ask(() -> source.preview(selection, rows, monitor));
    }

    @Override
    public SourceSnapshot snapshot(Monitor monitor) throws OperationException {
        return circuit.ask(() -> source.snapshot(monitor));
    }

    @Override
    public void close() {
        source.close();
    }
}
