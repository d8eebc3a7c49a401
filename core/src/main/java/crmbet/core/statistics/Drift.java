package crmbet.core.statistics;

import java.util.Arrays;

/**
 * How far the values of a feature have moved between two moments.
 *
 * @param stability population stability index over the tenths of the earlier values: 0 for the same shares, and more the
 *     more they differ. Missing values are a part of their own; a part that is empty counts as one in ten thousand. Siddiqi,
 *     Credit Risk Scorecards, 2006
 * @param distance of Kolmogorov and Smirnov: the greatest difference of the two shares of values up to any value, 0 to 1;
 *     NaN if one of the two has no values. Smirnov, Table for estimating the goodness of fit, 1948,
 *     doi:10.1214/aoms/1177730256
 */
public record Drift(double stability, double distance) {
    private static final int PARTS = 10;
    private static final double LEAST_SHARE = 1e-4;
    private static final double NOTICEABLE = 0.1;
    private static final double LARGE = 0.25;

    /** What a stability index says, in the bands that are usual for it. */
    public enum Band {
        /** Below 0.1. */
        STABLE,
        /** Below 0.25. */
        MOVED,
        /** From 0.25. */
        SHIFTED
    }

    /**
     * Compares two samples in any order. Time {@code O(n log n)}.
     *
     * @param before earlier values; NaN for missing
     * @param after later values; NaN for missing
     * @throws IllegalArgumentException if one of them is empty
     */
    public static Drift of(double[] before, double[] after) {
        if (before.length == 0 || after.length == 0) {
            throw new IllegalArgumentException("drift needs values of both moments");
        }
        double[] one = present(before);
        double[] other = present(after);
        return new Drift(
                stability(one, before.length, other, after.length),
                one.length == 0 || other.length == 0 ? Double.NaN : distance(one, other));
    }

    public Band band() {
        if (stability < NOTICEABLE) {
            return Band.STABLE;
        }
        return stability < LARGE ? Band.MOVED : Band.SHIFTED;
    }

    private static double[] present(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(present);
        return present;
    }

    private static double stability(double[] one, int oneAll, double[] other, int otherAll) {
        double index = term(oneAll - one.length, oneAll, otherAll - other.length, otherAll);
        if (one.length == 0) {
            return index + term(0, oneAll, other.length, otherAll);
        }
        int oneFrom = 0;
        int otherFrom = 0;
        for (int part = 1; part <= PARTS; part++) {
            boolean last = part == PARTS;
            double edge = one[Math.min(one.length - 1, (int) ((long) part * one.length / PARTS))];
            int oneTo = last ? one.length : upTo(one, edge);
            int otherTo = last ? other.length : upTo(other, edge);
            // Equal values may fill several tenths: the later ones are then empty of both.
            if (oneTo > oneFrom || otherTo > otherFrom) {
                index += term(oneTo - oneFrom, oneAll, otherTo - otherFrom, otherAll);
            }
            oneFrom = oneTo;
            otherFrom = otherTo;
        }
        return index;
    }

    private static double term(int one, int oneAll, int other, int otherAll) {
        if (one == 0 && other == 0) {
            return 0;
        }
        double expected = Math.max(LEAST_SHARE, (double) one / oneAll);
        double actual = Math.max(LEAST_SHARE, (double) other / otherAll);
        return (actual - expected) * Math.log(actual / expected);
    }

    /** How many sorted values are at most {@code edge}. */
    private static int upTo(double[] sorted, double edge) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= edge) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double distance(double[] one, double[] other) {
        double greatest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            double value = Math.min(one[i], other[j]);
            while (i < one.length && one[i] == value) {
                i++;
            }
            while (j < other.length && other[j] == value) {
                j++;
            }
            greatest = Math.max(greatest, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return greatest;
    }
}
