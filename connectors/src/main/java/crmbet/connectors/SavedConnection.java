package crmbet.connectors;

import java.util.Map;
import java.util.UUID;

/**
 * A connection as it is stored: everything but its secrets.
 *
 * @param id stays when everything else changes; secrets are found by it
 * @param name what people call it; not blank
 * @param kind {@link ConnectionKind#id()}
 * @param values by name of the field, none of them secret
 */
public record SavedConnection(UUID id, String name, String kind, Map<String, String> values) {
    public SavedConnection {
        values = Map.copyOf(values);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a connection must not be blank");
        }
    }
}
