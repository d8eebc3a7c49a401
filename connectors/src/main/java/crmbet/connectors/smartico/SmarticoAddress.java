package crmbet.connectors.smartico;

import crmbet.connectors.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an operator's Smartico is, and how segments are written there.
 *
 * @param base {@code https://host}, the host with the number of the environment
 * @param brand the operator's brand there
 * @param token what it is let in by; null if none is known yet
 * @param property the array of a player's profile that holds the segments
 * @param limits how much may be sent
 */
public record SmarticoAddress(
        URI base, String brand, @Nullable Secret token, String property, Limits limits) {
    /** The array that Smartico keeps for segments of behaviour. */
    public static final String USUAL_PROPERTY = "core_external_segment";

    private static final String SCHEME = "smartico://";
    private static final String PLAIN_SCHEME = "smartico+http://";
    private static final String FORM = "write smartico://host/brand";

    /**
     * How much may be sent.
     *
     * @param events most events in a request; at least 10
     * @param parallel most requests at once; at least 1
     * @param requestsPerMinute most requests a minute; at least 1
     * @param timeoutSeconds how long an answer is waited for; at least 1
     */
    public record Limits(int events, int parallel, int requestsPerMinute, int timeoutSeconds) {
        /** What Smartico states, and half a minute for an answer. */
        public static final Limits USUAL = new Limits(4_000, 12, 6_000, 30);

        public Limits {
            if (events < 10 || parallel < 1 || requestsPerMinute < 1 || timeoutSeconds < 1) {
                throw new IllegalArgumentException("at least 10 events a request, 1 request at once, 1 a minute and 1"
                        + " second for an answer are needed: " + events + ", " + parallel + ", " + requestsPerMinute
                        + " and " + timeoutSeconds + " are too few");
            }
        }
    }

    public SmarticoAddress {
        if (base.getHost() == null || base.getHost().isBlank()) {
            throw new IllegalArgumentException("the address names no host: " + FORM);
        }
        if (brand.isBlank()) {
            throw new IllegalArgumentException("the address names no brand: " + FORM);
        }
        if (property.isBlank() || !property.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("\"" + property + "\" is no name of a property");
        }
    }

    /** Whether a text looks like an address of Smartico. */
    public static boolean isOne(String text) {
        return text.strip().startsWith(SCHEME) || text.strip().startsWith(PLAIN_SCHEME);
    }

    /**
     * Reads an address.
     *
     * @param address {@code smartico://host/brand}, or {@code smartico+http://} for a server of one's own that is not
     *     encrypted; {@code property}, {@code events}, {@code parallel}, {@code requests_per_minute} and {@code timeout_seconds}
     *     may follow as a query
     * @throws IllegalArgumentException if it is none, or holds a token
     */
    public static SmarticoAddress parse(String address) {
        if (!isOne(address)) {
            throw new IllegalArgumentException("this is no address of Smartico: " + FORM);
        }
        boolean plain = address.strip().startsWith(PLAIN_SCHEME);
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address cannot be read (" + e.getReason() + "): " + FORM);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a token does not belong into the address, where others can read it: " + FORM);
        }
        Map<String, String> settings = settings(uri.getRawQuery());
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new SmarticoAddress(
                base(plain ? "http" : "https", String.valueOf(uri.getHost()), uri.getPort()),
                path,
                null,
                settings.getOrDefault("property", USUAL_PROPERTY),
                new Limits(
                        number(settings, "events", Limits.USUAL.events()),
                        number(settings, "parallel", Limits.USUAL.parallel()),
                        number(settings, "requests_per_minute", Limits.USUAL.requestsPerMinute()),
                        number(settings, "timeout_seconds", Limits.USUAL.timeoutSeconds())));
    }

    static URI base(String scheme, String host, int port) {
        try {
            return new URI(scheme, null, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address cannot be read (" + e.getReason() + "): " + FORM);
        }
    }

    private static int number(Map<String, String> settings, String name, int usual) {
        String value = settings.get(name);
        try {
            return value == null ? usual : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number: " + value);
        }
    }

    private static Map<String, String> settings(@Nullable String query) {
        Map<String, String> settings = new TreeMap<>();
        if (query != null) {
            for (String setting : query.split("&", -1)) {
                int equals = setting.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("a setting of the address has no value: " + setting);
                }
                settings.put(
                        setting.substring(0, equals),
                        URLDecoder.decode(setting.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return settings;
    }

    /** The same with a token. */
    public SmarticoAddress with(Secret other) {
        return new SmarticoAddress(base, brand, other, property, limits);
    }

    /** A text in which the token, should it occur, is replaced. */
    String redact(String text) {
        return token == null ? text : token.redact(text);
    }

    /** Without the token and the limits: what is written to where. */
    @Override
    public String toString() {
        String scheme = "http".equals(base.getScheme()) ? PLAIN_SCHEME : SCHEME;
        return scheme + base.getAuthority() + "/" + brand
                + (property.equals(USUAL_PROPERTY) ? "" : "?property=" + property);
    }
}
