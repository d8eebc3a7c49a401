package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads addresses of PostgreSQL databases. */
public final class PostgresAddress {
    private static final String SYSTEM = "postgresql";
    static final int DEFAULT_PORT = 5432;
    /** Ours, not the driver's: {@code host} or {@code host:port} of a replica that is read from where it answers. */
    static final String READ_REPLICA = "read_replica";
    /** Ours, not the driver's: seconds after which the server ends a statement; none or 0 for never. */
    static final String STATEMENT_TIMEOUT = "statement_timeout";

    private static final Set<String> OWN_SETTINGS = Set.of(READ_REPLICA, STATEMENT_TIMEOUT);
    private static final String FORM = "write postgresql://user:password@host:port/database?sslmode=require";
    /**
     * Settings by the names that PostgreSQL's own tools use, and those of the driver. Others are refused: some let an
     * address load classes.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName");

    private PostgresAddress() {}

    /**
     * Reads an address.
     *
     * @param address {@code postgresql://user:password@host:port/database?sslmode=require}, the same with
     *     {@code postgres:} as {@code DATABASE_URL} often has it, or
     *     {@code jdbc:postgresql://host:port/database?user=…&password=…}; user and password percent-encoded; the port
     *     defaults to 5432, the database to the user's name
     * @throws IllegalArgumentException if it is none of these; the message holds no password
     */
    public static ConnectionProfile parse(String address) {
        URI uri = uri(address.strip());
        Map<String, String> parameters = parameters(uri.getRawQuery());
        @Nullable String[] login = login(uri.getRawUserInfo());
        String user = first(login[0], parameters.remove("user"));
        String password = first(login[1], parameters.remove("password"));
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        String database = path.isEmpty() ? user : path;
        if (database == null) {
            throw new IllegalArgumentException("the address names no database: " + FORM);
        }
        String host = uri.getHost() == null ? "" : uri.getHost().replaceAll("^\\[|]$", "");
        return new ConnectionProfile(
                SYSTEM,
                host,
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                database,
                user,
                password == null ? null : new Secret(password),
                settings(parameters));
    }

    /** Whether a text looks like an address of a PostgreSQL database. */
    public static boolean isOne(String text) {
        String plain = withoutJdbc(text.strip());
        return plain.startsWith("postgresql://") || plain.startsWith("postgres://");
    }

    /** The driver's name of a setting; empty for one that is ours. */
    static Optional<String> driverName(String setting) {
        return Optional.ofNullable(SETTINGS.get(setting));
    }

    /** @throws IllegalArgumentException if there is no such setting */
    static void requireKnown(String setting) {
        if (!SETTINGS.containsKey(setting) && !OWN_SETTINGS.contains(setting)) {
            Set<String> known = new TreeSet<>(SETTINGS.keySet());
            known.addAll(OWN_SETTINGS);
            throw new IllegalArgumentException(
                    "the setting " + setting + " is not known: known are " + String.join(", ", known));
        }
    }

    private static String withoutJdbc(String address) {
        return address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
    }

    private static URI uri(String address) {
        String plain = withoutJdbc(address);
        if (!isOne(plain)) {
            throw new IllegalArgumentException("this is no address of a PostgreSQL database: " + FORM);
        }
        try {
            return new URI(plain);
        } catch (URISyntaxException e) {
            // The exception itself holds the address, and with it the password.
            throw new IllegalArgumentException("the address cannot be read (" + e.getReason()
                    + "): percent-encode special characters in user and password, and " + FORM);
        }
    }

    private static @Nullable String[] login(@Nullable String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return new @Nullable String[] {null, null};
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new @Nullable String[] {decode(userInfo), null}
                : new @Nullable String[] {decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1))};
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new TreeMap<>();
        if (query != null) {
            for (String parameter : query.split("&", -1)) {
                int equals = parameter.indexOf('=');
                if (equals > 0) {
                    parameters.put(decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
                } else if (!parameter.isEmpty()) {
                    throw new IllegalArgumentException("a setting of the address has no value: " + FORM);
                }
            }
        }
        return parameters;
    }

    private static Map<String, String> settings(Map<String, String> parameters) {
        Map<String, String> settings = new TreeMap<>();
        parameters.forEach((name, value) -> {
            String known = SETTINGS.entrySet().stream()
                    .filter(setting ->
                            setting.getKey().equals(name) || setting.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(name);
            requireKnown(known);
            settings.put(known, value);
        });
        return settings;
    }

    /** In an address + is itself, unlike in a form. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its own message could hold a part of the password.
            throw new IllegalArgumentException("the address is not percent-encoded rightly: write % as %25");
        }
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
