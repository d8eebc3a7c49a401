package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import java.util.List;

/** Where one start of k-means ended; {@code centroids} in the units of the matrix. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, inside the package
record KMeansResult(int[] labels, double[] centroids, double inertia, int iterations, boolean converged) {
    KMeansModel model(List<String> features) {
        return new KMeansModel(new FeatureMatrix(features, centroids), inertia, iterations, converged);
    }
}
