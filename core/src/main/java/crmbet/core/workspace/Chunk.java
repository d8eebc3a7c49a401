package crmbet.core.workspace;

import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** A few thousand rows of a result, column by column. Rows and columns are counted from 0. Valid only while visited. */
public final class Chunk {
    private final DuckDBDataChunkReader chunk;

    Chunk(DuckDBDataChunkReader chunk) {
        this.chunk = chunk;
    }

    public int rows() {
        return Math.toIntExact(chunk.rowCount());
    }

    /**
     * Copies a column of type DOUBLE.
     *
     * @param target receives the value of row {@code i} at {@code offset + i × stride}; NULL becomes NaN
     * @throws IllegalStateException if the column is of another type
     */
    public void copyNumbers(int column, double[] target, int offset, int stride) {
        DuckDBReadableVector vector = chunk.vector(column);
        if (vector.getType() != DuckDBColumnType.DOUBLE) {
            throw new IllegalStateException("column " + column + " is " + vector.getType() + ", not DOUBLE");
        }
        int rows = rows();
        for (int row = 0, at = offset; row < rows; row++, at += stride) {
            target[at] = vector.getDouble(row, Double.NaN);
        }
    }

    /**
     * Copies a column of type INTEGER that has no NULL.
     *
     * @param target receives the value of row {@code i} at {@code offset + i}
     * @throws IllegalStateException if the column is of another type
     */
    public void copyIntegers(int column, int[] target, int offset) {
        DuckDBReadableVector vector = chunk.vector(column);
        if (vector.getType() != DuckDBColumnType.INTEGER) {
            throw new IllegalStateException("column " + column + " is " + vector.getType() + ", not INTEGER");
        }
        int rows = rows();
        for (int row = 0; row < rows; row++) {
            target[offset + row] = vector.getInt(row);
        }
    }

    /**
     * Copies a column of type BIGINT that has no NULL.
     *
     * @param target receives the value of row {@code i} at {@code offset + i}
     * @throws IllegalStateException if the column is of another type
     */
    public void copyLongs(int column, long[] target, int offset) {
        DuckDBReadableVector vector = chunk.vector(column);
        if (vector.getType() != DuckDBColumnType.BIGINT) {
            throw new IllegalStateException("column " + column + " is " + vector.getType() + ", not BIGINT");
        }
        int rows = rows();
        for (int row = 0; row < rows; row++) {
            target[offset + row] = vector.getLong(row);
        }
    }

    /** The texts of a column of type VARCHAR; null for NULL. */
    public @Nullable String[] texts(int column) {
        DuckDBReadableVector vector = chunk.vector(column);
        @Nullable String[] texts = new String[rows()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = vector.getString(row);
        }
        return texts;
    }
}
