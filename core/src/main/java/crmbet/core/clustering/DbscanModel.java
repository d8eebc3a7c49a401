package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.DensityRegions;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/** The core points of a DBSCAN fit and their clusters. Immutable and safe for use by several threads. */
public final class DbscanModel implements Model {
    private final DensityRegions regions;

    DbscanModel(DensityRegions regions) {
        this.regions = regions;
    }

    /** How many rows of the fit are core points. */
    public int corePoints() {
        return regions.coreCount();
    }

    /** Each new observation joins the cluster of its nearest core point within epsilon; without one it is noise. */
    @Override
    public Assignment assign(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        double[] points = regions.tree().space().locate(matrix);
        Labels labels = Labels.of(regions.regionsOf(points, Parallel.ofProcessors(), monitor));
        float[] probabilities = new float[matrix.rows()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = labels.isNoise(row) ? 0 : 1;
        }
        return new Assignment(labels, probabilities);
    }
}
