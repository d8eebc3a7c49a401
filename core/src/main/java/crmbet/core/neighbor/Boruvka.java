package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;

/**
 * Borůvka's algorithm: in each round every component joins another by its shortest edge.
 *
 * <p>What makes it fast: a neighbour whose core distance is no greater than a point's own gives that point its shortest edge
 * without a search, so the first rounds live on the neighbour lists alone; every point keeps a lower bound of its edges out
 * of its component, which stays valid as components grow; the largest component need not search, because the others come to
 * it; and the rest search by walking the tree against itself ({@link BoruvkaSearch}).
 *
 * <p>March, Ram, Gray: Fast Euclidean Minimum Spanning Tree, 2010, DOI 10.1145/1835804.1835882; McInnes, Healy: Accelerated
 * Hierarchical Density Based Clustering, 2017, DOI 10.1109/ICDMW.2017.12.
 */
final class Boruvka {
    private static final int BLOCK = 1 << 13;
    /** A round without a search pays while it joins at least this share of the components. */
    private static final double CHEAP_ROUND_SHARE = 0.15;

    private final KdTree tree;
    private final CoreDistances cores;
    private final double[] core;
    private final Parallel parallel;
    private final Monitor monitor;
    private final int rows;
    private final Components components;
    private final int[] componentOf;
    private final double[] bound;
    private final boolean[] exhausted;
    private final BestEdges best;
    private final int[] edgeFrom;
    private final int[] edgeTo;
    private final double[] edgeLength;
    private int edges;

    Boruvka(CoreDistances cores, Parallel parallel, Monitor monitor) {
        this.cores = cores;
        this.tree = cores.tree();
        this.core = cores.reduced();
        this.parallel = parallel;
        this.monitor = monitor;
        rows = tree.rows();
        components = new Components(rows);
        componentOf = new int[rows];
        bound = core.clone();
        exhausted = new boolean[rows];
        best = new BestEdges(rows);
        edgeFrom = new int[Math.max(0, rows - 1)];
        edgeTo = new int[edgeFrom.length];
        edgeLength = new double[edgeFrom.length];
    }

    SpanningTree build() {
        var search = new BoruvkaSearch(tree, core, componentOf, bound, best);
        while (edges < edgeFrom.length) {
            monitor.report(edges, edgeFrom.length, Phase.SPANNING_TREE);
            label();
            best.clear();
            parallel.forRanges(rows, BLOCK, monitor, this::offerNeighbors);
            boolean[] certain = certain();
            int before = edges;
            int all = rows - edges;
            if (count(certain) >= CHEAP_ROUND_SHARE * all) {
                join(certain);
            } else {
                int largest = largest();
                search.run(largest, parallel, monitor);
                Arrays.fill(certain, true);
                certain[largest] = false;
                parallel.forRanges(rows, BLOCK, monitor, (from, to) -> raiseBounds(from, to, largest));
                join(certain);
            }
            if (edges == before) {
                throw new IllegalStateException("no component found an edge: a coordinate is not finite");
            }
        }
        return sorted();
    }

    private void label() {
        parallel.forRanges(rows, BLOCK, monitor, (from, to) -> {
            for (int p = from; p < to; p++) {
                componentOf[p] = components.find(p);
            }
        });
    }

    private int largest() {
        int[] sizes = new int[rows];
        int largest = componentOf[0];
        for (int p = 0; p < rows; p++) {
            if (++sizes[componentOf[p]] > sizes[largest]) {
                largest = componentOf[p];
            }
        }
        return largest;
    }

    /** Every neighbour lies within the core distance, so the edge to it is as long as the greater core distance. */
    private void offerNeighbors(int from, int to) {
        int count = cores.neighborCount();
        int[] neighbors = cores.neighbors();
        for (int p = from; p < to; p++) {
            if (exhausted[p]) {
                continue;
            }
            int component = componentOf[p];
            int nearest = -1;
            for (int i = p * count; i < (p + 1) * count; i++) {
                int q = neighbors[i];
                if (componentOf[q] != component && (nearest < 0 || core[q] < core[nearest])) {
                    nearest = q;
                }
            }
            if (nearest < 0) {
                exhausted[p] = true;
            } else {
                best.offer(component, Math.max(core[p], core[nearest]), p, nearest);
            }
        }
    }

    /** For each component that has an edge as short as the least bound of its points: no search can find a shorter one. */
    private boolean[] certain() {
        boolean[] certain = new boolean[rows];
        for (int p = 0; p < rows; p++) {
            certain[componentOf[p]] = best.length(componentOf[p]) < Double.POSITIVE_INFINITY;
        }
        for (int p = 0; p < rows; p++) {
            if (bound[p] < best.length(componentOf[p])) {
                certain[componentOf[p]] = false;
            }
        }
        return certain;
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** After a complete search no point of a component has an edge shorter than its component's best. */
    private void raiseBounds(int from, int to, int unsearched) {
        for (int p = from; p < to; p++) {
            if (componentOf[p] != unsearched) {
                bound[p] = Math.max(bound[p], best.length(componentOf[p]));
            }
        }
    }

    /** Equal edges may close a circle, which the sets notice; the edges left out were not needed. */
    private void join(boolean[] certain) {
        for (int component = 0; component < rows; component++) {
            if (certain[component]
                    && componentOf[component] == component
                    && components.union(best.from(component), best.to(component))) {
                edgeFrom[edges] = best.from(component);
                edgeTo[edges] = best.to(component);
                edgeLength[edges] = best.length(component);
                edges++;
            }
        }
    }

    private SpanningTree sorted() {
        int[] order = DoubleOrder.ascending(edgeLength, monitor);
        int[] from = new int[order.length];
        int[] to = new int[order.length];
        double[] distance = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            from[i] = tree.rowAt(edgeFrom[order[i]]);
            to[i] = tree.rowAt(edgeTo[order[i]]);
            distance[i] = tree.space().toDistance(edgeLength[order[i]]);
        }
        return new SpanningTree(rows, from, to, distance);
    }
}
