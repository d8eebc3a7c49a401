package crmbet.core.projection;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Principal component analysis of the covariance matrix: the two directions in which the rows vary most.
 *
 * <p>The sign of a direction is arbitrary; here its largest weight (the first among equals) is positive, so the same data
 * always gives the same picture. Pearson, On lines and planes of closest fit, 1901, doi:10.1080/14786440109462720.
 */
public final class Pca {
    private static final int BLOCK_ROWS = 16_384;

    private Pca() {}

    /** As {@link #project(FeatureMatrix, Parallel, Monitor)}, on as many threads as the machine has processors. */
    public static Projection project(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        return project(matrix, Parallel.ofProcessors(), monitor);
    }

    /**
     * Projects the rows on their first two principal components. With one column, all {@code y} are 0.
     * Time {@code O(n d² + d³)}, memory {@code O(n + d²)}; the same result on any number of threads.
     *
     * @param matrix {@code n × d}, at least one row, every value finite
     * @throws IllegalArgumentException if there is no row
     * @throws OperationException naming a value that is NaN or infinite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Projection project(FeatureMatrix matrix, Parallel parallel, Monitor monitor)
            throws OperationException {
        if (matrix.rows() == 0) {
            throw new IllegalArgumentException("a projection needs at least one row");
        }
        matrix.requireFinite();
        double[] mean = mean(matrix, parallel, monitor);
        var components = components(matrix, mean, covariance(matrix, mean, parallel, monitor));
        return onto(matrix, components, parallel, monitor);
    }

    private static double[] mean(FeatureMatrix matrix, Parallel parallel, Monitor monitor) {
        // Around the first row: a sum of values near 1e9 would lose the digits in which the rows differ.
        int d = matrix.columns();
        double[] sum = sum(matrix, d, parallel, monitor, (row, into) -> {
            for (int j = 0; j < d; j++) {
                into[j] += matrix.at(row, j) - matrix.at(0, j);
            }
        });
        for (int j = 0; j < d; j++) {
            sum[j] = matrix.at(0, j) + sum[j] / matrix.rows();
        }
        return sum;
    }

    private static double[] covariance(FeatureMatrix matrix, double[] mean, Parallel parallel, Monitor monitor) {
        int d = matrix.columns();
        double[] products = sum(matrix, d * d, parallel, monitor, (row, into) -> {
            for (int j = 0; j < d; j++) {
                double fromMean = matrix.at(row, j) - mean[j];
                for (int l = 0; l <= j; l++) {
                    into[j * d + l] += fromMean * (matrix.at(row, l) - mean[l]);
                }
            }
        });
        for (int j = 0; j < d; j++) {
            for (int l = 0; l <= j; l++) {
                products[j * d + l] /= Math.max(1, matrix.rows() - 1);
                products[l * d + j] = products[j * d + l];
            }
        }
        return products;
    }

    /** Adds up what each row contributes, block by block in a fixed order. */
    private static double[] sum(
            FeatureMatrix matrix, int width, Parallel parallel, Monitor monitor, Contribution contribution) {
        int blocks = Math.ceilDiv(matrix.rows(), BLOCK_ROWS);
        double[][] partial = new double[blocks][];
        parallel.forRanges(matrix.rows(), BLOCK_ROWS, monitor, (from, to) -> {
            double[] into = new double[width];
            for (int row = from; row < to; row++) {
                contribution.add(row, into);
            }
            partial[from / BLOCK_ROWS] = into;
            monitor.report(to, matrix.rows(), Phase.PROJECTING);
        });
        double[] total = new double[width];
        for (double[] part : partial) {
            for (int i = 0; i < width; i++) {
                total[i] += part[i];
            }
        }
        return total;
    }

    private static PrincipalComponents components(FeatureMatrix matrix, double[] mean, double[] covariance) {
        int d = matrix.columns();
        double[][] square = new double[d][d];
        for (int j = 0; j < d; j++) {
            System.arraycopy(covariance, j * d, square[j], 0, d);
        }
        var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(square, false));
        double[] variances = new double[d];
        List<double[]> loadings = new ArrayList<>();
        for (int component = 0; component < d; component++) {
            // Hipparchus orders by falling eigenvalue; a variance of zero may come out as a tiny negative number.
            variances[component] = Math.max(0, eigen.getEigenvalue(component));
            loadings.add(oriented(eigen.getEigenvector(component).toArray()));
        }
        return new PrincipalComponents(matrix.features(), mean, variances, loadings);
    }

    private static double[] oriented(double[] direction) {
        int largest = 0;
        for (int j = 1; j < direction.length; j++) {
            // Weights that differ by rounding only count as equal.
            largest = Math.abs(direction[j]) > Math.abs(direction[largest]) * (1 + 1e-9) ? j : largest;
        }
        if (direction[largest] < 0) {
            for (int j = 0; j < direction.length; j++) {
                direction[j] = -direction[j];
            }
        }
        return direction;
    }

    private static Projection onto(
            FeatureMatrix matrix, PrincipalComponents components, Parallel parallel, Monitor monitor) {
        int d = matrix.columns();
        double[] first = components.loadings().getFirst();
        double[] second = d > 1 ? components.loadings().get(1) : new double[d];
        float[] x = new float[matrix.rows()];
        float[] y = new float[matrix.rows()];
        parallel.forRanges(matrix.rows(), BLOCK_ROWS, monitor, (from, to) -> {
            for (int row = from; row < to; row++) {
                double alongFirst = 0;
                double alongSecond = 0;
                for (int j = 0; j < d; j++) {
                    double fromMean = matrix.at(row, j) - components.mean()[j];
                    alongFirst += fromMean * first[j];
                    alongSecond += fromMean * second[j];
                }
                x[row] = (float) alongFirst;
                y[row] = (float) alongSecond;
            }
        });
        return new Projection(x, y, components);
    }

    /** What one row adds to a sum. */
    @FunctionalInterface
    private interface Contribution {
        void add(int row, double[] into);
    }
}
