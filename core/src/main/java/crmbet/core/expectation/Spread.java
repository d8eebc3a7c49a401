package crmbet.core.expectation;

import java.util.List;

/**
 * How the values of a column are spread over bins that were chosen once, so that two loads can be compared.
 *
 * @param numbers whether the bins are ranges of numbers (or of times, in microseconds); otherwise they are texts
 * @param edges of ranges: ascending upper ends, included, of all bins but the last one
 * @param values of texts: the value of each bin but the last one, which holds all others
 * @param counts rows in each bin, and at the end those without a value
 */
record Spread(boolean numbers, List<Double> edges, List<String> values, List<Long> counts) {
    /** Stands in for empty bins, whose logarithm does not exist. */
    private static final double LEAST_SHARE = 1e-4;

    Spread {
        edges = List.copyOf(edges);
        values = List.copyOf(values);
        counts = List.copyOf(counts);
    }

    /** How many bins there are, the one for missing values included. */
    int bins() {
        return (numbers ? edges.size() : values.size()) + 2;
    }

    long rows() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    Spread withCounts(List<Long> others) {
        return new Spread(numbers, edges, values, others);
    }

    /** The population stability index of other counts over the same bins. */
    double stability(List<Long> others) {
        double before = rows();
        double now = others.stream().mapToLong(Long::longValue).sum();
        if (before == 0 || now == 0) {
            return 0;
        }
        double index = 0;
        for (int bin = 0; bin < counts.size(); bin++) {
            double p = Math.max(LEAST_SHARE, counts.get(bin) / before);
            double q = Math.max(LEAST_SHARE, others.get(bin) / now);
            index += (q - p) * Math.log(q / p);
        }
        return index;
    }
}
