package crmbet.connectors.lake;

import crmbet.connectors.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a bucket is and how to get in.
 *
 * @param endpoint of a store that speaks S3, such as {@code https://minio.example:9000}; null for Amazon's
 * @param region Amazon's name of it; other stores mostly ignore it
 * @param bucket its name
 * @param accessKey null to come without a name
 * @param secretKey given exactly if there is an access key
 */
public record LakeAddress(
        @Nullable URI endpoint,
        String region,
        String bucket,
        @Nullable String accessKey,
        @Nullable Secret secretKey) {
    /** Where nobody names one. */
    public static final String USUAL_REGION = "us-east-1";

    private static final String SCHEME = "s3://";

    /** @throws IllegalArgumentException if something is missing or no address */
    public LakeAddress {
        if (bucket.isBlank() || bucket.indexOf('/') >= 0) {
            throw new IllegalArgumentException("the address names no bucket: write s3://bucket/prefix");
        }
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException(
                    "an access key and its secret key belong together: give both or neither");
        }
        if (endpoint != null && (endpoint.getHost() == null || !isHttp(endpoint.getScheme()))) {
            throw new IllegalArgumentException("the endpoint " + endpoint + " is no address: write https://host:port");
        }
    }

    /** A bucket and what is asked for in it. */
    public record Place(String bucket, String prefix) {}

    /** Whether a text is the address of something in a bucket. */
    public static boolean isOne(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /**
     * Reads {@code s3://bucket/prefix}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Place place(String text) {
        String plain = text.strip();
        if (!isOne(plain)) {
            throw new IllegalArgumentException("this is no address in a data lake: write s3://bucket/prefix");
        }
        String rest = plain.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (bucket.isBlank()) {
            throw new IllegalArgumentException("the address names no bucket: write s3://bucket/prefix");
        }
        return new Place(bucket, slash < 0 ? "" : rest.substring(slash + 1));
    }

    /**
     * A bucket with what the environment says of keys, region and endpoint, as Amazon's own tools do.
     *
     * @param endpoint null for the one of the environment
     * @throws IllegalArgumentException if something is no address
     */
    public static LakeAddress of(String bucket, @Nullable String endpoint, Map<String, String> environment) {
        String key = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        String region = environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", ""));
        String server = endpoint == null
                ? environment.getOrDefault("AWS_ENDPOINT_URL_S3", environment.getOrDefault("AWS_ENDPOINT_URL", ""))
                : endpoint;
        boolean known = key != null && !key.isBlank() && secret != null;
        return new LakeAddress(
                server.isBlank() ? null : uri(server),
                region.isBlank() ? USUAL_REGION : region,
                bucket,
                known ? key : null,
                known && secret != null ? new Secret(secret) : null);
    }

    /** Another bucket of the same store, with the same keys. */
    public LakeAddress withBucket(String other) {
        return new LakeAddress(endpoint, region, other, accessKey, secretKey);
    }

    /** @throws IllegalArgumentException if it is no address */
    static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the endpoint " + text + " is no address: write https://host:port", e);
        }
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return SCHEME + bucket + (endpoint == null ? "" : " (" + endpoint + ")");
    }
}
