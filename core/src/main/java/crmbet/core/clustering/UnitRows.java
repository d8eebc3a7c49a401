package crmbet.core.clustering;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The rows of a matrix seen from their mean and scaled, by a power of two, to coordinates of the order of 1, in blocks that
 * do not depend on the number of threads.
 *
 * <p>Sums of values that all lie near 1e9 lose the digits that tell clusters apart, and squares of values below 1e-160
 * vanish; neither happens here. Rows are converted when they are read, because a precise copy would double the memory.
 *
 * @param matrix as given
 * @param mean of each column, as good as one pass gives it
 * @param scale a power of two
 * @param variance mean of the variances of the columns, scaled
 */
@SuppressWarnings("ArrayRecordComponent") // shared with kernels, read only
record UnitRows(FeatureMatrix matrix, double[] mean, double scale, double variance) {
    private static final int LEAST_BLOCK = 4096;
    private static final int MOST_BLOCKS = 256;

    /**
     * Reads the matrix once.
     *
     * @throws OperationException with {@code InvalidValue} if a value is NaN or infinite, with {@code NotPossible} if the
     *     range of a column exceeds that of a double
     */
    static UnitRows of(FeatureMatrix matrix, Parallel parallel, Monitor monitor) throws OperationException {
        int columns = matrix.columns();
        double[] first = new double[columns];
        Arrays.setAll(first, column -> matrix.at(0, column));
        var spread = new UnitRows(matrix, first, 1, 0).spread(parallel, monitor);
        if (!spread.isPrecise()) {
            matrix.requireFinite();
        }
        double largest = spread.isPrecise() ? spread.deviation(matrix.rows()) : largestDeviation(matrix);
        double scale = largest > 0 ? Math.scalb(1.0, -Math.max(Math.getExponent(largest), -1022)) : 1;
        double[] mean = new double[columns];
        double variance = 0;
        for (int column = 0; column < columns; column++) {
            double shift = spread.sums()[column] / matrix.rows();
            mean[column] = first[column] + shift;
            double squares = spread.squares()[column] / matrix.rows() - shift * shift;
            variance += Math.max(0, squares) * scale * scale / columns;
        }
        return new UnitRows(matrix, mean, scale, variance);
    }

    /** The largest distance of a value from the first of its column, where squares leave the range of a double. */
    private static double largestDeviation(FeatureMatrix matrix) throws OperationException {
        double largest = 0;
        for (int row = 1; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                largest = Math.max(largest, Math.abs(matrix.at(row, column) - matrix.at(0, column)));
            }
        }
        if (!Double.isFinite(largest * matrix.rows())) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.ValuesTooFarApart()));
        }
        return largest;
    }

    private ColumnSums spread(Parallel parallel, Monitor monitor) {
        var partial = new ColumnSums[blocks()];
        parallel.forEach(
                blocks(),
                monitor,
                (block, _) -> partial[block] =
                        ColumnSums.of(matrix, firstRow(block) * columns(), firstRow(block + 1) * columns(), mean));
        for (int block = 1; block < partial.length; block++) {
            partial[0].add(partial[block]);
        }
        return partial[0];
    }

    int rows() {
        return matrix.rows();
    }

    int columns() {
        return mean.length;
    }

    /** Root mean square of the rows' distances from the mean. */
    double typicalNorm() {
        return Math.sqrt(variance * columns());
    }

    /** Number of blocks; 1 for few rows. */
    int blocks() {
        return Math.ceilDiv(rows(), blockLength());
    }

    /** First row of a block; {@code rows} for the block after the last. */
    int firstRow(int block) {
        return (int) Math.min(rows(), (long) block * blockLength());
    }

    /** A multiple of the length of a tile, of which a block holds whole ones. */
    private int blockLength() {
        int tiles = Math.ceilDiv(Math.ceilDiv(rows(), MOST_BLOCKS), FloatTile.ROWS);
        return Math.max(LEAST_BLOCK, tiles * FloatTile.ROWS);
    }

    /** So many of the rows, drawn without replacement, in their order; {@code size} is at most the number of rows. */
    UnitRows sample(int size, SplittableRandom random) {
        return new UnitRows(matrix.sample(size, random), mean, scale, variance);
    }

    double at(int row, int column) {
        return (matrix.value(row * columns() + column) - mean[column]) * scale;
    }

    /** Points given in the matrix's units, converted as the rows are. */
    double[] convert(double[] points) {
        double[] converted = points.clone();
        for (int i = 0; i < converted.length; i++) {
            converted[i] = (converted[i] - mean[i % columns()]) * scale;
        }
        return converted;
    }

    /** The inverse of {@link #convert}. */
    double[] restore(double[] points) {
        double[] restored = points.clone();
        for (int i = 0; i < restored.length; i++) {
            restored[i] = restored[i] / scale + mean[i % columns()];
        }
        return restored;
    }

    /** A sum of squared distances in the matrix's units. */
    double restoreSquared(double squared) {
        return squared / scale / scale;
    }

    double squaredDistance(int row, double[] points, int point) {
        double sum = 0;
        int columns = columns();
        for (int column = 0; column < columns; column++) {
            double difference = at(row, column) - points[point * columns + column];
            sum += difference * difference;
        }
        return sum;
    }
}
