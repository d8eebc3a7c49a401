package crmbet.connectors.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.Health;
import crmbet.connectors.Secret;
import crmbet.core.cache.Envelope;
import crmbet.core.cache.ResultCache;
import crmbet.core.cache.ResultKey;
import crmbet.core.cache.ResultKey.Kind;
import crmbet.core.failure.Failure;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that two desktops share through a real Redis, and what happens when it is bad or gone. */
class RedisCacheIT {
    private static final Duration LONG = Duration.ofMinutes(10);

    private TemporaryRedis redis;
    private RedisCache one;
    private RedisCache other;

    @BeforeEach
    void open() throws IOException {
        redis = TemporaryRedis.create();
        one = desktop();
        other = desktop();
    }

    @AfterEach
    void close() throws IOException {
        one.close();
        other.close();
        redis.close();
    }

    @Test
    void whatOneDesktopComputedAnotherFinds() {
        ResultKey key = key(1);
        byte[] result = bytes(100_000);
        AtomicInteger computed = new AtomicInteger();
        assertArrayEquals(result, one.get(key, () -> {
            computed.incrementAndGet();
            return result;
        }));
        assertArrayEquals(result, other.get(key, () -> {
            computed.incrementAndGet();
            return new byte[0];
        }));
        assertEquals(1, computed.get());
        assertTrue(other.find(key(2)).isEmpty());
        long left = redis.other().ttl(redis.onlyKey());
        long life = Kind.CLUSTERING.life().toSeconds();
        assertTrue(left > life - 60 && left <= life, left + " s");
        assertTrue(redis.other().strlen(redis.onlyKey()) < result.length / 4, "it is compressed");
    }

    @Test
    void damagedTruncatedAndForeignEntriesCountAsAbsentAndAreReplaced() {
        ResultKey key = key(1);
        byte[] result = bytes(5000);
        one.keep(key, result);
        byte[] name = redis.onlyKey().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = redis.other().get(name);
        byte[] changed = sealed.clone();
        changed[changed.length - 9] ^= 1;
        byte[] version = sealed.clone();
        version[7] = 99;
        byte[] poisoned = Envelope.seal(key(7), bytes(10));
        for (byte[] bad : new byte[][] {
            changed,
            version,
            poisoned,
            Arrays.copyOf(sealed, sealed.length / 2),
            "hello".getBytes(StandardCharsets.UTF_8),
            {}
        }) {
            redis.other().set(name, bad);
            try (RedisCache fresh = desktop()) {
                assertTrue(fresh.find(key).isEmpty());
                assertArrayEquals(result, fresh.get(key, () -> result));
            }
            assertArrayEquals(sealed, redis.other().get(name), "it is replaced");
        }
        redis.other().del(name);
        redis.other().lpush(name, "another kind of value".getBytes(StandardCharsets.UTF_8));
        try (RedisCache fresh = desktop()) {
            assertTrue(fresh.find(key).isEmpty());
        }
    }

    @Test
    void aServerThatIsGoneCostsOneTryAndTheMemoryServes() throws IOException {
        RedisAddress nobody = new RedisAddress("127.0.0.1", TemporaryRedis.freePort(), 0, null, null, false);
        try (RedisCache alone = new RedisCache(nobody, new MemoryCache(1 << 20), redis.prefix(), LONG)) {
            assertTrue(alone.find(key(1)).isEmpty());
            assertTrue(alone.leftAlone());
            alone.keep(key(1), bytes(10));
            assertArrayEquals(bytes(10), alone.find(key(1)).orElseThrow());
            Health.Down down = assertInstanceOf(Health.Down.class, alone.health());
            assertInstanceOf(Failure.Unreachable.class, down.failure());
        }
    }

    @Test
    void aServerThatNeverAnswersIsLeftAloneAfterOneTimeOut() throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            RedisAddress silent = new RedisAddress("127.0.0.1", mute.getLocalPort(), 0, null, null, false);
            try (RedisCache slow = new RedisCache(silent, new MemoryCache(1 << 20), redis.prefix(), LONG)) {
                assertTrue(slow.find(key(1)).isEmpty());
                assertTrue(slow.leftAlone());
                for (int i = 0; i < 1000; i++) {
                    // A single further time-out each would take a quarter of an hour.
                    assertTrue(slow.find(key(i)).isEmpty());
                }
            }
        }
    }

    @Test
    void aServerThatIsBackIsUsedAgain() {
        try (RedisCache cache =
                new RedisCache(address(), new MemoryCache(1 << 20), redis.prefix(), Duration.ofMillis(1))) {
            cache.keep(key(3), bytes(10));
            assertInstanceOf(Health.Up.class, cache.health());
            assertFalse(cache.leftAlone());
        }
        assertArrayEquals(bytes(10), other.find(key(3)).orElseThrow());
    }

    @Test
    void clearingForgetsOurResultsEverywhereAndNothingElse() {
        String foreign = redis.prefix().replace("crmbet-test", "somebody") + "x";
        redis.other().set(foreign, "theirs");
        one.keep(key(1), bytes(10));
        one.keep(key(2), bytes(10));
        other.clear();
        try (RedisCache fresh = desktop()) {
            assertTrue(fresh.find(key(1)).isEmpty());
            assertTrue(fresh.find(key(2)).isEmpty());
        }
        assertEquals("theirs", redis.other().get(foreign));
        redis.other().del(foreign);
    }

    @Test
    void keysTellInputsApart() {
        assertEquals(key(1), key(1));
        assertNotEquals(
                ResultKey.of(Kind.FEATURES).with("ab").with("c").build(),
                ResultKey.of(Kind.FEATURES).with("a").with("bc").build());
        assertNotEquals(
                ResultKey.of(Kind.FEATURES).with(new double[] {1, 2}).build(),
                ResultKey.of(Kind.FEATURES).with(new double[] {1, -2}).build());
        assertNotEquals(key(1), new ResultKey(Kind.FEATURES, key(1).digest()));
        assertThrows(IllegalArgumentException.class, () -> new ResultKey(Kind.FEATURES, "../etc"));
    }

    @Test
    void addressesAreReadAndHideThePassword() {
        RedisAddress address = RedisAddress.parse("rediss://ana:p%40ss@cache.example:6380/2");
        assertEquals(new RedisAddress("cache.example", 6380, 2, "ana", new Secret("p@ss"), true), address);
        assertEquals("rediss://ana@cache.example:6380/2", address.toString());
        assertEquals(6379, RedisAddress.parse("redis://localhost").port());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> RedisAddress.parse("redis://:s3cret@ho st"));
        assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"));
    }

    @Test
    void theMemoryKeepsToItsLimitAndHandsOutCopies() {
        ResultCache memory = new MemoryCache(1000);
        memory.keep(key(1), bytes(10));
        memory.find(key(1)).orElseThrow()[0] = 42;
        assertArrayEquals(bytes(10), memory.find(key(1)).orElseThrow());
        memory.keep(key(2), bytes(5000));
        assertEquals(Optional.empty(), memory.find(key(2)));
    }

    private RedisCache desktop() {
        return new RedisCache(address(), new MemoryCache(1 << 24), redis.prefix(), LONG);
    }

    private RedisAddress address() {
        return new RedisAddress("127.0.0.1", redis.port(), 0, null, null, false);
    }

    private static ResultKey key(int number) {
        return ResultKey.of(Kind.CLUSTERING).with("k-means").with(number).build();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 100);
        }
        return bytes;
    }
}
