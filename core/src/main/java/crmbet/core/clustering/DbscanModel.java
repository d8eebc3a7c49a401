package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;

/** The core points of a DBSCAN fit and their clusters. Immutable and safe for use by several threads. */
public final class DbscanModel implements Model {
    private final MetricSpace space;
    private final double radius;
    private final int[] coreRows;
    private final int[] coreLabels;

    DbscanModel(MetricSpace space, double radius, int[] coreRows, int[] coreLabels) {
        this.space = space;
        this.radius = radius;
        this.coreRows = coreRows;
        this.coreLabels = coreLabels;
    }

    /** How many rows of the fit are core points. */
    public int corePoints() {
        return coreRows.length;
    }

    /** Each new observation joins the cluster of its nearest core point within epsilon; without one it is noise. */
    @Override
    public Assignment assign(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        double[] points = space.locate(matrix);
        int[] labels = new int[matrix.rows()];
        float[] probabilities = new float[matrix.rows()];
        for (int row = 0; row < labels.length; row++) {
            monitor.checkpoint();
            labels[row] = clusterOfNearestCore(points, row * space.columns());
            probabilities[row] = labels[row] == Labels.NOISE ? 0 : 1;
        }
        return new Assignment(Labels.of(labels), probabilities);
    }

    int clusterOfNearestCore(double[] points, int offset) {
        int label = Labels.NOISE;
        double least = radius;
        for (int i = 0; i < coreRows.length; i++) {
            double distance = space.reducedFrom(points, offset, coreRows[i]);
            if (distance < least || (distance == least && label == Labels.NOISE)) {
                least = distance;
                label = coreLabels[i];
            }
        }
        return label;
    }
}
