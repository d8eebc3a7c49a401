package crmbet.workbench.cli;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.core.failure.OperationException;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.connection.SharedDatabases;

/** A shared database as the command line names it: by its address, or as {@code connection:NAME}. */
final class SharedAddress {
    private static final String SAVED = "connection:";

    private SharedAddress() {}

    /**
     * Where it is.
     *
     * @throws OperationException {@code NotFound} if there is no such connection, or its secret cannot be had
     * @throws WrongUsage if it is no address of a PostgreSQL database
     */
    static ConnectionProfile profile(String given, TaskCommand command) throws OperationException {
        if (!given.startsWith(SAVED)) {
            return new Address(given, System.getenv(), command.messages()).profile();
        }
        ConnectionStore store = command.installation().connections().get();
        SavedConnection saved = store.find(given.substring(SAVED.length()));
        if (!saved.kind().equals(PostgresKind.ID)) {
            throw new WrongUsage(command.messages().get("cli.load.noDatabase", saved.name()));
        }
        return new SharedDatabases(store).profile(saved);
    }
}
