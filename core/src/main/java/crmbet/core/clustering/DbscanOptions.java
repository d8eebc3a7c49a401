package crmbet.core.clustering;

import crmbet.core.neighbor.Metric;

/**
 * Parameters of {@link DbscanStrategy}.
 *
 * @param epsilon radius of a neighbourhood in the metric's units, finite and above 0; a distance of exactly epsilon is
 *     within it
 * @param minPoints observations that a core point has within epsilon, itself included; at least 1
 * @param metric how far apart two observations are
 */
public record DbscanOptions(double epsilon, int minPoints, Metric metric) {
    /** @throws IllegalArgumentException if epsilon is not finite and above 0, or minPoints is below 1 */
    public DbscanOptions {
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException(
                    "epsilon " + epsilon + " is not a radius: it must be a finite number above 0");
        }
        if (minPoints < 1) {
            throw new IllegalArgumentException(
                    "min points " + minPoints + " is too small: it must be at least 1, because a point counts itself");
        }
    }

    /** These parameters with the Euclidean metric. */
    public static DbscanOptions of(double epsilon, int minPoints) {
        return new DbscanOptions(epsilon, minPoints, Metric.EUCLIDEAN);
    }

    public DbscanOptions withMetric(Metric changed) {
        return new DbscanOptions(epsilon, minPoints, changed);
    }
}
