package crmbet.connectors.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import crmbet.core.cache.ResultCache;
import crmbet.core.cache.ResultKey;
import java.util.Optional;

/** Results in the memory of this process. */
public final class MemoryCache implements ResultCache {
    private final Cache<ResultKey, byte[]> results;

    /** @param limit in bytes; what was not used for longest goes first */
    public MemoryCache(long limit) {
        results = Caffeine.newBuilder()
                .maximumWeight(limit)
                .<ResultKey, byte[]>weigher((_, result) -> result.length)
                .expireAfter(Expiry.<ResultKey, byte[]>creating(
                        (key, _) -> key.kind().life()))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<byte[]> find(ResultKey key) {
        return Optional.ofNullable(results.getIfPresent(key)).map(byte[]::clone);
    }

    @Override
    public void keep(ResultKey key, byte[] result) {
        results.put(key, result.clone());
    }

    @Override
    public boolean clear() {
        results.invalidateAll();
        return true;
    }
}
