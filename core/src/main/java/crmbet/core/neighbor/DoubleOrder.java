package crmbet.core.neighbor;

import crmbet.core.task.Monitor;

/** Sorts numbers that are 0 or more by their bits, 11 at a time. O(n), 24 bytes a number while it runs. */
final class DoubleOrder {
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;

    private DoubleOrder() {}

    /** Indices of the values in ascending order; equal values keep their order. */
    static int[] ascending(double[] values, Monitor monitor) {
        int n = values.length;
        int[] order = new int[n];
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
            // Bits of doubles that are not negative rise with them; adding 0.0 turns -0.0 into 0.0.
            keys[i] = Double.doubleToRawLongBits(values[i] + 0.0);
        }
        int[] otherOrder = new int[n];
        long[] otherKeys = new long[n];
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            monitor.checkpoint();
            int[] starts = new int[BUCKETS + 1];
            for (long key : keys) {
                starts[(int) (key >>> shift & (BUCKETS - 1)) + 1]++;
            }
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                starts[bucket + 1] += starts[bucket];
            }
            for (int i = 0; i < n; i++) {
                int place = starts[(int) (keys[i] >>> shift & (BUCKETS - 1))]++;
                otherKeys[place] = keys[i];
                otherOrder[place] = order[i];
            }
            long[] sortedKeys = otherKeys;
            otherKeys = keys;
            keys = sortedKeys;
            int[] sortedOrder = otherOrder;
            otherOrder = order;
            order = sortedOrder;
        }
        return order;
    }
}
