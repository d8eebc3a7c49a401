package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import java.util.Arrays;

/**
 * The centroids that k-means found.
 *
 * @param centroids one row per cluster, in the order of the labels, in the units of the fitted matrix
 * @param inertia sum of squared Euclidean distances from each row to the centroid of its cluster
 * @param iterations passes over the rows of the start that was kept
 * @param converged whether that start ended because its centroids rested, not because of the limit of iterations
 */
public record KMeansModel(FeatureMatrix centroids, double inertia, int iterations, boolean converged) implements Model {

    /** Each new observation joins its nearest centroid, the lower-numbered one of equally near ones. */
    @Override
    public Assignment assign(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        if (matrix.columns() != centroids.columns()) {
            throw new IllegalArgumentException("new observations have " + matrix.columns()
                    + " columns: the model was fitted on " + centroids.columns());
        }
        matrix.requireFinite();
        int[] labels = new int[matrix.rows()];
        for (int row = 0; row < labels.length; row++) {
            monitor.checkpoint();
            double least = Double.POSITIVE_INFINITY;
            for (int cluster = 0; cluster < centroids.rows(); cluster++) {
                double sum = 0;
                for (int column = 0; column < matrix.columns(); column++) {
                    double difference = matrix.at(row, column) - centroids.at(cluster, column);
                    sum += difference * difference;
                }
                if (sum < least) {
                    least = sum;
                    labels[row] = cluster;
                }
            }
        }
        float[] probabilities = new float[labels.length];
        Arrays.fill(probabilities, 1);
        return new Assignment(Labels.of(labels), probabilities);
    }
}
