package crmbet.workbench.connection;

import crmbet.connectors.lake.S3Store;
import crmbet.core.failure.OperationException;
import crmbet.core.lake.LakeObject;
import crmbet.core.lake.ObjectStore;
import crmbet.core.task.Monitor;
import java.util.List;

/** A bucket behind a circuit: browsing, previews and loads end at once while its server is left alone. */
public final class GuardedStore implements ObjectStore, AutoCloseable {
    private final S3Store store;
    private final Circuit circuit;

    /** @param store closed with this */
    GuardedStore(S3Store store, Circuit circuit) {
        this.store = store;
        this.circuit = circuit;
    }

    @Override
    public String address() {
        return store.address();
    }

    @Override
    public List<LakeObject> list(String prefix, Monitor monitor) throws OperationException {
        return circuit.ask(() -> store.list(prefix, monitor));
    }

    @Override
    public Level browse(String prefix, Monitor monitor) throws OperationException {
        return circuit.ask(() -> store.browse(prefix, monitor));
    }

    @Override
    public void read(LakeObject object, long from, long length, Sink sink, Monitor monitor) throws OperationException {
        circuit.ask(() -> {
            store.read(object, from, length, sink, monitor);
            return true;
        });
    }

    @Override
    public void close() {
        store.close();
    }
}
