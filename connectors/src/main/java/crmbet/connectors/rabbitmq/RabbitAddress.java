package crmbet.connectors.rabbitmq;

import crmbet.connectors.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker is, and where on it events go.
 *
 * @param virtualHost usually {@code /}
 * @param user null for the broker's guest
 * @param password null if none is needed
 * @param tls whether the line is encrypted, and the broker's certificate checked
 * @param exchange a topic exchange; it is made if it is absent
 * @param routingKey what comes before {@code .added} and {@code .removed} in the routing keys of events
 */
public record RabbitAddress(
        String host,
        int port,
        String virtualHost,
        @Nullable String user,
        @Nullable Secret password,
        boolean tls,
        String exchange,
        String routingKey) {
    public static final int USUAL_PORT = 5672;
    public static final String USUAL_EXCHANGE = "crm.events";
    public static final String USUAL_ROUTING_KEY = "segment.member";

    private static final int USUAL_TLS_PORT = 5671;
    private static final String FORM = "write amqp://user:password@host:port/vhost?exchange=crm.events";
    private static final String EXCHANGE = "exchange";
    private static final String ROUTING_KEY = "routing_key";

    public RabbitAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the address names no host: " + FORM);
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " does not exist: it must be 1 to 65535");
        }
        if (exchange.isBlank() || routingKey.isBlank()) {
            throw new IllegalArgumentException("the exchange and the routing key must not be blank: " + FORM);
        }
    }

    /** Whether a text looks like an address of a broker. */
    public static boolean isOne(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("amqp://") || lower.startsWith("amqps://");
    }

    /**
     * Reads an address.
     *
     * @param address {@code amqp://user:password@host:port/vhost}, or {@code amqps:}; user, password and virtual host
     *     percent-encoded; {@code exchange} and {@code routing_key} may follow as a query
     * @throws IllegalArgumentException if it is none; the message holds no password
     */
    public static RabbitAddress parse(String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException e) {
            // The exception itself holds the address, and with it the password.
            throw new IllegalArgumentException("the address cannot be read (" + e.getReason()
                    + "): percent-encode special characters in user and password, and " + FORM);
        }
        if (!isOne(address)) {
            throw new IllegalArgumentException("this is no address of a RabbitMQ broker: " + FORM);
        }
        boolean tls = address.strip().toLowerCase(Locale.ROOT).startsWith("amqps:");
        String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = login.indexOf(':');
        String user = decoded(colon < 0 ? login : login.substring(0, colon));
        String password = colon < 0 ? "" : decoded(login.substring(colon + 1));
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        TreeMap<String, String> settings = settings(uri.getRawQuery());
        return new RabbitAddress(
                uri.getHost() == null ? "" : uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() < 0 ? (tls ? USUAL_TLS_PORT : USUAL_PORT) : uri.getPort(),
                path.length() < 2 ? "/" : decoded(path.substring(1)),
                user.isEmpty() ? null : user,
                password.isEmpty() ? null : new Secret(password),
                tls,
                settings.getOrDefault(EXCHANGE, USUAL_EXCHANGE),
                settings.getOrDefault(ROUTING_KEY, USUAL_ROUTING_KEY));
    }

    private static TreeMap<String, String> settings(@Nullable String query) {
        TreeMap<String, String> settings = new TreeMap<>();
        if (query == null) {
            return settings;
        }
        for (String setting : query.split("&", -1)) {
            int equals = setting.indexOf('=');
            String name = equals < 0 ? setting : setting.substring(0, equals);
            if (equals < 0 || !(name.equals(EXCHANGE) || name.equals(ROUTING_KEY))) {
                throw new IllegalArgumentException(
                        "the setting " + name + " is not known: known are " + EXCHANGE + ", " + ROUTING_KEY);
            }
            settings.put(name, decoded(setting.substring(equals + 1)));
        }
        return settings;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its own message could hold a part of the password.
            throw new IllegalArgumentException("the address is not percent-encoded rightly: write % as %25");
        }
    }

    /** A text in which the password, should it occur, is replaced. */
    String redact(String text) {
        return password == null ? text : password.redact(text);
    }

    /** Without the password. */
    @Override
    public String toString() {
        String place = virtualHost.equals("/") ? "" : URLEncoder.encode(virtualHost, StandardCharsets.UTF_8);
        return (tls ? "amqps://" : "amqp://") + (user == null ? "" : user + "@")
                + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + "/" + place + "?exchange="
                + exchange;
    }
}
