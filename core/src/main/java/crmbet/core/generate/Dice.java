package crmbet.core.generate;

import java.util.List;

/**
 * Random numbers that depend on nothing but what they are seeded with, so that any customer's any day can be made up by
 * itself. SplitMix64: Steele, Lea and Flood, 2014, doi:10.1145/2660193.2660195. Not safe for use by several threads.
 */
final class Dice {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;
    private static final int MOST_AT_ONCE = 500;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, long one, long other) {
        return new Dice(mix(mix(mix(seed + GAMMA) + one * GAMMA) + other * 0xD1B54A32D192ED03L));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** 0 (inclusive) to 1 (exclusive). */
    double share() {
        return (next() >>> 11) * UNIT;
    }

    /** 0 (inclusive) to {@code bound} (exclusive). */
    int below(int bound) {
        return (int) (share() * bound);
    }

    boolean chance(double probability) {
        return share() < probability;
    }

    double between(double least, double most) {
        return least + share() * (most - least);
    }

    double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
    }

    /** A positive number whose logarithm is normal. */
    double around(double median, double spread) {
        return median * Math.exp(spread * gaussian());
    }

    /** Money in hundredths, at least one hundredth. */
    long cents(double median, double spread) {
        return Math.max(1, Math.round(around(median, spread) * 100));
    }

    /** How often something happens that happens {@code mean} times on average: Poisson, by Knuth's method. */
    int times(double mean) {
        double limit = Math.exp(-Math.min(mean, MOST_AT_ONCE));
        double product = share();
        int count = 0;
        while (product > limit) {
            product *= share();
            count++;
        }
        return count;
    }

    <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    /** An index, as often as its weight says. */
    int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = share() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
