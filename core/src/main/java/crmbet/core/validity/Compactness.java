package crmbet.core.validity;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import java.util.Optional;

/**
 * How tight clusters are for how far they lie apart, judged by their centroids. Noise takes no part.
 *
 * @param daviesBouldin mean, over the clusters, of how much each overlaps the one it overlaps most; 0 or more, lower is
 *     better. Davies and Bouldin, A cluster separation measure, 1979, doi:10.1109/TPAMI.1979.4766909
 * @param calinskiHarabasz variance between clusters over variance within them, higher is better; infinite when every row
 *     lies on its centroid. Caliński and Harabasz, A dendrite method for cluster analysis, 1974,
 *     doi:10.1080/03610927408827101
 */
public record Compactness(double daviesBouldin, double calinskiHarabasz) {

    /**
     * Measures both. Time {@code O(n d + k² d)}; the result does not depend on the number of threads.
     *
     * @param matrix {@code n × d}, every value finite
     * @param labels one for each row
     * @return empty when there are fewer than two clusters, or no more rows than clusters, for which they are not defined
     * @throws IllegalArgumentException if matrix and labels differ in length
     * @throws OperationException naming a value that is NaN or infinite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Optional<Compactness> measure(FeatureMatrix matrix, Labels labels, Monitor monitor)
            throws OperationException {
        Labelled.requireSameLength(matrix, labels);
        matrix.requireFinite();
        var grouped = Labelled.group(matrix, labels);
        if (labels.clusterCount() < 2 || grouped.size() <= labels.clusterCount()) {
            return Optional.empty();
        }
        double[][] centroids = new double[labels.clusterCount()][];
        double[] meanDistance = new double[labels.clusterCount()];
        double within = 0;
        for (int cluster = 0; cluster < centroids.length; cluster++) {
            monitor.checkpoint();
            centroids[cluster] = centroid(grouped, grouped.firstPlace(cluster), grouped.sizeOf(cluster));
            double distances = 0;
            for (int i = 0; i < grouped.sizeOf(cluster); i++) {
                monitor.checkpoint();
                double squared = squaredDistance(grouped, grouped.firstPlace(cluster) + i, centroids[cluster]);
                within += squared;
                distances += Math.sqrt(squared);
            }
            meanDistance[cluster] = distances / grouped.sizeOf(cluster);
        }
        return Optional.of(
                new Compactness(daviesBouldin(centroids, meanDistance), calinskiHarabasz(grouped, centroids, within)));
    }

    private static double daviesBouldin(double[][] centroids, double[] meanDistance) {
        double sum = 0;
        for (int cluster = 0; cluster < centroids.length; cluster++) {
            double worst = 0;
            for (int other = 0; other < centroids.length; other++) {
                double apart = distance(centroids[cluster], centroids[other]);
                // Coinciding centroids would count as infinite overlap; as in scikit-learn they count as none.
                if (other != cluster && apart > 0) {
                    worst = Math.max(worst, (meanDistance[cluster] + meanDistance[other]) / apart);
                }
            }
            sum += worst;
        }
        return sum / centroids.length;
    }

    private static double calinskiHarabasz(Labelled grouped, double[][] centroids, double within) {
        if (within == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double[] center = centroid(grouped, 0, grouped.size());
        double between = 0;
        for (int cluster = 0; cluster < centroids.length; cluster++) {
            double apart = distance(centroids[cluster], center);
            between += grouped.sizeOf(cluster) * apart * apart;
        }
        int clusters = centroids.length;
        return between / (clusters - 1) / (within / (grouped.size() - clusters));
    }

    private static double[] centroid(Labelled grouped, int first, int size) {
        double[] sum = new double[grouped.columns()];
        for (int place = first; place < first + size; place++) {
            for (int column = 0; column < sum.length; column++) {
                // Around one of the rows: sums of values near 1e9 would lose the digits in which the rows differ.
                sum[column] += grouped.at(place, column) - grouped.at(first, column);
            }
        }
        for (int column = 0; column < sum.length; column++) {
            sum[column] = grouped.at(first, column) + sum[column] / size;
        }
        return sum;
    }

    private static double squaredDistance(Labelled grouped, int place, double[] point) {
        double sum = 0;
        for (int column = 0; column < point.length; column++) {
            double difference = grouped.at(place, column) - point[column];
            sum += difference * difference;
        }
        return sum;
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int column = 0; column < one.length; column++) {
            sum += (one[column] - other[column]) * (one[column] - other[column]);
        }
        return Math.sqrt(sum);
    }
}
