package crmbet.connectors.lake;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.core.task.Monitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buckets of S3 and of stores that speak its language: files come from them. */
public final class LakeKind implements ConnectionKind {
    /** {@link ConnectionKind#id()}, which is also the scheme of addresses. */
    public static final String ID = "s3";

    private static final String BUCKET = "bucket";
    private static final String ENDPOINT = "endpoint";
    private static final String REGION = "region";
    private static final String ACCESS_KEY = "accessKey";
    private static final String SECRET_KEY = "secretKey";

    private static final List<ConnectionField> FIELDS = List.of(
            ConnectionField.required(BUCKET, ""),
            ConnectionField.optional(ENDPOINT, ConnectionField.Type.TEXT, ""),
            ConnectionField.optional(REGION, ConnectionField.Type.TEXT, LakeAddress.USUAL_REGION),
            ConnectionField.optional(ACCESS_KEY, ConnectionField.Type.TEXT, ""),
            ConnectionField.secret(SECRET_KEY));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String icon() {
        return "fth-archive";
    }

    @Override
    public List<ConnectionField> fields() {
        return FIELDS;
    }

    @Override
    public String address(ConnectionDetails details) {
        return lake(details).toString();
    }

    @Override
    public Optional<ConnectionDetails> read(String address) {
        if (!LakeAddress.isOne(address)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        values.put(BUCKET, LakeAddress.place(address).bucket());
        return Optional.of(new ConnectionDetails(values, Map.of()));
    }

    @Override
    public Health check(ConnectionDetails details, Monitor monitor) {
        try (S3Store store = new S3Store(lake(details))) {
            return store.health(monitor);
        }
    }

    /**
     * The same connection as {@link S3Store} understands it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LakeAddress lake(ConnectionDetails details) {
        return new LakeAddress(
                details.value(ENDPOINT).map(LakeAddress::uri).orElse(null),
                details.value(REGION).orElse(LakeAddress.USUAL_REGION),
                details.require(BUCKET),
                details.value(ACCESS_KEY).orElse(null),
                details.secret(SECRET_KEY).orElse(null));
    }
}
