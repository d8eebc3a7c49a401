package crmbet.core.clustering;

/**
 * Up to {@value #ROWS} rows as floats, column by column, so that loops over the rows run along memory and the compiler turns
 * them into vector instructions. Reused for one set of rows after another by one thread.
 */
final class FloatTile {
    static final int ROWS = 256;
    private static final int LANES = 32;

    /** How many columns one array holds. */
    static final int GROUP = 4;

    /**
     * Converted coordinates, in arrays of four columns: row {@code i} of the array's column {@code c} at
     * {@code c * ROWS + i}. The last array holds two columns if those are all that are left; a last odd column is joined by
     * zeros.
     */
    final float[][] coordinates;

    private final FloatRows rows;
    private int size;

    FloatTile(FloatRows rows) {
        this.rows = rows;
        int width = RowTile.paired(rows.columns());
        coordinates = new float[Math.ceilDiv(width, GROUP)][];
        for (int group = 0; group < coordinates.length; group++) {
            coordinates[group] = new float[Math.min(GROUP, width - group * GROUP) * ROWS];
        }
    }

    int size() {
        return size;
    }

    /** How many places loops run over: those in use and some more, so that few are left over for slow single steps. */
    int lanes() {
        return Math.ceilDiv(size, LANES) * LANES;
    }

    /** Reads the first {@code count} listed rows. */
    void read(int[] list, int count) {
        size = count;
        int column = 0;
        for (; column + GROUP <= rows.columns(); column += GROUP) {
            rows.fourColumns(list, count, column, coordinates[column / GROUP]);
        }
        for (; column < rows.columns(); column++) {
            rows.column(list, count, column, coordinates[column / GROUP], column % GROUP * ROWS);
        }
    }
}
