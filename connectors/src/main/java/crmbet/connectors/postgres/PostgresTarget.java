package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Health;
import crmbet.core.delivery.PublishResult;
import crmbet.core.delivery.SegmentRelease;
import crmbet.core.delivery.Target;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;

/**
 * Publishes segments into the tables {@code segment} and {@code segment_member} of the schema {@code crmbet} of a
 * PostgreSQL database, making them if they are absent. Definition and members arrive in one transaction; publications
 * of one database take turns, so that two at once are safe. Safe for use by several threads; close it to release its
 * connections.
 */
@SuppressWarnings("DoNotCallSuggester") // filled in next
public final class PostgresTarget implements Target, AutoCloseable {
    public PostgresTarget(ConnectionProfile profile) {}

    @Override
    public String name() {
        throw new UnsupportedOperationException();
    }

    /** Asks the database who it is; never throws. */
    public Health health(Monitor monitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PublishResult publish(SegmentRelease release, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
