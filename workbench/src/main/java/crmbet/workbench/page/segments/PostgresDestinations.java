package crmbet.workbench.page.segments;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Health;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresTarget;
import crmbet.core.delivery.PublishResult;
import crmbet.core.delivery.SegmentRelease;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;

/** Destinations that are PostgreSQL databases. */
public final class PostgresDestinations implements Destinations {
    @Override
    public Destination open(String address, String password) {
        ConnectionProfile given = PostgresAddress.parse(address);
        ConnectionProfile profile = password.isEmpty()
                ? given
                : new ConnectionProfile(
                        given.system(),
                        given.host(),
                        given.port(),
                        given.database(),
                        given.user(),
                        new Secret(password),
                        given.settings());
        return new PostgresDestination(new PostgresTarget(profile));
    }

    private record PostgresDestination(PostgresTarget target) implements Destination {
        @Override
        public String name() {
            return target.name();
        }

        @Override
        public Health health(Monitor monitor) {
            return target.health(monitor);
        }

        @Override
        public PublishResult publish(SegmentRelease release, Monitor monitor) throws OperationException {
            return target.publish(release, monitor);
        }

        @Override
        public void close() {
            target.close();
        }
    }
}
