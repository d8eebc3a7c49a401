package crmbet.connectors.rabbitmq;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.core.task.Monitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RabbitMQ brokers: changes of segments are announced there. */
public final class RabbitKind implements ConnectionKind {
    /** {@link ConnectionKind#id()}. */
    public static final String ID = "rabbitmq";

    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String VIRTUAL_HOST = "virtual_host";
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final String TLS = "tls";
    private static final String EXCHANGE = "exchange";
    private static final String ROUTING_KEY = "routing_key";

    private static final List<ConnectionField> FIELDS = List.of(
            ConnectionField.required(HOST, ""),
            new ConnectionField(
                    PORT, ConnectionField.Type.PORT, true, String.valueOf(RabbitAddress.USUAL_PORT), List.of()),
            ConnectionField.required(VIRTUAL_HOST, "/"),
            ConnectionField.optional(USER, ConnectionField.Type.TEXT, ""),
            ConnectionField.secret(PASSWORD),
            ConnectionField.required(EXCHANGE, RabbitAddress.USUAL_EXCHANGE),
            ConnectionField.required(ROUTING_KEY, RabbitAddress.USUAL_ROUTING_KEY),
            ConnectionField.optional(TLS, ConnectionField.Type.FLAG, "false"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String icon() {
        return "fth-send";
    }

    @Override
    public List<ConnectionField> fields() {
        return FIELDS;
    }

    @Override
    public String address(ConnectionDetails details) {
        return rabbit(details).toString();
    }

    @Override
    public Optional<ConnectionDetails> read(String address) {
        if (!RabbitAddress.isOne(address)) {
            return Optional.empty();
        }
        RabbitAddress parsed = RabbitAddress.parse(address);
        Map<String, String> values = new HashMap<>();
        values.put(HOST, parsed.host());
        values.put(PORT, String.valueOf(parsed.port()));
        values.put(VIRTUAL_HOST, parsed.virtualHost());
        values.put(TLS, String.valueOf(parsed.tls()));
        values.put(EXCHANGE, parsed.exchange());
        values.put(ROUTING_KEY, parsed.routingKey());
        if (parsed.user() != null) {
            values.put(USER, parsed.user());
        }
        ConnectionDetails details = new ConnectionDetails(values, Map.of());
        return Optional.of(parsed.password() == null ? details : details.with(PASSWORD, parsed.password()));
    }

    @Override
    public Health check(ConnectionDetails details, Monitor monitor) {
        try (RabbitTarget target = new RabbitTarget(rabbit(details))) {
            return target.health(monitor);
        }
    }

    /**
     * The same connection as {@link RabbitTarget} understands it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static RabbitAddress rabbit(ConnectionDetails details) {
        return new RabbitAddress(
                details.require(HOST),
                details.value(PORT).map(Integer::parseInt).orElse(RabbitAddress.USUAL_PORT),
                details.value(VIRTUAL_HOST).orElse("/"),
                details.value(USER).orElse(null),
                details.secret(PASSWORD).orElse(null),
                details.value(TLS).map(Boolean::parseBoolean).orElse(false),
                details.value(EXCHANGE).orElse(RabbitAddress.USUAL_EXCHANGE),
                details.value(ROUTING_KEY).orElse(RabbitAddress.USUAL_ROUTING_KEY));
    }
}
