package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;

/**
 * The centroids that k-means found.
 *
 * @param centroids one row per cluster, in the order of the labels, in the units of the fitted matrix
 * @param inertia sum of squared Euclidean distances from each row to the centroid of its cluster
 * @param iterations passes over the rows of the start that was kept
 * @param converged whether that start ended because its centroids rested, not because of the limit of iterations
 */
public record KMeansModel(FeatureMatrix centroids, double inertia, int iterations, boolean converged)
        implements Model {}
