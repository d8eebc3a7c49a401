package crmbet.core.clustering;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/**
 * The rows of a matrix seen from their mean and scaled, by a power of two, to coordinates of about −1 to 1, in blocks that do
 * not depend on the number of threads.
 *
 * <p>Sums of values that all lie near 1e9 lose the digits that tell clusters apart, and squares of values below 1e-160
 * vanish; neither happens here. Rows are converted when they are read, because a copy would double the memory.
 *
 * @param values row-major, {@code rows × columns}, as given
 * @param mean of each column, as good as one pass gives it
 * @param scale a power of two
 * @param variance mean of the variances of the columns, scaled
 */
@SuppressWarnings("ArrayRecordComponent") // shared with kernels, read only
record UnitRows(double[] values, int rows, int columns, double[] mean, double scale, double variance) {
    private static final int LEAST_BLOCK = 4096;
    private static final int MOST_BLOCKS = 256;

    /** @throws OperationException with {@code NotPossible} if the range of a column exceeds that of a double */
    static UnitRows of(FeatureMatrix matrix, Parallel parallel, Monitor monitor) throws OperationException {
        double[] first = new double[matrix.columns()];
        for (int column = 0; column < first.length; column++) {
            first[column] = matrix.at(0, column);
        }
        var fromFirst = new UnitRows(matrix.values(), matrix.rows(), first.length, first, 1, 0);
        var spread = fromFirst.spread(parallel, monitor);
        double[] mean = new double[first.length];
        double largest = 0;
        double variance = 0;
        for (int column = 0; column < first.length; column++) {
            double shift = spread.sums[column] / matrix.rows();
            mean[column] = first[column] + shift;
            largest = Math.max(largest, spread.largest[column] + Math.abs(shift));
        }
        if (!Double.isFinite(largest)) {
            throw new OperationException(new Failure.NotPossible(
                    "the values of a column lie too far apart for distances: transform or scale the features first"));
        }
        double scale = largest > 0 ? Math.scalb(1.0, -Math.max(Math.getExponent(largest), -1022)) : 1;
        for (int column = 0; column < first.length; column++) {
            double shift = spread.sums[column] / matrix.rows() * scale;
            variance += Math.max(0, spread.squares[column] / matrix.rows() - shift * shift) / first.length;
        }
        return new UnitRows(matrix.values(), matrix.rows(), first.length, mean, scale, variance);
    }

    private Spread spread(Parallel parallel, Monitor monitor) {
        var partial = new Spread[blocks()];
        parallel.forEach(blocks(), monitor, (block, _) -> {
            partial[block] = new Spread(new double[columns], new double[columns], new double[columns]);
            partial[block].add(this, firstRow(block), firstRow(block + 1));
        });
        for (int block = 1; block < partial.length; block++) {
            partial[0].add(partial[block]);
        }
        return partial[0];
    }

    /** Number of blocks; 1 for few rows. */
    int blocks() {
        return Math.ceilDiv(rows, blockLength());
    }

    /** First row of a block; {@code rows} for the block after the last. */
    int firstRow(int block) {
        return (int) Math.min(rows, (long) block * blockLength());
    }

    private int blockLength() {
        return Math.max(LEAST_BLOCK, Math.ceilDiv(rows, MOST_BLOCKS));
    }

    double at(int row, int column) {
        return (values[row * columns + column] - mean[column]) * scale;
    }

    /** Points given in the matrix's units, converted as the rows are. */
    double[] convert(double[] points) {
        double[] converted = points.clone();
        for (int i = 0; i < converted.length; i++) {
            converted[i] = (converted[i] - mean[i % columns]) * scale;
        }
        return converted;
    }

    /** The inverse of {@link #convert}. */
    double[] restore(double[] points) {
        double[] restored = points.clone();
        for (int i = 0; i < restored.length; i++) {
            restored[i] = restored[i] / scale + mean[i % columns];
        }
        return restored;
    }

    /** A sum of squared distances in the matrix's units. */
    double restoreSquared(double squared) {
        return squared / scale / scale;
    }

    double squaredDistance(int row, double[] points, int point) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double difference = at(row, column) - points[point * columns + column];
            sum += difference * difference;
        }
        return sum;
    }

    /** Sums, sums of squares and largest magnitudes of the columns, as seen from the first row. */
    private record Spread(double[] sums, double[] squares, double[] largest) {
        void add(UnitRows rows, int from, int to) {
            int at = from * rows.columns;
            for (int row = from; row < to; row++) {
                for (int column = 0; column < rows.columns; column++) {
                    double value = rows.values[at++] - rows.mean[column];
                    sums[column] += value;
                    squares[column] += value * value;
                    largest[column] = Math.max(largest[column], Math.abs(value));
                }
            }
        }

        void add(Spread other) {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += other.sums[column];
                squares[column] += other.squares[column];
                largest[column] = Math.max(largest[column], other.largest[column]);
            }
        }
    }
}
