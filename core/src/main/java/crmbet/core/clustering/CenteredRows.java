package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/**
 * The rows of a matrix seen from their mean, in blocks that do not depend on the number of threads.
 *
 * <p>Sums of values that all lie near 1e9 lose the digits that tell clusters apart; sums of what remains after the mean is
 * taken off do not. Rows are centred when they are read, because a centred copy would double the memory.
 *
 * @param values row-major, {@code rows × columns}, not centred
 * @param mean of each column
 * @param variance mean of the variances of the columns
 */
@SuppressWarnings("ArrayRecordComponent") // shared with kernels, read only
record CenteredRows(double[] values, int rows, int columns, double[] mean, double variance) {
    private static final int LEAST_BLOCK = 4096;
    private static final int MOST_BLOCKS = 256;

    static CenteredRows of(FeatureMatrix matrix, Parallel parallel, Monitor monitor) {
        var raw = new CenteredRows(matrix.values(), matrix.rows(), matrix.columns(), new double[matrix.columns()], 0);
        // The mean of values near 1e9 is itself rounded; taking the mean of what remains once more settles it.
        var near = raw.recentered(raw.sums(parallel, monitor)[0]);
        double[][] sums = near.sums(parallel, monitor);
        var centered = near.recentered(sums[0]);
        double squares = 0;
        for (int column = 0; column < centered.columns; column++) {
            double shift = sums[0][column] / centered.rows;
            squares += Math.max(0, sums[1][column] / centered.rows - shift * shift);
        }
        return new CenteredRows(
                centered.values, centered.rows, centered.columns, centered.mean, squares / centered.columns);
    }

    private CenteredRows recentered(double[] sums) {
        double[] shifted = mean.clone();
        for (int column = 0; column < columns; column++) {
            shifted[column] += sums[column] / rows;
        }
        return new CenteredRows(values, rows, columns, shifted, variance);
    }

    /** Sums and sums of squares of the centred columns. */
    private double[][] sums(Parallel parallel, Monitor monitor) {
        double[][][] partial = new double[blocks()][2][columns];
        parallel.forEach(blocks(), monitor, (block, _) -> {
            double[] sum = partial[block][0];
            double[] squares = partial[block][1];
            int at = firstRow(block) * columns;
            for (int row = firstRow(block); row < firstRow(block + 1); row++) {
                for (int column = 0; column < columns; column++) {
                    double value = values[at++] - mean[column];
                    sum[column] += value;
                    squares[column] += value * value;
                }
            }
        });
        double[][] total = new double[2][columns];
        for (double[][] part : partial) {
            for (int column = 0; column < columns; column++) {
                total[0][column] += part[0][column];
                total[1][column] += part[1][column];
            }
        }
        return total;
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
        return values[row * columns + column] - mean[column];
    }

    /** Points given in the matrix's units, as seen from the mean. */
    double[] center(double[] points) {
        return shift(points, -1);
    }

    /** The inverse of {@link #center}. */
    double[] uncenter(double[] points) {
        return shift(points, 1);
    }

    private double[] shift(double[] points, int sign) {
        double[] shifted = points.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += sign * mean[i % columns];
        }
        return shifted;
    }

    double squaredDistance(int row, double[] points, int point) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double difference = at(row, column) - points[point * columns + column];
            sum += difference * difference;
        }
        return sum;
    }
}
