package crmbet.workbench.connection;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.lake.LakeKind;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.rabbitmq.RabbitKind;
import crmbet.connectors.redis.RedisKind;
import crmbet.connectors.smartico.SmarticoKind;
import crmbet.connectors.smartico.standin.StandInKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of connection that this program knows, in the order in which they are offered. */
public record ConnectionKinds(List<ConnectionKind> all) {
    public ConnectionKinds {
        all = List.copyOf(all);
        Set<String> ids = new HashSet<>();
        for (ConnectionKind kind : all) {
            if (!ids.add(kind.id())) {
                throw new IllegalArgumentException("two kinds of connection are called " + kind.id());
            }
        }
    }

    /** Those that ship with the product. */
    public static ConnectionKinds installed() {
        return new ConnectionKinds(List.of(
                new PostgresKind(),
                new LakeKind(),
                new RedisKind(),
                new RabbitKind(),
                new SmarticoKind(),
                new StandInKind()));
    }

    /** The kind of that name; empty for one that only a newer version knows. */
    public Optional<ConnectionKind> find(String id) {
        return all.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /**
     * What an address says, by the first kind that understands it.
     *
     * @return empty if no kind does
     * @throws IllegalArgumentException if the address is of a known kind and cannot be read; the message holds no secret
     */
    public Optional<Recognised> recognise(String address) {
        for (ConnectionKind kind : all) {
            Optional<ConnectionDetails> details = kind.read(address);
            if (details.isPresent()) {
                return Optional.of(new Recognised(kind, details.get()));
            }
        }
        return Optional.empty();
    }

    /** An address that was understood. */
    public record Recognised(ConnectionKind kind, ConnectionDetails details) {}
}
