package crmbet.connectors;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a system is and how to get in.
 *
 * @param system {@code postgresql}
 * @param host host name or address
 * @param port 1 to 65535
 * @param database what is asked for there, such as the name of a database
 * @param user the user; null to let the system decide
 * @param password the password; null if none is needed
 * @param settings the system's own settings, such as {@code sslmode}; never secret
 */
public record ConnectionProfile(
        String system,
        String host,
        int port,
        String database,
        @Nullable String user,
        @Nullable Secret password,
        Map<String, String> settings) {
    public ConnectionProfile {
        settings = Map.copyOf(settings);
        if (host.isBlank()) {
            throw new IllegalArgumentException("the address names no host: write system://user@host:port/database");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " does not exist: it must be 1 to 65535");
        }
    }

    /** The address without any secret. */
    public String address() {
        String at = user == null ? "" : user + "@";
        String query = settings.isEmpty()
                ? ""
                : new TreeMap<>(settings)
                        .entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining("&", "?", ""));
        String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return system + "://" + at + literal + ":" + port + "/" + database + query;
    }

    /** A text in which the password, should it occur, is replaced. */
    public String redact(String text) {
        return password == null ? text : password.redact(text);
    }

    @Override
    public String toString() {
        return address();
    }
}
