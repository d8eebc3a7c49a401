package crmbet.core.delivery;

import java.time.Duration;

/**
 * How long to wait before something is tried again: twice as long each time.
 *
 * @param first before the second attempt
 * @param longest at most
 * @param attempts how often it is tried in all; at least 1
 */
public record Backoff(Duration first, Duration longest, int attempts) {
    /** 1, 2, 4 … 32 s, seven attempts. */
    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(32), 7);

    public Backoff {
        if (attempts < 1) {
            throw new IllegalArgumentException(attempts + " attempts are too few: at least 1 is needed");
        }
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "waiting " + first + " to " + longest + " makes no sense: neither may be negative, nor decrease");
        }
    }

    /** @param attempt the one that has just failed, from 1 */
    Duration after(int attempt) {
        Duration wait = first.multipliedBy(1L << Math.min(attempt - 1, 30));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
