package crmbet.core.clustering;

/**
 * A copy of all rows, converted and as floats, one after the other: rows picked here and there cost a quarter of the memory
 * traffic that picking them from a matrix of doubles does, and no arithmetic.
 */
final class FloatRows {
    /**
     * Where the first row begins: 16 bytes of an array come before its values, and with those a row of 8 or 16 columns would lie
     * across two cache lines.
     */
    private static final int LEAD = 12;

    private final UnitRows rows;
    private final float[] values;
    /** Whether all rows are there; until then whoever reads them fills them in, with the same values as anybody else would. */
    private volatile boolean complete;

    FloatRows(UnitRows rows) {
        this.rows = rows;
        values = new float[LEAD + rows.rows() * rows.columns()];
    }

    boolean isComplete() {
        return complete;
    }

    /** To be said once every row has been filled in. */
    void complete() {
        complete = true;
    }

    /** Converts the rows {@code from}, {@code from + 1}, …; few at a time, so that a fresh virtual machine compiles this soon. */
    void fill(int from, int count) {
        for (int column = 0; column < rows.columns(); column++) {
            fillColumn(from, count, column);
        }
    }

    private void fillColumn(int from, int count, int column) {
        // Copies of the fields: the compiler cannot know that writing to an array changes none of the references.
        var matrix = rows.matrix();
        float[] into = values;
        int columns = rows.columns();
        double mean = rows.mean()[column];
        double scale = rows.scale();
        int at = from * columns + column;
        for (int i = 0; i < count; i++, at += columns) {
            into[LEAD + at] = (float) ((matrix.value(at) - mean) * scale);
        }
    }

    int columns() {
        return rows.columns();
    }

    /** Copies one column of the listed rows. */
    void column(int[] list, int count, int column, float[] into, int target) {
        float[] from = values;
        int columns = rows.columns();
        int first = LEAD + column;
        for (int i = 0; i < count; i++) {
            into[target + i] = from[first + list[i] * columns];
        }
    }

    /** Copies a column of the listed rows and the next three, each {@code FloatTile.ROWS} places behind the last. */
    void fourColumns(int[] list, int count, int column, float[] into) {
        float[] from = values;
        int columns = rows.columns();
        int first = LEAD + column;
        for (int i = 0; i < count; i++) {
            int at = first + list[i] * columns;
            into[i] = from[at];
            into[FloatTile.ROWS + i] = from[at + 1];
            into[2 * FloatTile.ROWS + i] = from[at + 2];
            into[3 * FloatTile.ROWS + i] = from[at + 3];
        }
    }
}
