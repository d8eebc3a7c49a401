package crmbet.core.lake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object of a store, in one of its versions.
 *
 * @param key its name in the store
 * @param size in bytes
 * @param version what the store calls this content, such as an ETag; other content has another one
 */
public record LakeObject(String key, long size, String version) {
    public LakeObject {
        if (key.isEmpty() || size < 0) {
            throw new IllegalArgumentException("an object needs a key and a size of 0 or more: " + key + ", " + size);
        }
    }

    /** What folders named {@code column=value} say, in their order. */
    public Map<String, String> partitions() {
        Map<String, String> partitions = new LinkedHashMap<>();
        String[] parts = key.split("/", -1);
        for (String part : Arrays.copyOf(parts, parts.length - 1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                partitions.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return partitions;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** The last part of the key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
