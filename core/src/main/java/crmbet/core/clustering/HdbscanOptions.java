package crmbet.core.clustering;

import crmbet.core.neighbor.Metric;
import java.util.OptionalInt;

/**
 * Parameters of {@link HdbscanStrategy}.
 *
 * @param minClusterSize fewest observations that make a cluster; at least 2
 * @param minSamples the core distance of an observation is the distance to its minSamples-th nearest observation, where
 *     the observation itself counts as the first; at least 1. More makes sparse regions noise
 * @param epsilon distance below which clusters are not split further (cluster_selection_epsilon), in the metric's units;
 *     finite, 0 for no such limit
 * @param selection which clusters of the condensed tree are kept
 * @param maxClusterSize most observations of a cluster that excess-of-mass selection keeps whole; empty for no limit, and
 *     without effect on leaf selection
 * @param allowSingleCluster whether everything may be one cluster
 * @param metric how far apart two observations are
 */
public record HdbscanOptions(
        int minClusterSize,
        int minSamples,
        double epsilon,
        ClusterSelection selection,
        OptionalInt maxClusterSize,
        boolean allowSingleCluster,
        Metric metric) {

    /** @throws IllegalArgumentException if a number is out of its range, or maxClusterSize is below minClusterSize */
    public HdbscanOptions {
        if (minClusterSize < 2) {
            throw new IllegalArgumentException(
                    "min cluster size " + minClusterSize + " is too small: it must be at least 2");
        }
        if (minSamples < 1) {
            throw new IllegalArgumentException("min samples " + minSamples
                    + " is too small: it must be at least 1, because a point counts itself");
        }
        if (!(epsilon >= 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException(
                    "epsilon " + epsilon + " is not a distance: it must be a finite number, 0 or more");
        }
        if (maxClusterSize.isPresent() && maxClusterSize.getAsInt() < minClusterSize) {
            throw new IllegalArgumentException("max cluster size " + maxClusterSize.getAsInt()
                    + " is too small: it must be at least the min cluster size, " + minClusterSize);
        }
    }

    /** This min cluster size, as many min samples, and the defaults of {@link #of(int, int)}. */
    public static HdbscanOptions of(int minClusterSize) {
        return of(minClusterSize, minClusterSize);
    }

    /** These sizes with epsilon 0, excess of mass, no max cluster size, no single cluster, and the Euclidean metric. */
    public static HdbscanOptions of(int minClusterSize, int minSamples) {
        return new HdbscanOptions(
                minClusterSize,
                minSamples,
                0,
                ClusterSelection.EXCESS_OF_MASS,
                OptionalInt.empty(),
                false,
                Metric.EUCLIDEAN);
    }

    public HdbscanOptions withMinClusterSize(int changed) {
        return new HdbscanOptions(changed, minSamples, epsilon, selection, maxClusterSize, allowSingleCluster, metric);
    }

    public HdbscanOptions withEpsilon(double changed) {
        return new HdbscanOptions(
                minClusterSize, minSamples, changed, selection, maxClusterSize, allowSingleCluster, metric);
    }

    public HdbscanOptions withSelection(ClusterSelection changed) {
        return new HdbscanOptions(
                minClusterSize, minSamples, epsilon, changed, maxClusterSize, allowSingleCluster, metric);
    }

    public HdbscanOptions withMaxClusterSize(int changed) {
        return new HdbscanOptions(
                minClusterSize, minSamples, epsilon, selection, OptionalInt.of(changed), allowSingleCluster, metric);
    }

    public HdbscanOptions withAllowSingleCluster(boolean changed) {
        return new HdbscanOptions(minClusterSize, minSamples, epsilon, selection, maxClusterSize, changed, metric);
    }

    public HdbscanOptions withMetric(Metric changed) {
        return new HdbscanOptions(
                minClusterSize, minSamples, epsilon, selection, maxClusterSize, allowSingleCluster, changed);
    }
}
