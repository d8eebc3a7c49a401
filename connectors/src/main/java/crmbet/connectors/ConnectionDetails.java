package crmbet.connectors;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known about one connection, secrets included: made for the moment of use, never stored as a whole.
 *
 * @param values by name of the field; fields without a value are absent
 * @param secrets by name of the field
 */
public record ConnectionDetails(Map<String, String> values, Map<String, Secret> secrets) {
    public ConnectionDetails {
        values = Map.copyOf(values);
        secrets = Map.copyOf(secrets);
    }

    /** The value of a field, unless it is blank. */
    public Optional<String> value(String field) {
        return Optional.ofNullable(values.get(field)).filter(value -> !value.isBlank());
    }

    /**
     * The value of a field that has one.
     *
     * @throws IllegalArgumentException if it has none
     */
    public String require(String field) {
        return value(field).orElseThrow(() -> new IllegalArgumentException("the connection does not say its " + field));
    }

    public Optional<Secret> secret(String field) {
        return Optional.ofNullable(secrets.get(field));
    }

    /** The same with one more secret. */
    public ConnectionDetails with(String field, Secret secret) {
        Map<String, Secret> more = new HashMap<>(secrets);
        more.put(field, secret);
        return new ConnectionDetails(values, more);
    }

    /** A text in which every secret, should it occur, is replaced. */
    public String redact(String text) {
        String redacted = text;
        for (Secret secret : secrets.values()) {
            redacted = secret.redact(redacted);
        }
        return redacted;
    }
}
