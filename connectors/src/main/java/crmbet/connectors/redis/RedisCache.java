package crmbet.connectors.redis;

import crmbet.connectors.Health;
import crmbet.connectors.Secret;
import crmbet.core.cache.Envelope;
import crmbet.core.cache.ResultCache;
import crmbet.core.cache.ResultKey;
import crmbet.core.failure.Failure;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Results shared between desktops, with a memory of this process before it. A Redis that is gone or slow costs one short
 * time-out; then it is left alone for a while, and the memory serves. Entries that are damaged, foreign or of another
 * version count as absent and are replaced. Safe for use by several threads; to be closed.
 */
public final class RedisCache implements ResultCache, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RedisCache.class.getName());
    private static final Duration TIME_OUT = Duration.ofMillis(800);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
    private static final String PREFIX = "crmbet:result:";
    private static final int KEYS_AT_ONCE = 500;

    private final RedisAddress address;
    private final ResultCache memory;
    private final String prefix;
    private final RedisClient client;
    private final CircuitBreaker<Object> breaker;
    private final FailsafeExecutor<Object> guarded;

    /** @param memory asked first, and alone while Redis cannot be used */
    public RedisCache(RedisAddress address, ResultCache memory) {
        this(address, memory, PREFIX, LEFT_ALONE);
    }

    RedisCache(RedisAddress address, ResultCache memory, String prefix, Duration leftAlone) {
        this.address = address;
        this.memory = memory;
        this.prefix = prefix;
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(4);
        pool.setMinIdle(0);
        pool.setMaxWait(TIME_OUT);
        client = RedisClient.builder()
                .hostAndPort(new HostAndPort(address.host(), address.port()))
                .clientConfig(configuration(address))
                .poolConfig(pool)
                .build();
        breaker = CircuitBreaker.builder()
                .handle(JedisException.class)
                .withFailureThreshold(1)
                .withSuccessThreshold(1)
                .withDelay(leftAlone)
                .build();
        guarded = Failsafe.with(breaker);
    }

    static DefaultJedisClientConfig configuration(RedisAddress address) {
        var configuration = DefaultJedisClientConfig.builder()
                .timeoutMillis((int) TIME_OUT.toMillis())
                .database(address.database())
                .clientName("crmbet");
        if (address.tls()) {
            configuration.sslOptions(SslOptions.defaults());
        }
        if (address.user() != null) {
            configuration.user(address.user());
        }
        Secret password = address.password();
        if (password != null) {
            configuration.password(password.reveal());
        }
        return configuration.build();
    }

    /**
     * Asks the server who it is, even while it is left alone. One that cannot be used is a finding, not an exception.
     */
    public Health health() {
        long start = System.nanoTime();
        try {
            client.ping();
            Duration latency = Duration.ofNanos(System.nanoTime() - start);
            String version = client.info("server")
                    .lines()
                    .filter(line -> line.startsWith("redis_version:"))
                    .map(line -> line.substring("redis_version:".length()).strip())
                    .findFirst()
                    .orElse("");
            breaker.close();
            return new Health.Up(address.toString(), "Redis " + version, latency);
        } catch (JedisAccessControlException e) {
            String user = address.user();
            return new Health.Down(
                    address.toString(), new Failure.Unauthorized("Redis", user == null ? "" : user, redacted(e)));
        } catch (JedisException e) {
            return new Health.Down(
                    address.toString(), new Failure.Unreachable("Redis", address.toString(), redacted(e)));
        }
    }

    /** Whether Redis is left alone at present, because it did not answer. */
    public boolean leftAlone() {
        return breaker.isOpen();
    }

    @Override
    public Optional<byte[]> find(ResultKey key) {
        Optional<byte[]> near = memory.find(key);
        if (near.isPresent()) {
            return near;
        }
        byte @Nullable [] sealed = asked(redis -> redis.get(name(key)));
        Optional<byte[]> found = sealed == null ? Optional.empty() : Envelope.open(key, sealed);
        found.ifPresent(result -> memory.keep(key, result));
        if (sealed != null && found.isEmpty()) {
            LOG.fine(() -> "an entry of Redis is not what was kept there, and counts as absent: " + key);
        }
        return found;
    }

    @Override
    public void keep(ResultKey key, byte[] result) {
        memory.keep(key, result);
        if (Envelope.fits(result) && !breaker.isOpen()) {
            byte[] sealed = Envelope.seal(key, result);
            asked(redis -> redis.set(
                    name(key),
                    sealed,
                    SetParams.setParams().ex(key.kind().life().toSeconds())));
        }
    }

    @Override
    public boolean clear() {
        boolean near = memory.clear();
        String ended = asked(redis -> {
            String cursor = ScanParams.SCAN_POINTER_START;
            do {
                ScanResult<String> page =
                        redis.scan(cursor, new ScanParams().match(prefix + "*").count(KEYS_AT_ONCE));
                if (!page.getResult().isEmpty()) {
                    redis.unlink(page.getResult().toArray(String[]::new));
                }
                cursor = page.getCursor();
            } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
            return cursor;
        });
        return near && ended != null;
    }

    /** What Redis says; null if it says nothing or is left alone. */
    private <T> @Nullable T asked(Function<RedisClient, @Nullable T> question) {
        try {
            return guarded.get(() -> question.apply(client));
        } catch (CircuitBreakerOpenException e) {
            return null;
        } catch (JedisException e) {
            LOG.log(Level.INFO, "{0} does not answer and is left alone for a while: {1}", new Object[] {
                address, redacted(e)
            });
            return null;
        }
    }

    private byte[] name(ResultKey key) {
        return (prefix + key.kind() + ":" + key.digest()).getBytes(StandardCharsets.UTF_8);
    }

    private String redacted(Exception error) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        return address.password() == null ? message : address.password().redact(message);
    }

    @Override
    public void close() {
        client.close();
    }
}
