package crmbet.core.validity;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import java.util.OptionalDouble;

/**
 * How much of the differences between rows in one figure their clusters explain: the correlation ratio η², the variance
 * between clusters over the variance of all rows (Fisher, Statistical Methods for Research Workers, 1925).
 */
public final class ExplainedVariance {
    private ExplainedVariance() {}

    /**
     * The share that the clusters explain, 0 to 1: 0 when every cluster has the same mean, 1 when all rows of a cluster are
     * alike. Noise has its part in the variance and explains nothing. Time {@code O(n)}.
     *
     * @param matrix {@code n × d}; rows whose figure is NaN take no part
     * @param column which of its figures, 0-based
     * @param labels one for each row
     * @return empty when there are fewer than two clusters, or no differences to explain
     * @throws IllegalArgumentException if matrix and labels differ in length
     */
    public static OptionalDouble of(FeatureMatrix matrix, int column, Labels labels) {
        Labelled.requireSameLength(matrix, labels);
        if (labels.clusterCount() < 2) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        int present = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            double value = matrix.at(row, column);
            if (!Double.isNaN(value)) {
                sum += value;
                present++;
            }
        }
        double mean = sum / present;
        double[] deviations = new double[labels.clusterCount()];
        int[] sizes = new int[labels.clusterCount()];
        double all = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            double deviation = matrix.at(row, column) - mean;
            if (!Double.isNaN(deviation)) {
                all += deviation * deviation;
                if (!labels.isNoise(row)) {
                    deviations[labels.clusterOf(row)] += deviation;
                    sizes[labels.clusterOf(row)]++;
                }
            }
        }
        double between = 0;
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            between += sizes[cluster] == 0 ? 0 : deviations[cluster] * deviations[cluster] / sizes[cluster];
        }
        return all > 0 ? OptionalDouble.of(Math.min(1, between / all)) : OptionalDouble.empty();
    }
}
