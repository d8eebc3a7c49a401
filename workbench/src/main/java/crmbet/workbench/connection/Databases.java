package crmbet.workbench.connection;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.postgres.PostgresSource;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.source.TableSource;

/** Opens the databases that connections lead to. */
public record Databases(ConnectionStore store) {

    /** Whether tables can be loaded over a connection. */
    public static boolean hasTables(SavedConnection connection) {
        return connection.kind().equals(PostgresKind.ID);
    }

    /**
     * Opens a database; nothing is asked of it yet. One that has just not answered is left alone for some seconds, in
     * which whatever is asked of it ends at once with the same failure.
     *
     * @throws OperationException {@code Unreadable} if the connection is not complete, or its secret cannot be had
     */
    public TableSource open(SavedConnection connection) throws OperationException {
        try {
            return new GuardedSource(
                    new PostgresSource(PostgresKind.profile(store.details(connection))), store.circuit(connection));
        } catch (IllegalArgumentException e) {
            throw new OperationException(new Failure.Unreadable(connection.name(), String.valueOf(e.getMessage())), e);
        }
    }
}
