package crmbet.workbench.chart;

/** Which pixel the middle of each bin of a level falls on. */
final class BinPlaces {
    private final int[] columns;
    private final int[] rows;
    private final int firstColumn;
    private final int endColumn;

    BinPlaces(int side, Projection projection, int width) {
        columns = new int[side];
        rows = new int[side];
        for (int bin = 0; bin < side; bin++) {
            columns[bin] = projection.column((bin + 0.5) / side);
            rows[bin] = projection.row((bin + 0.5) / side);
        }
        int first = 0;
        while (first < side && columns[first] < 0) {
            first++;
        }
        int end = first;
        while (end < side && columns[end] < width) {
            end++;
        }
        firstColumn = first;
        endColumn = end;
    }

    int side() {
        return columns.length;
    }

    /** The pixel column of each bin column. Not to be written. */
    int[] columns() {
        return columns;
    }

    /** The first bin column in view. */
    int firstColumn() {
        return firstColumn;
    }

    /** The first bin column right of the view. */
    int endColumn() {
        return endColumn;
    }

    /** The pixel row of a bin row; the higher the bin, the smaller. */
    int row(int binRow) {
        return rows[binRow];
    }

    /** The first bin row whose pixel row is above {@code pixelRow}. */
    int firstRowAbove(int pixelRow) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle] >= pixelRow) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many bins of a level are on some rows of pixels, also those left or right of the picture. */
    int countIn(BinLevel level, int topRow, int endRow) {
        return level.start(firstRowAbove(topRow)) - level.start(firstRowAbove(endRow));
    }
}
