package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/**
 * One round's search for the shortest edge out of each component, walking the tree against itself.
 *
 * <p>A pair of nodes is left out when both lie wholly in one component, or when no edge between them can be shorter than
 * what the components in question have already.
 */
final class BoruvkaSearch {
    private static final int LEAF = KdTree.LEAF;
    private static final int PIECES = 1024;
    private static final int MIXED = -1;

    private final KdTree tree;
    private final double[] core;
    private final int[] componentOf;
    private final double[] bound;
    private final BestEdges best;
    private final double[] leastCore;
    private final int[] nodeComponent;
    /** Greatest length that still helps a point under a node; negative if no point there searches. */
    private final double[] limit;

    BoruvkaSearch(KdTree tree, double[] core, int[] componentOf, double[] bound, BestEdges best) {
        this.tree = tree;
        this.core = core;
        this.componentOf = componentOf;
        this.bound = bound;
        this.best = best;
        leastCore = new double[tree.nodes()];
        nodeComponent = new int[tree.nodes()];
        limit = new double[tree.nodes()];
        for (int node = tree.nodes() - 1; node >= 0; node--) {
            leastCore[node] = tree.isLeaf(node)
                    ? leastCoreOfLeaf(node)
                    : Math.min(leastCore[tree.left(node)], leastCore[tree.right(node)]);
        }
    }

    private double leastCoreOfLeaf(int node) {
        double least = Double.POSITIVE_INFINITY;
        for (int p = tree.from(node); p < tree.to(node); p++) {
            least = Math.min(least, core[p]);
        }
        return least;
    }

    /** Searches for all components but one. */
    void run(int exceptComponent, Parallel parallel, Monitor monitor) {
        for (int node = tree.nodes() - 1; node >= 0; node--) {
            if (tree.isLeaf(node)) {
                prepareLeaf(node, exceptComponent);
            } else {
                int left = tree.left(node);
                int right = tree.right(node);
                nodeComponent[node] = nodeComponent[left] == nodeComponent[right] ? nodeComponent[left] : MIXED;
                limit[node] = Math.max(limit[left], limit[right]);
            }
        }
        int[] pieces = tree.cut(PIECES);
        var walks = new Walk[parallel.threads()];
        parallel.forEach(pieces.length, monitor, (index, worker) -> {
            if (walks[worker] == null) {
                walks[worker] = new Walk(exceptComponent, monitor);
            }
            walks[worker].walk(pieces[index], 0, 0);
        });
    }

    private void prepareLeaf(int node, int exceptComponent) {
        int from = tree.from(node);
        nodeComponent[node] = componentOf[from];
        limit[node] = -1;
        for (int p = from; p < tree.to(node); p++) {
            int component = componentOf[p];
            if (component != nodeComponent[node]) {
                nodeComponent[node] = MIXED;
            }
            double length = best.length(component);
            if (component != exceptComponent && bound[p] < length) {
                limit[node] = Math.max(limit[node], length);
            }
        }
    }

    /** The walk of one thread. */
    private final class Walk {
        private final int exceptComponent;
        private final Monitor monitor;
        private final double[] point = new double[tree.columns()];
        private final double[] distances = new double[LEAF];
        private final double[] nearest = new double[LEAF];
        private final int[] queries = new int[LEAF];
        private final int[] references = new int[LEAF];
        private int untilCheck;

        Walk(int exceptComponent, Monitor monitor) {
            this.exceptComponent = exceptComponent;
            this.monitor = monitor;
        }

