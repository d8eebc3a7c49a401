package crmbet.core.clustering;

import java.util.Arrays;

/**
 * A minimum spanning tree over mutual reachability distances: edge {@code i} joins rows {@code from[i]} and {@code to[i]}.
 *
 * @param rows observations; the tree has one edge less
 * @param distance length of each edge in the metric's units, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // package-private hand-over of millions of edges
record SpanningTree(int rows, int[] from, int[] to, double[] distance) {

    /** Sum of the edges' lengths. */
    double weight() {
        return Arrays.stream(distance).sum();
    }
}
