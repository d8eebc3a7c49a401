package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;

/**
 * A minimum spanning tree over mutual reachability distances: edge {@code i} joins rows {@code from[i]} and {@code to[i]}.
 *
 * @param rows observations; the tree has one edge less
 * @param distance length of each edge in the metric's units, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // hand-over of millions of edges
public record SpanningTree(int rows, int[] from, int[] to, double[] distance) {

    /**
     * A minimum spanning tree over the largest of two rows' distance and their two core distances, exactly. Where edges are
     * equally long there may be several; which one is returned is not said, its weight and what it connects at any distance
     * are the same for all.
     *
     * <p>About O(n log n) in few columns, towards O(n²) above some 15; about 50 bytes a row besides the tree.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static SpanningTree of(CoreDistances cores, Parallel parallel, Monitor monitor) {
        return new Boruvka(cores, parallel, monitor).build();
    }

    /** Sum of the edges' lengths. */
    public double weight() {
        return Arrays.stream(distance).sum();
    }
}
