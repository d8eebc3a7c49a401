package crmbet.workbench.chart;

import java.util.Arrays;

/**
 * How many points of a layer fall into each bin of a square grid over the cloud's bounds. Only occupied bins take room, 4
 * bytes each; a row's bins lie next to each other by rising column, so that a picture is written from one edge to the
 * other.
 */
final class BinLevel {
    /** A bin with more points is written as several. */
    private static final int MOST_POINTS = 0xFFFF;

    private static final int COLUMN_SHIFT = 16;

    private final int side;
    private final int[] rowStarts;
    private final int[] bins;

    private BinLevel(int side, int[] rowStarts, int[] bins) {
        this.side = side;
        this.rowStarts = rowStarts;
        this.bins = bins;
    }

    /**
     * Counts points.
     *
     * @param x from 0 to 1
     * @param y as {@code x}
     * @param side bins in a row and in a column; a power of two, 65,536 at most
     */
    static BinLevel of(float[] x, float[] y, int side) {
        int[] starts = new int[side + 1];
        for (float at : y) {
            starts[binOf(at, side) + 1]++;
        }
        for (int row = 0; row < side; row++) {
            starts[row + 1] += starts[row];
        }
        int[] columns = new int[x.length];
        int[] next = starts.clone();
        for (int i = 0; i < x.length; i++) {
            columns[next[binOf(y[i], side)]++] = binOf(x[i], side);
        }
        Writer writer = new Writer(side, columns);
        for (int row = 0; row < side; row++) {
            Arrays.sort(columns, starts[row], starts[row + 1]);
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                writer.add(columns[i], 1);
            }
            writer.endRow();
        }
        return writer.finish();
    }

    private static int binOf(float at, int side) {
        return Math.min(side - 1, (int) (at * side));
    }

    /** The same points in bins twice as wide and high. */
    BinLevel coarser() {
        Writer writer = new Writer(side / 2, new int[bins.length]);
        for (int row = 0; row < side; row += 2) {
            int lower = rowStarts[row];
            int upper = rowStarts[row + 1];
            while (lower < rowStarts[row + 1] || upper < rowStarts[row + 2]) {
                boolean takeLower = upper == rowStarts[row + 2]
                        || (lower < rowStarts[row + 1] && column(bins[lower]) <= column(bins[upper]));
                int bin = bins[takeLower ? lower++ : upper++];
                writer.add(column(bin) / 2, count(bin));
            }
            writer.endRow();
        }
        return writer.finish();
    }

    int side() {
        return side;
    }

    /** Position in {@link #bins()} of a row's first bin; {@link #side()} gives the end of the last row. */
    int start(int row) {
        return rowStarts[row];
    }

    /** Position of a row's first bin at or right of a column, or of the row's end. */
    int firstFrom(int row, int column) {
        int low = rowStarts[row];
        int high = rowStarts[row + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (column(bins[middle]) < column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What {@link #column(int)} and {@link #count(int)} read. Not to be written. */
    int[] bins() {
        return bins;
    }

    static int column(int bin) {
        return bin >>> COLUMN_SHIFT;
    }

    static int count(int bin) {
        return bin & MOST_POINTS;
    }

    /** Writes rows one after the other, never ahead of where its array may still be read. */
    private static final class Writer {
        private final int side;
        private final int[] starts;
        private final int[] bins;
        private int row;
        private int end;

        Writer(int side, int[] bins) {
            this.side = side;
            this.bins = bins;
            starts = new int[side + 1];
        }

        void add(int column, int count) {
            int last = end - 1;
            if (last >= starts[row] && column(bins[last]) == column && count(bins[last]) + count <= MOST_POINTS) {
                bins[last] += count;
            } else {
                bins[end++] = column << COLUMN_SHIFT | count;
            }
        }

        void endRow() {
            starts[++row] = end;
        }

        BinLevel finish() {
            return new BinLevel(side, starts, Arrays.copyOf(bins, end));
        }
    }
}
