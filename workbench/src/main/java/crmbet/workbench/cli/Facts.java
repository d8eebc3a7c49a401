package crmbet.workbench.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, in the order in which they were added: texts, numbers, truth values, null, lists, and
 * facts again. JSON knows neither NaN nor infinity; both become null.
 */
final class Facts {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private Facts() {}

    static Facts none() {
        return new Facts();
    }

    static Facts of(String name, @Nullable Object value) {
        return new Facts().and(name, value);
    }

    Facts and(String name, @Nullable Object value) {
        members.put(name, value instanceof Double number && !Double.isFinite(number) ? null : value);
        return this;
    }

    Facts andAll(Facts others) {
        members.putAll(others.members);
        return this;
    }

    Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
