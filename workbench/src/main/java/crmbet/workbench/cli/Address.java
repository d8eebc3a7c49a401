package crmbet.workbench.cli;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.workbench.message.Messages;
import java.util.Map;

/**
 * The address of a PostgreSQL database. Its password may be in the environment instead, where other users of the
 * machine cannot read it as they can command lines.
 */
record Address(String given, Map<String, String> environment, Messages messages) {
    /** As for PostgreSQL's own programs. */
    private static final String PASSWORD_VARIABLE = "PGPASSWORD";

    /** @throws WrongUsage if it is no such address */
    ConnectionProfile profile() {
        ConnectionProfile profile;
        try {
            profile = PostgresAddress.parse(given);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.publish.address", e.getMessage()));
        }
        String password = environment.get(PASSWORD_VARIABLE);
        if (profile.password() != null || password == null) {
            return profile;
        }
        return new ConnectionProfile(
                profile.system(),
                profile.host(),
                profile.port(),
                profile.database(),
                profile.user(),
                new Secret(password),
                profile.settings());
    }
}
