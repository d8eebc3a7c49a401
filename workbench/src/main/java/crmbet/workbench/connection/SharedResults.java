package crmbet.workbench.connection;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.redis.MemoryCache;
import crmbet.connectors.redis.RedisCache;
import crmbet.connectors.redis.RedisKind;
import crmbet.core.cache.ResultCache;
import crmbet.core.cache.ResultKey;
import crmbet.core.failure.OperationException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The results that this desktop shares with others: by way of the first Redis among the saved connections, and in memory
 * where there is none. Looks at the connections each time, so that one that is made, changed or deleted is noticed. Safe for
 * use by several threads.
 */
public final class SharedResults implements ResultCache, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SharedResults.class.getName());
    private static final long MEMORY_BYTES = 64L << 20;

    private final ConnectionStore connections;
    private final ResultCache memory = new MemoryCache(MEMORY_BYTES);
    private @Nullable SavedConnection used;
    private @Nullable RedisCache redis;

    public SharedResults(ConnectionStore connections) {
        this.connections = connections;
    }

    @Override
    public Optional<byte[]> find(ResultKey key) {
        return present().find(key);
    }

    @Override
    public void keep(ResultKey key, byte[] result) {
        present().keep(key, result);
    }

    @Override
    public boolean clear() {
        return present().clear();
    }

    private synchronized ResultCache present() {
        try {
            SavedConnection saved = connections.list().stream()
                    .filter(each -> each.kind().equals(RedisKind.ID))
                    .findFirst()
                    .orElse(null);
            if (saved == null || !saved.equals(used)) {
                close();
                used = saved;
                redis = saved == null ? null : new RedisCache(RedisKind.redis(connections.details(saved)), memory);
            }
        } catch (OperationException | IllegalArgumentException e) {
            LOG.log(Level.INFO, "the connection to Redis cannot be used, so nothing is shared", e);
            close();
        }
        RedisCache open = redis;
        return open == null ? memory : open;
    }

    @Override
    public synchronized void close() {
        RedisCache open = redis;
        if (open != null) {
            open.close();
        }
        redis = null;
        used = null;
    }
}
