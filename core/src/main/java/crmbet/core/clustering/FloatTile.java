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

    private final UnitRows rows;
    private int size;

    FloatTile(UnitRows rows) {
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
        for (; column + 2 <= rows.columns(); column += 2) {
            readTwoColumns(list, count, column);
        }
        if (column < rows.columns()) {
            readColumn(list, count, column);
        }
    }

    private void readTwoColumns(int[] list, int count, int column) {
        // Copies of the fields: the compiler cannot know that writing to an array changes none of the references.
        var matrix = rows.matrix();
        float[] into = coordinates[column / GROUP];
        int columns = rows.columns();
        double scale = rows.scale();
        double mean = rows.mean()[column];
        double nextMean = rows.mean()[column + 1];
        int target = column % GROUP * ROWS;
        for (int i = 0; i < count; i++) {
            int at = list[i] * columns + column;
            into[target + i] = (float) ((matrix.value(at) - mean) * scale);
            into[target + ROWS + i] = (float) ((matrix.value(at + 1) - nextMean) * scale);
        }
    }

    private void readColumn(int[] list, int count, int column) {
        var matrix = rows.matrix();
        float[] into = coordinates[column / GROUP];
        int columns = rows.columns();
        double scale = rows.scale();
        double mean = rows.mean()[column];
        int target = column % GROUP * ROWS;
        for (int i = 0; i < count; i++) {
            into[target + i] = (float) ((matrix.value(list[i] * columns + column) - mean) * scale);
        }
    }
}
