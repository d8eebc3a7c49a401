package crmbet.workbench.cli;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.postgres.PostgresSource;
import crmbet.core.failure.OperationException;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.message.Messages;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database as the command line names it: by its address, which may name a table in it
 * ({@code postgresql://user@host/database?table=schema.name}); as {@value #VARIABLE}, so that an address with its
 * password is read from the environment and not from the list of processes; or as {@code connection:NAME}.
 */
record SourceAddress(String given, Map<String, String> environment, ConnectionStore connections, Messages messages) {
    /** What stands before the name of a saved connection. */
    static final String SAVED = "connection:";

    private static final String VARIABLE = "DATABASE_URL";
    private static final Pattern TABLE = Pattern.compile("([?&])table=([^&]*)(&|$)");

    /** Whether it names a database at all, and not a file. */
    boolean isOne() {
        return given.startsWith(SAVED) || given.equals(VARIABLE) || PostgresAddress.isOne(given);
    }

    /** The table that is named in it, as {@code name} or {@code schema.name}. */
    Optional<String> table() {
        Matcher named = TABLE.matcher(given);
        return named.find() && !named.group(2).isEmpty()
                ? Optional.of(URLDecoder.decode(named.group(2).replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /**
     * Opens it; nothing is asked of it yet.
     *
     * @throws OperationException {@code NotFound} if there is no such connection, or its secret cannot be had
     * @throws WrongUsage if it is no address
     */
    Opened open() throws OperationException {
        String address = withoutTable();
        if (address.startsWith(SAVED)) {
            return opened(connections.find(address.substring(SAVED.length())));
        }
        if (address.equals(VARIABLE)) {
            String value = environment.get(VARIABLE);
            if (value == null || value.isBlank()) {
                throw new WrongUsage(messages.get("cli.load.noVariable", VARIABLE));
            }
            address = value;
        }
        ConnectionProfile profile = new Address(address, environment, messages).profile();
        return new Opened(new PostgresSource(profile), Optional.empty());
    }

    /** Opens a saved connection. */
    Opened opened(SavedConnection saved) throws OperationException {
        if (!saved.kind().equals(PostgresKind.ID)) {
            throw new WrongUsage(messages.get("cli.load.noDatabase", saved.name()));
        }
        try {
            ConnectionProfile profile = PostgresKind.profile(connections.details(saved));
            return new Opened(
                    new PostgresSource(profile), Optional.of(saved.id().toString()));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.publish.address", e.getMessage()));
        }
    }

    private String withoutTable() {
        String without =
                TABLE.matcher(given).replaceFirst(found -> found.group(3).isEmpty() ? "" : found.group(1));
        return without;
    }

    /**
     * An open database.
     *
     * @param connection id of the saved connection, if it is one
     */
    record Opened(PostgresSource source, Optional<String> connection) implements AutoCloseable {
        @Override
        public void close() {
            source.close();
        }
    }
}
