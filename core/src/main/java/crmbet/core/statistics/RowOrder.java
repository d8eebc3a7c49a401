package crmbet.core.statistics;

import crmbet.core.task.Monitor;
import java.util.Arrays;

/**
 * The rows of a column in ascending order of their values, rows without a value left out, equal values by row. A radix
 * sort: O(n), and fewer passes where values are whole numbers.
 */
final class RowOrder {
    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = Long.SIZE / DIGIT_BITS;
    private static final int BUCKETS = 1 << DIGIT_BITS;

    private RowOrder() {}

    static int[] of(double[] values, Monitor monitor) {
        int[] rows = new int[values.length];
        long[] keys = new long[values.length];
        int present = 0;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                rows[present] = row;
                keys[present++] = sortable(values[row]);
            }
        }
        rows = Arrays.copyOf(rows, present);
        int[] otherRows = new int[present];
        long[] otherKeys = new long[present];
        for (int digit = 0; digit < DIGITS; digit++) {
            monitor.checkpoint();
            int shift = digit * DIGIT_BITS;
            int[] next = starts(keys, present, shift);
            if (next.length == 0) {
                continue;
            }
            for (int i = 0; i < present; i++) {
                int place = next[bucket(keys[i], shift)]++;
                otherKeys[place] = keys[i];
                otherRows[place] = rows[i];
            }
            long[] sortedKeys = otherKeys;
            otherKeys = keys;
            keys = sortedKeys;
            int[] sortedRows = otherRows;
            otherRows = rows;
            rows = sortedRows;
        }
        return rows;
    }

    /** Where each bucket begins; empty if all keys share one, so that there is nothing to sort by this digit. */
    private static int[] starts(long[] keys, int count, int shift) {
        int[] starts = new int[BUCKETS];
        for (int i = 0; i < count; i++) {
            starts[bucket(keys[i], shift)]++;
        }
        if (count == 0 || starts[bucket(keys[0], shift)] == count) {
            return new int[0];
        }
        int sum = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int size = starts[bucket];
            starts[bucket] = sum;
            sum += size;
        }
        return starts;
    }

    private static int bucket(long key, int shift) {
        return (int) (key >>> shift) & (BUCKETS - 1);
    }

    /** Bits whose unsigned order is that of the numbers; both zeros are one. */
    private static long sortable(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
    }
}
