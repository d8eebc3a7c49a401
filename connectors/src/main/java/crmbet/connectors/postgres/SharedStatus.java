package crmbet.connectors.postgres;

import java.util.Set;

/**
 * How a shared database is.
 *
 * @param address without the password
 * @param found the version it has; 0 where it is not set up
 * @param needed the version that this program works with
 * @param login who asked
 * @param roles what they may do there
 */
public record SharedStatus(String address, int found, int needed, String login, Set<SharedRole> roles) {
    public SharedStatus {
        roles = Set.copyOf(roles);
    }

    public boolean isCurrent() {
        return found == needed;
    }
}
