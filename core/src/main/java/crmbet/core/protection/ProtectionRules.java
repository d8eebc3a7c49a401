package crmbet.core.protection;

import java.time.Duration;

/**
 * What the wall asks for.
 *
 * @param channel over which the members are going to be written to; where consent to it is not known, there is none
 * @param oldestExclusions how old may be what is known of self-exclusions before nothing may be sent; more than zero
 * @param quietTime how long after a message nobody is written to again; zero for no such rule
 */
public record ProtectionRules(Channel channel, Duration oldestExclusions, Duration quietTime) {
    /**
     * No channel in particular; exclusions at most 15 days old, which is how often Brazil's operators must ask (SPA/MF
     * Ordinance 2,579/2025); two days between messages.
     */
    public static final ProtectionRules USUAL =
            new ProtectionRules(Channel.NONE, Duration.ofDays(15), Duration.ofDays(2));

    public ProtectionRules {
        if (oldestExclusions.isNegative() || oldestExclusions.isZero()) {
            throw new IllegalArgumentException(
                    "exclusions at most " + oldestExclusions + " old cannot be had: the limit must be more than zero");
        }
        if (quietTime.isNegative()) {
            throw new IllegalArgumentException(
                    "a quiet time of " + quietTime + " makes no sense: it must not be negative");
        }
    }

    /** The same for a channel. */
    public ProtectionRules over(Channel other) {
        return new ProtectionRules(other, oldestExclusions, quietTime);
    }
}
