package crmbet.core.feature;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some of a table's rows, such as the customers inside a lasso. One bit a row of the table; immutable, so that a
 * selection can be kept for undo at no cost.
 */
public final class RowSet {
    private static final int BITS = Long.SIZE;

    private final long[] words;
    private final int tableSize;
    private final int count;

    private RowSet(long[] words, int tableSize) {
        this.words = words;
        this.tableSize = tableSize;
        count = Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    /** No row of a table that has {@code tableSize} of them. */
    public static RowSet none(int tableSize) {
        return new Builder(tableSize).build();
    }

    /** Every row of a table that has {@code tableSize} of them. */
    public static RowSet all(int tableSize) {
        return none(tableSize).complement();
    }

    /**
     * The rows given.
     *
     * @param tableSize rows of the table, 0 or more
     * @param rows each from 0 to {@code tableSize}, exclusive; in any order
     */
    public static RowSet of(int tableSize, int... rows) {
        Builder builder = new Builder(tableSize);
        for (int row : rows) {
            builder.add(row);
        }
        return builder.build();
    }

    /**
     * The rows whose bits are set.
     *
     * @param rows bit {@code i} for row {@code i}; copied
     * @param tableSize rows of the table
     * @throws IllegalArgumentException if a bit is at or beyond {@code tableSize}
     */
    public static RowSet of(BitSet rows, int tableSize) {
        if (rows.length() > tableSize) {
            throw new IllegalArgumentException(
                    "row " + (rows.length() - 1) + " is not among the " + tableSize + " of the table");
        }
        return new RowSet(Arrays.copyOf(rows.toLongArray(), (tableSize + BITS - 1) / BITS), tableSize);
    }

    /** The rows that a condition holds for; it is asked once for each, in order. */
    public static RowSet where(int tableSize, IntPredicate condition) {
        Builder builder = new Builder(tableSize);
        for (int row = 0; row < tableSize; row++) {
            if (condition.test(row)) {
                builder.add(row);
            }
        }
        return builder.build();
    }

    /** How many rows the table has, whether or not they are in this set. */
    public int tableSize() {
        return tableSize;
    }

    /** How many rows are in this set. */
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Whether a row, from 0 to {@link #tableSize()} exclusive, is in this set. */
    public boolean contains(int row) {
        return (words[row / BITS] >>> row & 1) != 0;
    }

    /** Share of the table's rows, 0 to 1; 0 of an empty table. */
    public double share() {
        return tableSize == 0 ? 0 : (double) count / tableSize;
    }

    /** The first row of this set at or after {@code from}, which is 0 or more; −1 if there is none. */
    public int next(int from) {
        for (int word = from / BITS; word < words.length; word++) {
            long rest = word == from / BITS ? words[word] & -1L << from : words[word];
            if (rest != 0) {
                return word * BITS + Long.numberOfTrailingZeros(rest);
            }
        }
        return -1;
    }

    /** The rows in rising order. */
    public IntStream rows() {
        return BitSet.valueOf(words).stream();
    }

    /** A bit for each row; a copy. */
    public BitSet toBitSet() {
        return BitSet.valueOf(words);
    }

    /**
     * The rows in either.
     *
     * @throws IllegalArgumentException if the two are of tables of different sizes
     */
    public RowSet union(RowSet other) {
        if (tableSize != other.tableSize) {
            throw new IllegalArgumentException(
                    "rows of tables of " + tableSize + " and " + other.tableSize + " rows have nothing in common");
        }
        long[] result = words.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] |= other.words[i];
        }
        return new RowSet(result, tableSize);
    }

    /** The rows in both. */
    public RowSet intersection(RowSet other) {
        return complement().union(other.complement()).complement();
    }

    /** The rows of this set that are not in the other. */
    public RowSet minus(RowSet other) {
        return complement().union(other).complement();
    }

    /** The rows that are not in this set. */
    public RowSet complement() {
        long[] result = new long[words.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = ~words[i];
        }
        if (tableSize % BITS != 0) {
            result[result.length - 1] &= (1L << tableSize % BITS) - 1;
        }
        return new RowSet(result, tableSize);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RowSet that
                        && tableSize == that.tableSize
                        && count == that.count
                        && Arrays.equals(words, that.words));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return count + " of " + tableSize + " rows";
    }

    /** Collects rows; of no use after {@link #build()}. */
    public static final class Builder {
        private final long[] words;
        private final int tableSize;

        /** @param tableSize rows of the table, 0 or more */
        public Builder(int tableSize) {
            if (tableSize < 0) {
                throw new IllegalArgumentException("table size " + tableSize + ": it must be 0 or more");
            }
            this.tableSize = tableSize;
            words = new long[(tableSize + BITS - 1) / BITS];
        }

        /** Adds a row, from 0 to the size of the table, exclusive; once more changes nothing. */
        public void add(int row) {
            if (row < 0 || row >= tableSize) {
                throw new IllegalArgumentException("row " + row + " is not among the " + tableSize + " of the table");
            }
            words[row / BITS] |= 1L << row;
        }

        public RowSet build() {
            return new RowSet(words, tableSize);
        }
    }
}
