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

    private final UnitRows rows;
    private final int[] sources = new int[ROWS];
    private final double[] squared = new double[ROWS];
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
            sources[i] = from + i;
        }
        read(sources, count);
    }

    /** Reads the first {@code count} listed rows. */
    void read(int[] list, int count) {
        size = count;
        for (int column = 0; column < rows.columns(); column++) {
            readColumn(list, count, column, rows.mean()[column], rows.scale());
        }
    }

    /** One column of all rows: while one row is on its way from memory, the loop has asked for many others. */
    private void readColumn(int[] list, int count, int column, double mean, double scale) {
        var matrix = rows.matrix();
        int columns = rows.columns();
        int target = column * ROWS;
        for (int i = 0; i < count; i++) {
            coordinates[target + i] = (matrix.value(list[i] * columns + column) - mean) * scale;
        }
    }

    /** Measures the squared distance of each row to one point, by differences: exactly 0 for the point itself. */
    void squaredDistances(double[] points, int point) {
        Arrays.fill(squared, 0);
        for (int column = 0; column < rows.columns(); column++) {
            addSquares(column * ROWS, points[point * rows.columns() + column]);
        }
    }

    /** The sum, over the rows, of the lesser of its measured distance and its entry in {@code others} from {@code from} on. */
    double sumOfLesser(double[] others, int from) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += squared[i] < others[from + i] ? squared[i] : others[from + i];
        }
        return sum;
    }

    /** Lowers the entries in {@code others} from {@code from} on to the measured distances where those are less. */
    void keepLesser(double[] others, int from) {
        for (int i = 0; i < size; i++) {
            others[from + i] = squared[i] < others[from + i] ? squared[i] : others[from + i];
        }
    }

    private void addSquares(int offset, double coordinate) {
        for (int i = 0; i < ROWS; i++) {
            double difference = coordinates[offset + i] - coordinate;
            squared[i] += difference * difference;
        }
    }
}
