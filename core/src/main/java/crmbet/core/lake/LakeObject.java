package crmbet.core.lake;

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

    /** The last part of the key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
