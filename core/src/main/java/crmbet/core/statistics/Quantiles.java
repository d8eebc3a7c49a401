package crmbet.core.statistics;

/** Quantiles of sorted values. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * A quantile, interpolated linearly between neighbours.
     *
     * @param sorted ascending between {@code from} (inclusive) and {@code to} (exclusive)
     * @param level 0 (the least value) to 1 (the greatest)
     * @return NaN if there is no value
     */
    public static double of(double[] sorted, int from, int to, double level) {
        if (from == to) {
            return Double.NaN;
        }
        double place = level * (to - from - 1);
        int below = (int) place;
        double lower = sorted[from + below];
        double upper = sorted[Math.min(from + below + 1, to - 1)];
        return lower == upper ? lower : lower + (place - below) * (upper - lower);
    }
}
