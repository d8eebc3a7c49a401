package crmbet.workbench.connection;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.postgres.PostgresSegments;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.SharedSegments;
import java.util.Optional;

/** The database that several people share, if one of the connections is marked as leading to it. */
public record SharedDatabases(ConnectionStore store) {

    /** Whether a connection is marked as the shared database. */
    public static boolean isShared(SavedConnection connection) {
        return connection.kind().equals(PostgresKind.ID)
                && Boolean.parseBoolean(connection.values().get(PostgresKind.SHARED));
    }

    /** The first connection that is marked. */
    public Optional<SavedConnection> marked() throws OperationException {
        return store.list().stream().filter(SharedDatabases::isShared).findFirst();
    }

    /**
     * Opens the shared database; nothing is asked of it yet.
     *
     * @return empty if no connection is marked: then everything is local only
     * @throws OperationException {@code Unreadable} if the connection is not complete, or its secret cannot be had
     */
    public Optional<SharedSegments> open() throws OperationException {
        Optional<SavedConnection> marked = marked();
        return marked.isEmpty() ? Optional.empty() : Optional.of(new PostgresSegments(profile(marked.get())));
    }

    /**
     * Where a saved connection leads.
     *
     * @throws OperationException {@code Unreadable} if it is not complete, or its secret cannot be had
     */
    public ConnectionProfile profile(SavedConnection connection) throws OperationException {
        try {
            ConnectionDetails details = store.details(connection);
            return PostgresKind.profile(details);
        } catch (IllegalArgumentException e) {
            throw new OperationException(new Failure.Unreadable(connection.name(), String.valueOf(e.getMessage())), e);
        }
    }
}
