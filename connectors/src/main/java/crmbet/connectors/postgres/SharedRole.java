package crmbet.connectors.postgres;

import java.util.Locale;

/** What people may do in the shared database. Each is a role that nobody logs in as, and that log-ins are given. */
public enum SharedRole {
    /** Proposes segments; reads customers without contact data. */
    ANALYST,
    /** Proposes segments, decides about those of others, publishes. */
    MARKETER,
    /** Gives roles, reads the audit; decides nothing. */
    ADMIN,
    /** Looks up how one customer can be reached, for a reason, and erases customers. */
    SUPPORT,
    /** Programs that bring data and deliver. */
    SERVICE;

    /** As the database calls it, after the prefix. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
