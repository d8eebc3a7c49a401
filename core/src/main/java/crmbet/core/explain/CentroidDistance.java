package crmbet.core.explain;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;

/** Squared Euclidean distances of the customers of a cluster from their mean. */
final class CentroidDistance {
    private static final int ROWS_BETWEEN_CHECKPOINTS = 65_536;

    private CentroidDistance() {}

    static Oddness measure(FeatureMatrix matrix, int[] members, Monitor monitor) {
        int columns = matrix.columns();
        double[] values = matrix.values();
        double[] mean = new double[columns];
        for (int row : members) {
            for (int column = 0; column < columns; column++) {
                mean[column] += values[row * columns + column] / members.length;
            }
        }
        double[] distances = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            if (i % ROWS_BETWEEN_CHECKPOINTS == 0) {
                monitor.checkpoint();
            }
            for (int column = 0; column < columns; column++) {
                double difference = values[members[i] * columns + column] - mean[column];
                distances[i] += difference * difference;
            }
        }
        return Oddness.of(members, distances);
    }
}
