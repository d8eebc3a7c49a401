package crmbet.workbench.connection;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.lake.LakeAddress;
import crmbet.connectors.lake.LakeKind;
import crmbet.connectors.lake.S3Store;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.lake.LakeCache;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Opens the data lakes that connections lead to. */
public record Lakes(ConnectionStore store) {
    /** What of lakes stays on the disk of a workspace at most. */
    private static final long CACHE_BYTES = 4L << 30;

    /** Whether objects can be loaded over a connection. */
    public static boolean hasObjects(SavedConnection connection) {
        return connection.kind().equals(LakeKind.ID);
    }

    /** What a workspace keeps of the lakes from which it was loaded. */
    public static LakeCache cache(Workspace workspace) {
        return new LakeCache(workspace.fetched(), CACHE_BYTES);
    }

    /**
     * The buckets of a connection: the one that it names first, then the others that its keys may see. Many keys may
     * see objects and not buckets.
     *
     * @throws OperationException as {@link #open}; {@code Unreachable}
     */
    public List<String> buckets(SavedConnection connection, Monitor monitor) throws OperationException {
        LakeAddress address = address(connection);
        Set<String> buckets = new LinkedHashSet<>(List.of(address.bucket()));
        try (S3Store lake = new S3Store(address)) {
            buckets.addAll(store.circuit(connection).ask(() -> lake.buckets(monitor)));
        } catch (OperationException e) {
            if (e.failure() instanceof Failure.Unreachable) {
                throw e;
            }
        }
        return List.copyOf(buckets);
    }

    /**
     * Opens a bucket; nothing is asked of it yet. A store that has just not answered is left alone for some seconds, in
     * which whatever is asked of it ends at once with the same failure.
     *
     * @throws OperationException {@code Unreadable} if the connection is not complete, or its secret cannot be had
     */
    public GuardedStore open(SavedConnection connection, String bucket) throws OperationException {
        return new GuardedStore(new S3Store(address(connection).withBucket(bucket)), store.circuit(connection));
    }

    private LakeAddress address(SavedConnection connection) throws OperationException {
        try {
            return LakeKind.lake(store.details(connection));
        } catch (IllegalArgumentException e) {
            throw new OperationException(new Failure.Unreadable(connection.name(), String.valueOf(e.getMessage())), e);
        }
    }
}
