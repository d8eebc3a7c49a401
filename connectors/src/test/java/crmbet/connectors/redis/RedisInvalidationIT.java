package crmbet.connectors.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.Batches;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every target promises, kept towards a real Redis. */
@Timeout(60)
class RedisInvalidationIT {
    @Test
    void whatIsKeptOfTheCustomersIsDroppedAndNothingElse() throws Exception {
        try (TemporaryRedis redis = TemporaryRedis.create()) {
            List<String> patterns = RedisInvalidation.USUAL_PATTERNS.stream()
                    .map(pattern -> redis.prefix() + pattern)
                    .toList();
            List<String> gone = List.of(
                    "user:12:profile",
                    "conversation:12:messages:recent",
                    "tutor:12:appointments:2026-11-21",
                    "tutor:12:appointments:2026-11-22");
            List<String> kept = List.of("user:1:profile", "tutor:1:appointments:2026-11-21", "user:12:other");
            gone.forEach(key -> redis.other().set(redis.prefix() + key, "x"));
            kept.forEach(key -> redis.other().set(redis.prefix() + key, "x"));
            try (RedisInvalidation target =
                    new RedisInvalidation(RedisAddress.parse("redis://127.0.0.1:" + redis.port()), patterns)) {
                assertEquals(
                        BatchOutcome.DELIVERED, target.deliver(Batches.adding(List.of("12", "13")), Monitor.none()));
                assertEquals(
                        BatchOutcome.DELIVERED, target.deliver(Batches.adding(List.of("12", "13")), Monitor.none()));
            }
            gone.forEach(key -> assertFalse(redis.other().exists(redis.prefix() + key), key));
            kept.forEach(key -> assertTrue(redis.other().exists(redis.prefix() + key), key));
        }
    }

    @Test
    void aRedisThatIsNotThereIsUnreachable() throws Exception {
        try (RedisInvalidation target = new RedisInvalidation(
                RedisAddress.parse("redis://:hush-hush@127.0.0.1:" + TemporaryRedis.freePort()),
                RedisInvalidation.USUAL_PATTERNS)) {
            OperationException refused = assertThrows(
                    OperationException.class, () -> target.deliver(Batches.adding(List.of("1")), Monitor.none()));
            assertInstanceOf(Failure.Unreachable.class, refused.failure());
            assertFalse(target.name().contains("hush-hush"));
        }
    }

    @Test
    void aPatternWithoutTheCustomerIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RedisInvalidation(RedisAddress.parse("redis://127.0.0.1"), List.of("user:*")));
    }
}
