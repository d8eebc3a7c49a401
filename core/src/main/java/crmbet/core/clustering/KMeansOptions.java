package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of k-means.
 *
 * @param clusters number of clusters, 1 or more; the result has fewer when the matrix has fewer distinct rows
 * @param starts how many k-means++ starts are tried, 1 or more; the one with the least inertia is kept
 * @param maxIterations passes over the rows per start after which it ends without having converged, 1 or more
 * @param tolerance a start ends once the squared movements of all centroids, summed, are at most this share of the mean
 *     variance of the columns; 0 (the default) runs until no row changes its cluster
 * @param seed of the k-means++ starts
 * @param initialCentroids one start from these rows ({@code clusters × d}) in place of k-means++; then {@code starts} is 1
 */
public record KMeansOptions(
        int clusters,
        int starts,
        int maxIterations,
        double tolerance,
        long seed,
        @Nullable FeatureMatrix initialCentroids) {
    public static final int DEFAULT_STARTS = 10;
    public static final int DEFAULT_MAX_ITERATIONS = 300;

    /** @throws IllegalArgumentException naming the parameter that is out of its range */
    public KMeansOptions {
        requireAtLeastOne("k", clusters);
        requireAtLeastOne("starts", starts);
        requireAtLeastOne("iterations", maxIterations);
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "tolerance " + tolerance + " is not allowed: it must be 0 or more and below 1");
        }
        if (initialCentroids != null) {
            if (initialCentroids.rows() != clusters) {
                throw new IllegalArgumentException(initialCentroids.rows() + " initial centroids do not suit k = "
                        + clusters + ": give one row for each cluster");
            }
            if (starts != 1) {
                throw new IllegalArgumentException(
                        starts + " starts from the same initial centroids would all be equal: starts must be 1");
            }
        }
    }

    /** {@code clusters} clusters, 10 k-means++ starts run to convergence, at most 300 iterations each, seed 0. */
    public static KMeansOptions of(int clusters) {
        return new KMeansOptions(clusters, DEFAULT_STARTS, DEFAULT_MAX_ITERATIONS, 0, 0, null);
    }

    /** One start from given centroids, run to convergence. */
    public static KMeansOptions from(FeatureMatrix initialCentroids) {
        return new KMeansOptions(initialCentroids.rows(), 1, DEFAULT_MAX_ITERATIONS, 0, 0, initialCentroids);
    }

    public KMeansOptions withClusters(int newClusters) {
        return new KMeansOptions(newClusters, starts, maxIterations, tolerance, seed, initialCentroids);
    }

    public KMeansOptions withStarts(int newStarts) {
        return new KMeansOptions(clusters, newStarts, maxIterations, tolerance, seed, initialCentroids);
    }

    public KMeansOptions withMaxIterations(int newMaxIterations) {
        return new KMeansOptions(clusters, starts, newMaxIterations, tolerance, seed, initialCentroids);
    }

    public KMeansOptions withTolerance(double newTolerance) {
        return new KMeansOptions(clusters, starts, maxIterations, newTolerance, seed, initialCentroids);
    }

    public KMeansOptions withSeed(long newSeed) {
        return new KMeansOptions(clusters, starts, maxIterations, tolerance, newSeed, initialCentroids);
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " is too small: it must be at least 1");
        }
    }
}
