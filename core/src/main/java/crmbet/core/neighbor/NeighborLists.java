package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/**
 * The nearest neighbours of every row.
 *
 * @param count neighbours of each row, the row itself not among them
 * @param rows the neighbours of row {@code r} at {@code r * count}, nearest first
 * @param distances in the metric's units, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // count numbers for each of millions of rows
public record NeighborLists(int count, int[] rows, float[] distances) {

    /**
     * Finds them. Memory {@code O(n k)}; the same lists on any number of threads.
     *
     * @param count 0 to the number of rows less 1
     * @throws IllegalArgumentException if {@code count} is out of its range
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static NeighborLists of(KdTree tree, int count, Parallel parallel, Monitor monitor) {
        if (count < 0 || count >= tree.rows()) {
            throw new IllegalArgumentException(
                    count + " neighbours of each of " + tree.rows() + " rows: 0 to " + (tree.rows() - 1) + " exist");
        }
        int[] rows = new int[tree.rows() * count];
        float[] distances = new float[tree.rows() * count];
        // One more, as the search counts each row as a neighbour of its own.
        NearestNeighbors.forAll(tree, count + 1, parallel, monitor, (position, heapDistances, heapPositions, heap) -> {
            int own = tree.rowAt(position);
            var list = new Insertion(rows, distances, own * count, count);
            boolean selfSeen = false;
            for (int i = count; i >= 0; i--) {
                selfSeen |= heapPositions[heap + i] == position;
            }
            // Among more than count duplicates the row itself may be missing: then the farthest is left out instead.
            int leftOut = selfSeen ? position : heapPositions[heap];
            for (int i = count; i >= 0; i--) {
                if (heapPositions[heap + i] != leftOut) {
                    double distance = tree.space().toDistance(heapDistances[heap + i]);
                    list.insert(tree.rowAt(heapPositions[heap + i]), (float) distance);
                }
            }
        });
        return new NeighborLists(count, rows, distances);
    }

    /** Keeps a short list sorted by distance, then row. */
    private static final class Insertion {
        private final int[] rows;
        private final float[] distances;
        private final int from;
        private final int capacity;
        private int size;

        Insertion(int[] rows, float[] distances, int from, int capacity) {
            this.rows = rows;
            this.distances = distances;
            this.from = from;
            this.capacity = capacity;
        }

        void insert(int row, float distance) {
            int place = from + Math.min(size, capacity - 1);
            while (place > from
                    && (distances[place - 1] > distance
                            || (distances[place - 1] == distance && rows[place - 1] > row))) {
                rows[place] = rows[place - 1];
                distances[place] = distances[place - 1];
                place--;
            }
            rows[place] = row;
            distances[place] = distance;
            size++;
        }
    }
}
