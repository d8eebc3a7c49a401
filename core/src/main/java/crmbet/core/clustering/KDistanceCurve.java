package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.CoreDistances;
import crmbet.core.neighbor.KdTree;
import crmbet.core.neighbor.Metric;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;

/**
 * Distances from each observation to its k-th nearest, itself counted as the first, in ascending order: the picture from
 * which epsilon of DBSCAN is read. With an epsilon just above {@code distances[i]} and k min points, {@code i + 1}
 * observations are core points.
 *
 * @param k which neighbour; the min points of DBSCAN
 * @param distances one for each row, in the metric's units, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // millions of values
public record KDistanceCurve(int k, double[] distances) {

    /**
     * Computes the curve, exactly. About O(n log n) in few columns.
     *
     * @param matrix {@code n × d}, every value finite
     * @param k 1 to the number of rows
     * @throws IllegalArgumentException if k is out of that range
     * @throws OperationException if a value is NaN or infinite ({@code InvalidValue})
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static KDistanceCurve of(FeatureMatrix matrix, int k, Metric metric, Parallel parallel, Monitor monitor)
            throws OperationException {
        if (k < 1 || k > matrix.rows()) {
            throw new IllegalArgumentException(
                    "k " + k + " is out of range: it must be 1 to the number of rows, " + matrix.rows());
        }
        KdTree tree = KdTree.build(MetricSpace.of(matrix, metric), parallel, monitor);
        double[] distances = CoreDistances.of(tree, k, parallel, monitor).distances();
        Arrays.sort(distances);
        return new KDistanceCurve(k, distances);
    }

    /**
     * The distance at the curve's knee, a good first epsilon: where the curve lies farthest below the straight line between
     * its ends (Satopää et al. 2011, DOI 10.1109/ICDCSW.2011.20). The common distance if all are equal.
     */
    public double knee() {
        int last = distances.length - 1;
        double rise = distances[last] - distances[0];
        int knee = last;
        double farthest = 0;
        for (int i = 0; i < last; i++) {
            double below = (double) i / last - (distances[i] - distances[0]) / rise;
            if (below > farthest) {
                farthest = below;
                knee = i;
            }
        }
        return distances[knee];
    }
}
