package crmbet.core.explain;

/**
 * How clusters are put into rules.
 *
 * @param depth most divisions in a row of the decision tree, 1 to 8
 * @param branches most branches of a rule, 1 to 8
 * @param sample most customers on which the tree of a cluster grows, half of them of the cluster where it has so many, 100 or more;
 *     counts are over all customers whatever the sample
 * @param rounding by what share of the customers found, or of those of them in the cluster, rounding the thresholds of a rule
 *     may change their number, 0 to 0.2
 * @param seed of the sample
 */
public record ExplainOptions(int depth, int branches, int sample, double rounding, long seed) {
    private static final int MOST = 8;
    private static final int LEAST_SAMPLE = 100;
    private static final double MOST_ROUNDING = 0.2;

    /** Four divisions, three branches, 40,000 customers, 1 %. */
    public static final ExplainOptions DEFAULT = new ExplainOptions(4, 3, 40_000, 0.01, 1);

    public ExplainOptions {
        requireWithin("depth", depth);
        requireWithin("branches", branches);
        if (sample < LEAST_SAMPLE) {
            throw new IllegalArgumentException(
                    "a sample of " + sample + " customers is too small: it must be at least " + LEAST_SAMPLE);
        }
        if (!(rounding >= 0 && rounding <= MOST_ROUNDING)) {
            throw new IllegalArgumentException(
                    "rounding " + rounding + " is out of range: it must be 0 to " + MOST_ROUNDING);
        }
    }

    private static void requireWithin(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(name + " " + value + " is out of range: it must be 1 to " + MOST);
        }
    }
}
