package crmbet.connectors.redis;

import crmbet.connectors.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is and how to get in.
 *
 * @param host host name or address
 * @param port 1 to 65535
 * @param database its number, 0 or more
 * @param user null for the usual one
 * @param password null if none is needed
 * @param tls whether the line is encrypted
 */
public record RedisAddress(
        String host,
        int port,
        int database,
        @Nullable String user,
        @Nullable Secret password,
        boolean tls) {
    static final int USUAL_PORT = 6379;

    private static final int GREATEST_PORT = 65535;
    private static final String FORM = "write redis://user:password@host:port/0";

    /** @throws IllegalArgumentException if something is missing or out of range */
    public RedisAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the address names no host: " + FORM);
        }
        if (port < 1 || port > GREATEST_PORT) {
            throw new IllegalArgumentException("port " + port + " does not exist: it must be 1 to 65535");
        }
        if (database < 0) {
            throw new IllegalArgumentException("database " + database + " does not exist: it must be 0 or more");
        }
    }

    /** Whether a text looks like an address of a Redis. */
    public static boolean isOne(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("redis://") || lower.startsWith("rediss://");
    }

    /**
     * Reads {@code redis://user:password@host:port/database}, or {@code rediss:} for an encrypted line.
     *
     * @throws IllegalArgumentException if it is none; the message holds no password
     */
    public static RedisAddress parse(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("this is no address of a Redis: " + FORM);
        }
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            // The exception itself holds the address, and with it the password.
            throw new IllegalArgumentException("the address cannot be read (" + e.getReason() + "): " + FORM);
        }
        String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = login.indexOf(':');
        String user = decoded(colon < 0 ? login : login.substring(0, colon));
        String password = colon < 0 ? "" : decoded(login.substring(colon + 1));
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        if (!path.matches("\\d{0,5}")) {
            throw new IllegalArgumentException("\"" + path + "\" is no number of a database: " + FORM);
        }
        return new RedisAddress(
                uri.getHost() == null ? "" : uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                path.isEmpty() ? 0 : Integer.parseInt(path),
                user.isEmpty() ? null : user,
                password.isEmpty() ? null : new Secret(password),
                text.strip().toLowerCase(Locale.ROOT).startsWith("rediss:"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + (user == null ? "" : user + "@")
                + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + "/" + database;
    }
}
