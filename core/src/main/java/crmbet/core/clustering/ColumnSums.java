package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import java.util.Arrays;

/** Sums and sums of squares of the columns of a matrix, as seen from some reference row. */
@SuppressWarnings("ArrayRecordComponent") // accumulators, inside the package
record ColumnSums(double[] sums, double[] squares) {
    /** Loops run over at least so many values at a time, however few the columns, to be worth vector instructions. */
    private static final int LEAST_STRIDE = 64;

    /** Sums over the values {@code from} (inclusive) to {@code to} (exclusive), which are whole rows. */
    static ColumnSums of(FeatureMatrix matrix, int from, int to, double[] reference) {
        int columns = reference.length;
        int stride = columns * Math.ceilDiv(LEAST_STRIDE, columns);
        double[] repeated = new double[stride];
        for (int i = 0; i < stride; i++) {
            repeated[i] = reference[i % columns];
        }
        double[] sums = new double[stride];
        double[] squares = new double[stride];
        for (int at = from; at < to; at += stride) {
            addStride(matrix, at, Math.min(stride, to - at), repeated, sums, squares);
        }
        for (int i = columns; i < stride; i++) {
            sums[i % columns] += sums[i];
            squares[i % columns] += squares[i];
        }
        return new ColumnSums(Arrays.copyOf(sums, columns), Arrays.copyOf(squares, columns));
    }

    private static void addStride(
            FeatureMatrix matrix, int from, int length, double[] reference, double[] sums, double[] squares) {
        for (int i = 0; i < length; i++) {
            double value = matrix.value(from + i) - reference[i];
            sums[i] += value;
            squares[i] += value * value;
        }
    }

    void add(ColumnSums other) {
        for (int column = 0; column < sums.length; column++) {
            sums[column] += other.sums[column];
            squares[column] += other.squares[column];
        }
    }

    /** Whether the squares are within the range of a double, so that no value was infinite and none vanished. */
    boolean isPrecise() {
        double total = Arrays.stream(squares).sum();
        return total > 0x1p-900 && total < Double.POSITIVE_INFINITY;
    }

    /** Root of the mean square over all columns. */
    double deviation(int rows) {
        return Math.sqrt(Arrays.stream(squares).sum() / rows / squares.length);
    }
}
