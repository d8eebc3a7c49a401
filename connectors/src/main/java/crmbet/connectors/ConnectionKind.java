package crmbet.connectors;

import crmbet.core.task.Monitor;
import java.util.List;
import java.util.Optional;

/**
 * A kind of system that connections lead to. The Connections page, the status bar and {@code crmbet health} know nothing
 * else about it: a new kind is listed where kinds are installed and given its texts ({@code connections.kind.ID} and
 * {@code connections.field.ID.NAME}), and that is all. Safe for use by several threads.
 */
public interface ConnectionKind {

    /** The name in stored connections and keys of texts, such as {@code postgresql}. */
    String id();

    /** The Feather icon that stands for it, such as {@code fth-database}. */
    String icon();

    /** What is to be said about a connection, in the order of the form. */
    List<ConnectionField> fields();

    /**
     * Where a connection leads, without secrets.
     *
     * @throws IllegalArgumentException if the fields do not complain and are still no address
     */
    String address(ConnectionDetails details);

    /**
     * Reads an address as people paste it, such as {@code DATABASE_URL}.
     *
     * @return empty if it is no address of this kind
     * @throws IllegalArgumentException if it is, and cannot be read; the message holds no secret
     */
    Optional<ConnectionDetails> read(String address);

    /**
     * Asks the system how it is. That it cannot be used is a finding, not an exception. Takes a few seconds at most.
     *
     * @throws IllegalArgumentException as {@link #address}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Health check(ConnectionDetails details, Monitor monitor);
}
