package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;

public record KMeansModel(FeatureMatrix centroids, double inertia, int iterations, boolean converged)
        implements Model {}
