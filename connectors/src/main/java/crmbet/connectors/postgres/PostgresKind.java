package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Health;
import crmbet.core.task.Monitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** PostgreSQL databases: tables come from them, segments go to them. */
public final class PostgresKind implements ConnectionKind {
    /** {@link ConnectionKind#id()}, which is also the scheme of addresses. */
    public static final String ID = "postgresql";

    /** Whether several people share what is proposed and approved over this connection. */
    public static final String SHARED = "shared";

    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String DATABASE = "database";
    private static final String USER = "user";
    private static final String PASSWORD = "password";

    private static final List<ConnectionField> FIELDS = List.of(
            ConnectionField.required(HOST, ""),
            new ConnectionField(PORT, ConnectionField.Type.PORT, true, "5432", List.of()),
            ConnectionField.required(DATABASE, ""),
            ConnectionField.required(USER, ""),
            ConnectionField.secret(PASSWORD),
            ConnectionField.choice("sslmode", List.of("prefer", "disable", "require", "verify-ca", "verify-full")),
            ConnectionField.optional("sslrootcert", ConnectionField.Type.FILE, ""),
            ConnectionField.optional(PostgresAddress.READ_REPLICA, ConnectionField.Type.TEXT, ""),
            ConnectionField.optional(PostgresAddress.STATEMENT_TIMEOUT, ConnectionField.Type.COUNT, ""),
            ConnectionField.optional(SHARED, ConnectionField.Type.FLAG, "false"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String icon() {
        return "fth-database";
    }

    @Override
    public List<ConnectionField> fields() {
        return FIELDS;
    }

    @Override
    public String address(ConnectionDetails details) {
        return profile(details).address();
    }

    @Override
    public Optional<ConnectionDetails> read(String address) {
        if (!PostgresAddress.isOne(address)) {
            return Optional.empty();
        }
        return Optional.of(details(PostgresAddress.parse(address)));
    }

    @Override
    public Health check(ConnectionDetails details, Monitor monitor) {
        try (PostgresTarget target = new PostgresTarget(profile(details))) {
            return target.health(monitor);
        }
    }

    /**
     * The same connection as {@link PostgresTarget} and a source of tables understand it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ConnectionProfile profile(ConnectionDetails details) {
        Map<String, String> settings = new HashMap<>(details.values());
        settings.keySet().removeAll(List.of(HOST, PORT, DATABASE, USER, SHARED));
        settings.values().removeIf(String::isBlank);
        // What holds anyway need not stand in every address.
        settings.remove("sslmode", "prefer");
        settings.keySet().forEach(PostgresAddress::requireKnown);
        return new ConnectionProfile(
                ID,
                details.require(HOST),
                details.value(PORT).map(Integer::parseInt).orElse(PostgresAddress.DEFAULT_PORT),
                details.require(DATABASE),
                details.value(USER).orElse(null),
                details.secret(PASSWORD).orElse(null),
                settings);
    }

    private static ConnectionDetails details(ConnectionProfile profile) {
        Map<String, String> values = new TreeMap<>(profile.settings());
        values.put(HOST, profile.host());
        values.put(PORT, String.valueOf(profile.port()));
        values.put(DATABASE, profile.database());
        if (profile.user() != null) {
            values.put(USER, profile.user());
        }
        ConnectionDetails details = new ConnectionDetails(values, Map.of());
        return profile.password() == null ? details : details.with(PASSWORD, profile.password());
    }
}
