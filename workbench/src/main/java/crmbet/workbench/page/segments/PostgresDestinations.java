package crmbet.workbench.page.segments;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Health;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.postgres.PostgresTarget;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.connection.Databases;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Destinations that are PostgreSQL databases. */
public final class PostgresDestinations implements Destinations {
    private final Connections connections;
    private final ObservableList<SavedConnection> saved;

    public PostgresDestinations(Connections connections) {
        this.connections = connections;
        saved = new FilteredList<>(connections.all(), Databases::hasTables);
    }

    @Override
    public ObservableList<SavedConnection> saved() {
        return saved;
    }

    @Override
    public Destination open(SavedConnection connection) throws OperationException {
        return new PostgresDestination(
                new PostgresTarget(PostgresKind.profile(connections.store().details(connection))));
    }

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
        public int batchSize() {
            return target.batchSize();
        }

        @Override
        public boolean tellsMembers() {
            return target.tellsMembers();
        }

        @Override
        public void members(UUID segment, Consumer<String> customers, Monitor monitor) throws OperationException {
            target.members(segment, customers, monitor);
        }

        @Override
        public BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException {
            return target.deliver(batch, monitor);
        }

        @Override
        public void forget(UUID segment, Monitor monitor) throws OperationException {
            target.forget(segment, monitor);
        }

        @Override
        public void close() {
            target.close();
        }
    }
}
