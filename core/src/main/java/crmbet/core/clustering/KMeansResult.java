package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import java.util.List;

/**
 * Where one start of k-means ended.
 *
 * @param centroids in the units of the matrix
 * @param inertia in the units of the matrix, where it may be too large or small for a double
 * @param scaledInertia in the units of the computation
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, inside the package
record KMeansResult(
        int[] labels, double[] centroids, double inertia, double scaledInertia, int iterations, boolean converged) {
    /** Starts that end alike differ by rounding: then the earliest is kept, and with it the numbering of the clusters. */
    private static final double SAME = 1e-9;

    KMeansModel model(List<String> features) {
        return new KMeansModel(new FeatureMatrix(features, centroids), inertia, iterations, converged);
    }

    /** Whichever has clearly less inertia; {@code this} when neither has. */
    KMeansResult better(KMeansResult other) {
        return other.scaledInertia < scaledInertia * (1 - SAME) ? other : this;
    }
}
