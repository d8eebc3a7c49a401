package crmbet.core.statistics;

import java.util.List;

/**
 * How a feature is spread among some customers.
 *
 * @param present customers who have the figure
 * @param missing customers who do not
 * @param quantiles values at {@link #LEVELS}, interpolated linearly between neighbours (type 7 of Hyndman and Fan, 1996,
 *     doi:10.1080/00031305.1996.10473566); NaN if nobody has the figure
 * @param counts customers in each bin of the {@link FeatureDistribution}
 * @param below customers below the first bin
 * @param above customers above the last one
 */
public record Spread(int present, int missing, List<Double> quantiles, List<Integer> counts, int below, int above) {
    /** Which quantiles are given: least, 5 %, quartiles, 95 %, greatest. */
    public static final List<Double> LEVELS = List.of(0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0);

    public Spread {
        quantiles = List.copyOf(quantiles);
        counts = List.copyOf(counts);
    }

    public double median() {
        return quantiles.get(LEVELS.indexOf(0.5));
    }

    /** Customers who are in a bin or beside the bins, and those without the figure. */
    public int customers() {
        return present + missing;
    }
}
