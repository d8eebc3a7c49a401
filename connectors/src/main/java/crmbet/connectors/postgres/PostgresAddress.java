package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads addresses of PostgreSQL databases. */
public final class PostgresAddress {
    private static final String SYSTEM = "postgresql";
    private static final int DEFAULT_PORT = 5432;
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

    /** The driver's name of a setting. */
    static String driverName(String setting) {
        String name = SETTINGS.get(setting);
        if (name == null) {
            throw new IllegalArgumentException("the setting " + setting + " is not known: known are "
                    + String.join(", ", new TreeMap<>(SETTINGS).keySet()));
        }
        return name;
    }

    private static URI uri(String address) {
        String plain = address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
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
            driverName(known);
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
