package canary.connectors.redis;

import com.github.benmanes.caffeine.cache.Cache;
import dev.failsafe.CircuitBreaker;
import redis.clients.jedis.RedisClient;

/** Known by another connector, which it must not be; shows with what it is made. */
public class Caches {
    public void show(RedisClient client, Cache<String, String> memory, CircuitBreaker<String> breaker) {}
}
