package crmbet.connectors.smartico;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.core.task.Monitor;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators' accounts at Smartico: segments go there. */
public final class SmarticoKind implements ConnectionKind {
    /** {@link ConnectionKind#id()}, which is also the scheme of addresses. */
    public static final String ID = "smartico";

    private static final String BASE = "base";
    private static final String BRAND = "brand";
    private static final String TOKEN = "token";
    private static final String PROPERTY = "property";
    private static final String EVENTS = "events";
    private static final String PARALLEL = "parallel";
    private static final String REQUESTS = "requests_per_minute";

    private static final String TIMEOUT = "timeout_seconds";

    private static final SmarticoAddress.Limits USUAL = SmarticoAddress.Limits.USUAL;
    private static final List<ConnectionField> FIELDS = List.of(
            ConnectionField.required(BASE, "https://"),
            ConnectionField.required(BRAND, ""),
            ConnectionField.secret(TOKEN),
            ConnectionField.required(PROPERTY, SmarticoAddress.USUAL_PROPERTY),
            ConnectionField.optional(EVENTS, ConnectionField.Type.COUNT, String.valueOf(USUAL.events())),
            ConnectionField.optional(PARALLEL, ConnectionField.Type.COUNT, String.valueOf(USUAL.parallel())),
            ConnectionField.optional(REQUESTS, ConnectionField.Type.COUNT, String.valueOf(USUAL.requestsPerMinute())),
            ConnectionField.optional(TIMEOUT, ConnectionField.Type.COUNT, String.valueOf(USUAL.timeoutSeconds())));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String icon() {
        return "fth-target";
    }

    @Override
    public List<ConnectionField> fields() {
        return FIELDS;
    }

    @Override
    public String address(ConnectionDetails details) {
        return smartico(details).toString();
    }

    @Override
    public Optional<ConnectionDetails> read(String address) {
        if (!SmarticoAddress.isOne(address)) {
            return Optional.empty();
        }
        SmarticoAddress parsed = SmarticoAddress.parse(address);
        Map<String, String> values = new HashMap<>();
        values.put(BASE, parsed.base().toString());
        values.put(BRAND, parsed.brand());
        values.put(PROPERTY, parsed.property());
        values.put(EVENTS, String.valueOf(parsed.limits().events()));
        values.put(PARALLEL, String.valueOf(parsed.limits().parallel()));
        values.put(REQUESTS, String.valueOf(parsed.limits().requestsPerMinute()));
        values.put(TIMEOUT, String.valueOf(parsed.limits().timeoutSeconds()));
        return Optional.of(new ConnectionDetails(values, Map.of()));
    }

    @Override
    public Health check(ConnectionDetails details, Monitor monitor) {
        try (SmarticoTarget target = new SmarticoTarget(smartico(details))) {
            return target.health(monitor);
        }
    }

    /**
     * The same connection as {@link SmarticoTarget} understands it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SmarticoAddress smartico(ConnectionDetails details) {
        String base = details.require(BASE).strip();
        if (!base.startsWith("https://") && !base.startsWith("http://")) {
            throw new IllegalArgumentException("the base address must begin with https://");
        }
        return new SmarticoAddress(
                URI.create(base.replaceFirst("/+$", "")),
                details.require(BRAND),
                details.secret(TOKEN).orElse(null),
                details.value(PROPERTY).orElse(SmarticoAddress.USUAL_PROPERTY),
                new SmarticoAddress.Limits(
                        details.value(EVENTS).map(Integer::parseInt).orElse(USUAL.events()),
                        details.value(PARALLEL).map(Integer::parseInt).orElse(USUAL.parallel()),
                        details.value(REQUESTS).map(Integer::parseInt).orElse(USUAL.requestsPerMinute()),
                        details.value(TIMEOUT).map(Integer::parseInt).orElse(USUAL.timeoutSeconds())));
    }
}
