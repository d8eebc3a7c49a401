package crmbet.core.dataset;

import java.time.LocalDateTime;
import java.util.List;

/** How the values of a column are spread; missing values and NaN are left aside. */
public sealed interface Distribution {

    /** No value at all, or values that have no order worth showing. */
    record None() implements Distribution {}

    /**
     * Of numbers.
     *
     * @param minimum of all rows, as are maximum, mean and the standard deviation (of the population)
     * @param quantiles ascending, of the sampled rows
     * @param histogram bins of equal width from minimum to maximum, counts of the sampled rows; the last bin includes
     *     its upper end
     */
    record Numbers(
            double minimum,
            double maximum,
            double mean,
            double standardDeviation,
            List<Quantile> quantiles,
            List<Bin> histogram)
            implements Distribution {}

    /** Of dates, and of dates with times; instants are given in UTC, times of day on 1970-01-01. */
    record Times(LocalDateTime minimum, LocalDateTime maximum, List<TimeQuantile> quantiles, List<TimeBin> histogram)
            implements Distribution {}

    /**
     * Of texts.
     *
     * @param minimum first in the order of code points, of all rows
     * @param maximum last in the order of code points, of all rows
     * @param top the most frequent values, most frequent first. Which values these are is found from the sampled rows;
     *     their counts are of all rows
     */
    record Texts(String minimum, String maximum, List<ValueCount> top) implements Distribution {}

    /** Of truth values, of all rows. */
    record Flags(long trues, long falses) implements Distribution {}

    /** The value below which the share {@code probability} (0 to 1) of the values lies. */
    record Quantile(double probability, double value) {}

    /** The value below which the share {@code probability} (0 to 1) of the values lies. */
    record TimeQuantile(double probability, LocalDateTime value) {}

    /** How many values lie in {@code [from, to)}. */
    record Bin(double from, double to, long count) {}

    /** How many values lie in {@code [from, to)}. */
    record TimeBin(LocalDateTime from, LocalDateTime to, long count) {}

    /** A value and how often it occurs. */
    record ValueCount(String value, long count) {}
}
