package crmbet.core.generate;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Moments of generated days, in milliseconds since 1970 in UTC. */
record Moments(LocalDate first) {
    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    long startOf(int day) {
        return first.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** A moment of a day, mostly within two hours of {@code hour}, leaving time until midnight. */
    long around(int day, double hour, Dice dice) {
        double at = Math.clamp(hour + 1.2 * dice.gaussian(), 0.05, 22.5);
        return startOf(day) + (long) (at * HOUR) / SECOND * SECOND;
    }

    /** A moment of a working day. */
    long atWork(int day, Dice dice) {
        return startOf(day) + (long) (dice.between(8, 18) * HOUR) / SECOND * SECOND;
    }

    /** A day, since 1970. */
    long dayOf(int day) {
        return first.plusDays(day).toEpochDay();
    }
}
