package crmbet.core.statistics;

/**
 * How distributions are drawn.
 *
 * @param bins at most so many bins, 1 to 1,000
 * @param tail share of all customers that may lie outside the bins at either end, 0 (all are inside) to below 0.5: one
 *     customer far away would else push all others into one bin
 */
public record DistributionOptions(int bins, double tail) {
    private static final int MOST_BINS = 1_000;

    /** 40 bins over all but the outermost half percent at either end. */
    public static final DistributionOptions DEFAULT = new DistributionOptions(40, 0.005);

    public DistributionOptions {
        if (bins < 1 || bins > MOST_BINS) {
            throw new IllegalArgumentException(bins + " bins: there must be 1 to " + MOST_BINS);
        }
        if (!(tail >= 0 && tail < 0.5)) {
            throw new IllegalArgumentException("tail " + tail + " is out of range: it must be 0 to below 0.5");
        }
    }
}