        void walk(int query, int reference, double distance) {
            double longest = limit[query];
            int component = nodeComponent[query];
            if (longest < 0 || (component != MIXED && component == nodeComponent[reference])) {
                return;
            }
            if (component != MIXED) {
                longest = Math.min(longest, best.length(component));
            }
            if (distance >= longest || leastCore[reference] >= longest || leastCore[query] >= longest) {
                return;
            }
            boolean queryIsLeaf = tree.isLeaf(query);
            boolean referenceIsLeaf = tree.isLeaf(reference);
            if (queryIsLeaf && referenceIsLeaf) {
                compare(query, reference);
            } else if (referenceIsLeaf || (!queryIsLeaf && tree.size(query) > tree.size(reference))) {
                int left = tree.left(query);
                int right = tree.right(query);
                walk(left, reference, tree.nearest(left, reference));
                walk(right, reference, tree.nearest(right, reference));
            } else {
                int left = tree.left(reference);
                int right = tree.right(reference);
                double toLeft = tree.nearest(query, left);
                double toRight = tree.nearest(query, right);
                boolean leftFirst =
                        toLeft < toRight || (toLeft == toRight && tree.firstLeaf(query) < tree.firstLeaf(right));
                walk(query, leftFirst ? left : right, leftFirst ? toLeft : toRight);
                walk(query, leftFirst ? right : left, leftFirst ? toRight : toLeft);
            }
        }

        /** Compares the points of two leaves, from the side on which fewer of them matter. */
        private void compare(int query, int reference) {
            if (--untilCheck < 0) {
                untilCheck = 256;
                monitor.checkpoint();
            }
            int searching = findSearching(query, reference);
            // For one or two points it costs more to find out whom they could reach than to measure them all.
            int reachable = searching > 2 ? findReachable(query, reference) : LEAF;
            if (reachable < searching) {
                for (int i = 0; i < reachable; i++) {
                    offerTo(references[i], query, searching);
                }
            } else {
                for (int i = 0; i < searching; i++) {
                    offerFrom(queries[i], reference);
                }
            }
        }

        private void offerFrom(int p, int reference) {
            int component = componentOf[p];
            double longest = best.length(component);
            int first = tree.from(reference);
            int end = tree.to(reference);
            tree.copyPoint(p, point, 0);
            tree.distances(point, 0, tree.firstLeaf(reference), distances);
            for (int q = first; q < end; q++) {
                double distance = distances[q - first];
                if (distance < longest && componentOf[q] != component) {
                    double length = Math.max(distance, Math.max(core[p], core[q]));
                    if (length < longest) {
                        best.offer(component, length, p, q);
                        longest = length;
                    }
                }
            }
        }

        private void offerTo(int q, int query, int searching) {
            int first = tree.from(query);
            tree.copyPoint(q, point, 0);
            tree.distances(point, 0, tree.firstLeaf(query), distances);
            for (int i = 0; i < searching; i++) {
                int p = queries[i];
                int component = componentOf[p];
                double distance = distances[p - first];
                if (componentOf[q] != component && distance < best.length(component)) {
                    best.offer(component, Math.max(distance, Math.max(core[p], core[q])), p, q);
                }
            }
        }

        /** Lists the positions of the one leaf that may find a shorter edge in the box of the other. */
        private int findSearching(int query, int reference) {
            int from = tree.from(query);
            int to = tree.to(query);
            double longestOfAll = limit[query];
            int count = 0;
            tree.nearestFromEach(tree.firstLeaf(query), reference, nearest);
            for (int p = from; p < to; p++) {
                if (nearest[p - from] < longestOfAll) {
                    int component = componentOf[p];
                    double longest = best.length(component);
                    if (nearest[p - from] < longest
                            && bound[p] < longest
                            && leastCore[reference] < longest
                            && component != exceptComponent
                            && component != nodeComponent[reference]) {
                        queries[count++] = p;
                    }
                }
            }
            return count;
        }

        /** Lists the positions of the other leaf that may end such an edge. */
        private int findReachable(int query, int reference) {
            int from = tree.from(reference);
            int to = tree.to(reference);
            double longestOfAll = limit[query];
            int count = 0;
            tree.nearestFromEach(tree.firstLeaf(reference), query, nearest);
            for (int q = from; q < to; q++) {
                if (nearest[q - from] < longestOfAll && core[q] < longestOfAll) {
                    references[count++] = q;
                }
            }
            return count;
        }
    }
}
