package crmbet.core.neighbor;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;

/**
 * Observations as coordinates in which a metric is cheap to compute.
 *
 * <p>Kernels compare <em>reduced</em> distances, which keep the order of the true ones but cost no square root: the sum of
 * squared differences for {@link Metric#EUCLIDEAN} and {@link Metric#COSINE} (on rows of unit length), the sum of absolute
 * differences for {@link Metric#MANHATTAN}. Reduced distances are symmetric to the last bit, because every kernel adds the
 * columns in their order.
 *
 * <p>Values whose squares would overflow or vanish are scaled by a power of two, which is exact. Safe to read from several
 * threads.
 */
public final class MetricSpace {
    /** Beyond 2^±400 a square leaves the range of a double; one scale for all columns keeps the metric. */
    private static final int SAFE_EXPONENT = 400;

    private final Metric metric;
    private final int columns;
    private final double scale;
    private final double[] coordinates;

    private MetricSpace(Metric metric, int columns, double scale, double[] coordinates) {
        this.metric = metric;
        this.columns = columns;
        this.scale = scale;
        this.coordinates = coordinates;
    }

    /**
     * The space of a matrix; values are shared with the matrix where they need no change.
     *
     * @throws OperationException if a value is NaN or infinite ({@link Failure.InvalidValue}), or the metric is cosine and
     *     a row is all zeros ({@link Failure.NotPossible})
     */
    public static MetricSpace of(FeatureMatrix matrix, Metric metric) throws OperationException {
        matrix.requireFinite();
        return switch (metric) {
            case COSINE -> new MetricSpace(metric, matrix.columns(), 1, unitLength(matrix));
            case EUCLIDEAN, MANHATTAN -> {
                double scale = scaleFor(matrix.values());
                yield new MetricSpace(metric, matrix.columns(), scale, scaled(matrix.values(), scale));
            }
        };
    }

    /**
     * Coordinates of new observations in this space: {@code rows × columns}, row-major.
     *
     * @throws OperationException as {@link #of}
     * @throws IllegalArgumentException if the number of columns differs
     */
    public double[] locate(FeatureMatrix matrix) throws OperationException {
        if (matrix.columns() != columns) {
            throw new IllegalArgumentException(
                    "new observations have " + matrix.columns() + " columns: the model was fitted on " + columns);
        }
        matrix.requireFinite();
        return switch (metric) {
            case COSINE -> unitLength(matrix);
            case EUCLIDEAN, MANHATTAN -> scaled(matrix.values(), scale);
        };
    }

    public Metric metric() {
        return metric;
    }

    public int rows() {
        return coordinates.length / columns;
    }

    public int columns() {
        return columns;
    }

    /** Coordinates, {@code rows × columns}, row-major; for reading only. */
    public double[] coordinates() {
        return coordinates;
    }

    /** The reduced distance of two rows. */
    public double reducedBetween(int row, int other) {
        return metric == Metric.MANHATTAN
                ? sumOfDifferences(coordinates, row * columns, coordinates, other * columns)
                : sumOfSquares(coordinates, row * columns, coordinates, other * columns);
    }

    /** The reduced distance of a row from a point given by its coordinates, which start at {@code offset}. */
    public double reducedFrom(double[] point, int offset, int row) {
        return metric == Metric.MANHATTAN
                ? sumOfDifferences(point, offset, coordinates, row * columns)
                : sumOfSquares(point, offset, coordinates, row * columns);
    }

    /** The distance in the metric's own units. */
    public double toDistance(double reduced) {
        return switch (metric) {
            case EUCLIDEAN -> Math.sqrt(reduced) / scale;
            case MANHATTAN -> reduced / scale;
            case COSINE -> reduced / 2;
        };
    }

    /** The reduced form of a distance in the metric's own units. */
    public double toReduced(double distance) {
        return switch (metric) {
            case EUCLIDEAN -> (distance * scale) * (distance * scale);
            case MANHATTAN -> distance * scale;
            case COSINE -> 2 * distance;
        };
    }

    private double sumOfSquares(double[] a, int i, double[] b, int j) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double difference = a[i + column] - b[j + column];
            sum += difference * difference;
        }
        return sum;
    }

    private double sumOfDifferences(double[] a, int i, double[] b, int j) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            sum += Math.abs(a[i + column] - b[j + column]);
        }
        return sum;
    }

    private static double scaleFor(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        int exponent = Math.getExponent(largest);
        if (largest == 0 || Math.abs(exponent) <= SAFE_EXPONENT) {
            return 1;
        }
        // Normal doubles only: a scale of 2^1074 does not exist, and 2^1000 brings every subnormal into the safe range.
        return Math.scalb(1.0, Math.clamp(-exponent, -1000, 1000));
    }

    private static double[] scaled(double[] values, double scale) {
        if (scale == 1) {
            return values;
        }
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] * scale;
        }
        return result;
    }

    private static double[] unitLength(FeatureMatrix matrix) throws OperationException {
        int columns = matrix.columns();
        double[] values = matrix.values();
        double[] result = new double[values.length];
        for (int row = 0; row < matrix.rows(); row++) {
            double largest = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
            if (largest == 0) {
                throw new OperationException(new Failure.NotPossible(new Obstacle.RowWithoutDirection(row)));
            }
            // Divided by the largest first, so that no square overflows or vanishes.
            double sum = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                result[i] = values[i] / largest;
                sum += result[i] * result[i];
            }
            double length = Math.sqrt(sum);
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                result[i] /= length;
            }
        }
        return result;
    }
}
