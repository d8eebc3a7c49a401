package crmbet.core.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which two features show clusters apart best in one picture. */
public final class SeparatingPairs {
    /** Rows beyond these change the order of pairs only where it hardly matters. */
    private static final int MOST_ROWS = 50_000;

    private static final int ROWS_A_CHECKPOINT = 4096;
    /** Of the variance of a column: keeps what is divided by above 0 for columns that say the same, or separate perfectly. */
    private static final double RIDGE = 1e-6;

    private SeparatingPairs() {}

    /**
     * Two features.
     *
     * @param first number of a column
     * @param second number of a later column
     * @param separation how far the centres of clusters lie apart on the two together, in units of the spread within
     *     clusters: the Hotelling–Lawley trace, 0 or more
     */
    public record Pair(int first, int second, double separation) {}

    /**
     * Ranks pairs of columns by the trace of {@code W⁻¹B}, with {@code W} the covariance within clusters and {@code B} that
     * of their centres, both on the two columns: two columns that say the same separate no more than one. Noise takes no
     * part. Without clusters, all separate alike and columns come in their order. Takes {@code O(m d²)} for
     * {@code m} rows, 50,000 evenly spaced ones at most. Hotelling, A generalized T test and measure of multivariate
     * dispersion, 1951; Lawley, A generalization of Fisher's z test, 1938, doi:10.1093/biomet/30.1-2.180.
     *
     * @param matrix {@code n × d}, every value finite
     * @param labels one for each row
     * @param most pairs, 1 or more
     * @return the best first; among equals, the earlier columns
     * @throws IllegalArgumentException if matrix and labels differ in length
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static List<Pair> of(FeatureMatrix matrix, Labels labels, int most, Monitor monitor) {
        if (matrix.rows() != labels.size()) {
            throw new IllegalArgumentException(
                    "matrix and labels differ in length: " + matrix.rows() + ", " + labels.size());
        }
        Scatter scatter = new Scatter(matrix, labels, monitor);
        List<Pair> pairs = new ArrayList<>();
        for (int first = 0; first < matrix.columns(); first++) {
            for (int second = first + 1; second < matrix.columns(); second++) {
                pairs.add(new Pair(first, second, scatter.separation(first, second)));
            }
        }
        return pairs.stream()
                .sorted(Comparator.comparingDouble(Pair::separation).reversed())
                .limit(most)
                .toList();
    }

    /** Products of the columns' differences from the centres of clusters, and of these from the centre of all. */
    private static final class Scatter {
        private final int d;
        private final double[] within;
        private final double[] between;

        Scatter(FeatureMatrix matrix, Labels labels, Monitor monitor) {
            d = matrix.columns();
            within = new double[d * d];
            between = new double[d * d];
            int step = Math.max(1, Math.ceilDiv(matrix.rows(), MOST_ROWS));
            int clusters = labels.clusterCount();
            double[] centres = new double[clusters * d];
            double[] whole = new double[d];
            int[] sizes = new int[clusters];
            int all = 0;
            for (int row = 0; row < matrix.rows(); row += step) {
                checkpoint(row / step, monitor);
                if (!labels.isNoise(row)) {
                    int cluster = labels.clusterOf(row);
                    sizes[cluster]++;
                    all++;
                    for (int j = 0; j < d; j++) {
                        centres[cluster * d + j] += matrix.at(row, j);
                        whole[j] += matrix.at(row, j);
                    }
                }
            }
            for (int j = 0; j < d; j++) {
                whole[j] /= Math.max(1, all);
                for (int cluster = 0; cluster < clusters; cluster++) {
                    centres[cluster * d + j] /= Math.max(1, sizes[cluster]);
                }
            }
            double[] difference = new double[d];
            for (int row = 0; row < matrix.rows(); row += step) {
                checkpoint(row / step, monitor);
                if (!labels.isNoise(row)) {
                    int from = labels.clusterOf(row) * d;
                    for (int j = 0; j < d; j++) {
                        difference[j] = matrix.at(row, j) - centres[from + j];
                    }
                    add(within, difference, 1);
                }
            }
            for (int cluster = 0; cluster < clusters; cluster++) {
                for (int j = 0; j < d; j++) {
                    difference[j] = centres[cluster * d + j] - whole[j];
                }
                add(between, difference, sizes[cluster]);
            }
        }

        private static void checkpoint(int number, Monitor monitor) {
            if (number % ROWS_A_CHECKPOINT == 0) {
                monitor.checkpoint();
            }
        }

        private void add(double[] products, double[] difference, double weight) {
            for (int j = 0; j < d; j++) {
                for (int l = 0; l <= j; l++) {
                    products[j * d + l] += weight * difference[j] * difference[l];
                }
            }
        }

        /** The trace of the inverse of the one times the other, of the two columns alone. */
        double separation(int first, int second) {
            double a = spread(first);
            double c = spread(second);
            if (a == 0 || c == 0) {
                return alone(first) + alone(second);
            }
            double b = at(within, second, first);
            return (c * at(between, first, first)
                            - 2 * b * at(between, second, first)
                            + a * at(between, second, second))
                    / (a * c - b * b);
        }

        private double alone(int column) {
            return spread(column) == 0 ? 0 : at(between, column, column) / spread(column);
        }

        private double spread(int column) {
            return at(within, column, column) * (1 + RIDGE) + at(between, column, column) * RIDGE;
        }

        private double at(double[] products, int row, int column) {
            return products[row * d + column];
        }
    }
}
