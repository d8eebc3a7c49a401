package crmbet.core.clustering;

import java.util.Arrays;

/**
 * Up to {@value #ROWS} rows, column by column, so that loops over the rows run along memory and the compiler turns them into
 * vector instructions. Reused for one set of rows after another by one thread.
 */
final class RowTile {
    static final int ROWS = 256;

    /** Converted coordinates: row {@code i} of column {@code c} at {@code c * ROWS + i}; a last odd column is joined by zeros. */
    final double[] coordinates;

    /** Squared distance of each row from the mean. */
    final double[] norms = new double[ROWS];

    private final UnitRows rows;
    private int size;

    RowTile(UnitRows rows) {
        this.rows = rows;
        coordinates = new double[paired(rows.columns()) * ROWS];
    }

    /** The next even number: kernels take two columns at a time. */
    static int paired(int number) {
        return number + (number & 1);
    }

    int size() {
        return size;
    }

    /** Reads the rows {@code from}, {@code from + 1}, …. */
    void read(int from, int count) {
        for (int i = 0; i < count; i++) {
            put(i, from + i);
        }
        size = count;
    }

    /** Reads the first {@code count} listed rows. */
    void read(int[] list, int count) {
        for (int i = 0; i < count; i++) {
            put(i, list[i]);
        }
        size = count;
    }

    private void put(int place, int row) {
        double[] values = rows.values();
        double[] mean = rows.mean();
        double scale = rows.scale();
        int columns = mean.length;
        int from = row * columns;
        double norm = 0;
        for (int column = 0; column < columns; column++) {
            double value = (values[from + column] - mean[column]) * scale;
            coordinates[column * ROWS + place] = value;
            norm += value * value;
        }
        norms[place] = norm;
    }

    /** Squared distance of each row of the tile to one point, by differences: exactly 0 for the point itself. */
    void squaredDistances(double[] points, int point, double[] into) {
        int columns = rows.columns();
        Arrays.fill(into, 0);
        for (int column = 0; column < columns; column++) {
            addSquares(column * ROWS, points[point * columns + column], into);
        }
    }

    private void addSquares(int offset, double coordinate, double[] into) {
        for (int i = 0; i < ROWS; i++) {
            double difference = coordinates[offset + i] - coordinate;
            into[i] += difference * difference;
        }
    }

    /** What the largest norm of the tile's rows is. */
    double largestNorm() {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, norms[i]);
        }
        return largest;
    }
}
