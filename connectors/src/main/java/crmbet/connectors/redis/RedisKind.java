package crmbet.connectors.redis;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.core.task.Monitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redis servers: what was computed on one desktop is found on the others. */
public final class RedisKind implements ConnectionKind {
    /** {@link ConnectionKind#id()}, which is also the scheme of addresses. */
    public static final String ID = "redis";

    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String DATABASE = "database";
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final String TLS = "tls";

    private static final List<ConnectionField> FIELDS = List.of(
            ConnectionField.required(HOST, ""),
            new ConnectionField(
                    PORT, ConnectionField.Type.PORT, true, String.valueOf(RedisAddress.USUAL_PORT), List.of()),
            ConnectionField.optional(DATABASE, ConnectionField.Type.COUNT, "0"),
            ConnectionField.optional(USER, ConnectionField.Type.TEXT, ""),
            ConnectionField.secret(PASSWORD),
            ConnectionField.optional(TLS, ConnectionField.Type.FLAG, "false"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String icon() {
        return "fth-zap";
    }

    @Override
    public List<ConnectionField> fields() {
        return FIELDS;
    }

    @Override
    public String address(ConnectionDetails details) {
        return redis(details).toString();
    }

    @Override
    public Optional<ConnectionDetails> read(String address) {
        if (!RedisAddress.isOne(address)) {
            return Optional.empty();
        }
        RedisAddress parsed = RedisAddress.parse(address);
        Map<String, String> values = new HashMap<>();
        values.put(HOST, parsed.host());
        values.put(PORT, String.valueOf(parsed.port()));
        values.put(DATABASE, String.valueOf(parsed.database()));
        values.put(TLS, String.valueOf(parsed.tls()));
        if (parsed.user() != null) {
            values.put(USER, parsed.user());
        }
        ConnectionDetails details = new ConnectionDetails(values, Map.of());
        return Optional.of(parsed.password() == null ? details : details.with(PASSWORD, parsed.password()));
    }

    @Override
    public Health check(ConnectionDetails details, Monitor monitor) {
        monitor.checkpoint();
        try (RedisCache cache = new RedisCache(redis(details), new MemoryCache(0))) {
            return cache.health();
        }
    }

    /**
     * The same connection as {@link RedisCache} understands it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static RedisAddress redis(ConnectionDetails details) {
        return new RedisAddress(
                details.require(HOST),
                details.value(PORT).map(Integer::parseInt).orElse(RedisAddress.USUAL_PORT),
                details.value(DATABASE).map(Integer::parseInt).orElse(0),
                details.value(USER).orElse(null),
                details.secret(PASSWORD).orElse(null),
                details.value(TLS).map(Boolean::parseBoolean).orElse(false));
    }
}
