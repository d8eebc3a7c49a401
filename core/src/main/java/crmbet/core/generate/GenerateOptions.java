package crmbet.core.generate;

import java.time.LocalDate;

/**
 * What is made up.
 *
 * @param system one of {@link Generator#systems()}
 * @param customers how many customers there are, 1 to 10,000,000
 * @param days how many days of activity, 1 to 3,660
 * @param until the day after the last one
 * @param pace how often customers do something, as a multiple of what is usual: 0.01 to 10
 * @param seed the same seed gives the same data
 */
public record GenerateOptions(String system, int customers, int days, LocalDate until, double pace, long seed) {
    /** The day after the last one, unless another is asked for: fixed, so that a seed means the same tomorrow. */
    public static final LocalDate DEFAULT_UNTIL = LocalDate.of(2026, 11, 1);

    private static final int MOST_CUSTOMERS = 10_000_000;
    private static final int MOST_DAYS = 3_660;
    private static final double LEAST_PACE = 0.01;
    private static final double MOST_PACE = 10;

    /** @throws IllegalArgumentException for an unknown system or a number out of range, saying what is allowed */
    public GenerateOptions {
        if (!Generator.systems().contains(system)) {
            throw new IllegalArgumentException(
                    "there is no generator of " + system + ": choose " + String.join(", ", Generator.systems()));
        }
        if (customers < 1 || customers > MOST_CUSTOMERS) {
            throw new IllegalArgumentException(
                    customers + " customers cannot be made up: ask for 1 to " + MOST_CUSTOMERS);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException(days + " days cannot be made up: ask for 1 to " + MOST_DAYS);
        }
        if (!(pace >= LEAST_PACE && pace <= MOST_PACE)) {
            throw new IllegalArgumentException(
                    "a pace of " + pace + " is out of range: ask for " + LEAST_PACE + " to " + MOST_PACE);
        }
    }

    /** Days up to the usual last one. */
    public GenerateOptions(String system, int customers, int days, long seed) {
        this(system, customers, days, DEFAULT_UNTIL, 1, seed);
    }

    /** The same with another pace. */
    public GenerateOptions withPace(double changed) {
        return new GenerateOptions(system, customers, days, until, changed, seed);
    }

    /** The first day. */
    public LocalDate from() {
        return until.minusDays(days);
    }
}
