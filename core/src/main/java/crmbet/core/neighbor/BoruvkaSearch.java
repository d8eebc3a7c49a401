package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;

/**
 * One round's search for the shortest edge out of each component. Where many points of a leaf search they walk the tree
 * together; where few do, each walks alone, because its own distances to the boxes are greater than those of the leaf.
 *
 * <p>A node is left out when no edge to it can be shorter than what the component has already: when it is too far, or when
 * nothing under it outside the component has a core distance that short. The latter is known without a search, because each
 * node keeps the least core distance of one component and that of all others.
 */
final class BoruvkaSearch {
    private static final int LEAF = KdTree.LEAF;
    private static final int PIECES = 1024;
    private static final int SEVERAL = -1;
    /** Up to so many points of a leaf walk alone. */
    private static final int FEW = 4;

    private final KdTree tree;
    private final double[] core;
    private final int[] componentOf;
    private final double[] bound;
    private final BestEdges best;
    /** Under each node, the component with the least core distance. */
    private final int[] densest;
    /** That core distance. */
    private final double[] leastCore;
    /** The least core distance under a node of any other component; infinite where there is none. */
    private final double[] leastCoreOfOthers;

    BoruvkaSearch(KdTree tree, double[] core, int[] componentOf, double[] bound, BestEdges best) {
        this.tree = tree;
        this.core = core;
        this.componentOf = componentOf;
        this.bound = bound;
        this.best = best;
        densest = new int[tree.nodes()];
        leastCore = new double[tree.nodes()];
        leastCoreOfOthers = new double[tree.nodes()];
    }

    /** Searches for all components but one. */
    void run(int exceptComponent, Parallel parallel, Monitor monitor) {
        for (int node = tree.nodes() - 1; node >= 0; node--) {
            if (tree.isLeaf(node)) {
                summarizeLeaf(node);
            } else {
                merge(tree.left(node), tree.right(node), node);
            }
        }
        int[] pieces = tree.cut(PIECES);
        var walks = new Walk[parallel.threads()];
        parallel.forEach(pieces.length, monitor, (index, worker) -> {
            if (walks[worker] == null) {
                walks[worker] = new Walk(exceptComponent, monitor);
            }
            int piece = pieces[index];
            int end = piece + 2 * (tree.endLeaf(piece) - tree.firstLeaf(piece)) - 1;
            for (int node = piece; node < end; node++) {
                if (tree.isLeaf(node)) {
                    walks[worker].search(node);
                }
            }
        });
    }

    private void summarizeLeaf(int leaf) {
        int first = tree.from(leaf);
        densest[leaf] = componentOf[first];
        leastCore[leaf] = core[first];
        leastCoreOfOthers[leaf] = Double.POSITIVE_INFINITY;
        for (int p = first + 1; p < tree.to(leaf); p++) {
            if (componentOf[p] == densest[leaf]) {
                leastCore[leaf] = Math.min(leastCore[leaf], core[p]);
            } else if (core[p] < leastCore[leaf]) {
                leastCoreOfOthers[leaf] = leastCore[leaf];
                leastCore[leaf] = core[p];
                densest[leaf] = componentOf[p];
            } else {
                leastCoreOfOthers[leaf] = Math.min(leastCoreOfOthers[leaf], core[p]);
            }
        }
    }

    private void merge(int left, int right, int node) {
        int denser = leastCore[left] <= leastCore[right] ? left : right;
        int other = denser == left ? right : left;
        densest[node] = densest[denser];
        leastCore[node] = leastCore[denser];
        leastCoreOfOthers[node] = Math.min(leastCoreOfOthers[denser], leastCoreOutside(densest[denser], other));
    }

    /** The least core distance under a node of anything outside a component; infinite where all is inside. */
    private double leastCoreOutside(int component, int node) {
        return component == densest[node] ? leastCoreOfOthers[node] : leastCore[node];
    }

    /** The searches of one thread. */
    private final class Walk {
        private final int exceptComponent;
        private final Monitor monitor;
        private final double[] point = new double[tree.columns()];
        private final double[] distances = new double[LEAF];
        private final double[] sums = new double[LEAF];
        /** How short an edge must be to help each place of the leaf that searches; 0 for places that do not search. */
        private final double[] limits = new double[LEAF];

        private final double[] longestEverywhere = new double[LEAF];
        /** The greatest of {@link #limits}. */
        private double longest;

        private int leaf;
        /** The one component of all points that search in the leaf, or {@link #SEVERAL}. */
        private int only;

        private int untilCheck;

        Walk(int exceptComponent, Monitor monitor) {
            this.exceptComponent = exceptComponent;
            this.monitor = monitor;
        }

        void search(int leafNode) {
            leaf = leafNode;
            int searching = limit();
            if (searching > FEW) {
                together(0, 0);
                return;
            }
            for (int p = tree.from(leafNode); p < tree.to(leafNode); p++) {
                if (limits[p - tree.from(leafNode)] > 0) {
                    tree.copyPoint(p, point, 0);
                    alone(p, componentOf[p], 0, 0);
                }
            }
        }

        /** Notes what still helps the leaf; returns how many of its points search. */
        private int limit() {
            int from = tree.from(leaf);
            int searching = 0;
            longest = 0;
            only = SEVERAL;
            Arrays.fill(limits, 0);
            for (int p = from; p < tree.to(leaf); p++) {
                int component = componentOf[p];
                double length = best.length(component);
                if (component != exceptComponent && bound[p] < length) {
                    limits[p - from] = length;
                    longest = Math.max(longest, length);
                    only = searching == 0 || only == component ? component : SEVERAL;
                    searching++;
                }
            }
            Arrays.fill(longestEverywhere, longest);
            return searching;
        }

        private void alone(int p, int component, int node, double distance) {
            double length = best.length(component);
            if (distance >= length || bound[p] >= length || leastCoreOutside(component, node) >= length) {
                return;
            }
            if (tree.isLeaf(node)) {
                checkNowAndThen();
                offerEach(p, component, node, tree.distancesBelow(point, 0, tree.firstLeaf(node), length, distances));
                return;
            }
            int left = tree.left(node);
            int right = tree.right(node);
            double toLeft = tree.nearest(point, 0, left);
            double toRight = tree.nearest(point, 0, right);
            alone(p, component, toLeft <= toRight ? left : right, Math.min(toLeft, toRight));
            alone(p, component, toLeft <= toRight ? right : left, Math.max(toLeft, toRight));
        }

        private void together(int node, double distance) {
            if (distance >= longest || leastCoreOutside(only, node) >= longest) {
                return;
            }
            if (tree.isLeaf(node)) {
                checkNowAndThen();
                compare(node);
                return;
            }
            int left = tree.left(node);
            int right = tree.right(node);
            double toLeft = tree.nearest(leaf, left);
            double toRight = tree.nearest(leaf, right);
            // The own leaf lies on one of two sides at distance 0; that side is nearer even if the boxes touch.
            boolean leftFirst = toLeft < toRight || (toLeft == toRight && tree.firstLeaf(leaf) < tree.firstLeaf(right));
            together(leftFirst ? left : right, leftFirst ? toLeft : toRight);
            together(leftFirst ? right : left, leftFirst ? toRight : toLeft);
        }

        /** Compares the leaf with another, from the side on which fewer points matter. */
        private void compare(int other) {
            int searching = tree.nearerThan(tree.firstLeaf(leaf), other, limits, sums);
            if (searching == 0) {
                return;
            }
            int reachable = reachable(other);
            boolean improved = false;
            if (Integer.bitCount(reachable) < Integer.bitCount(searching)) {
                for (int rest = reachable; rest != 0; rest &= rest - 1) {
                    improved |= offerTo(tree.from(other) + Integer.numberOfTrailingZeros(rest), searching);
                }
            } else if (reachable != 0) {
                for (int rest = searching; rest != 0; rest &= rest - 1) {
                    int p = tree.from(leaf) + Integer.numberOfTrailingZeros(rest);
                    int component = componentOf[p];
                    tree.copyPoint(p, point, 0);
                    int near = tree.distancesBelow(point, 0, tree.firstLeaf(other), best.length(component), distances);
                    improved |= offerEach(p, component, other, near & reachable);
                }
            }
            if (improved) {
                limit();
            }
        }

        /** The places of another leaf that may end an edge that helps. */
        private int reachable(int other) {
            int places = tree.nearerThan(tree.firstLeaf(other), leaf, longestEverywhere, sums);
            int reachable = 0;
            for (; places != 0; places &= places - 1) {
                int q = tree.from(other) + Integer.numberOfTrailingZeros(places);
                if (componentOf[q] != only && core[q] < longest) {
                    reachable |= Integer.lowestOneBit(places);
                }
            }
            return reachable;
        }

        private boolean offerEach(int p, int component, int other, int places) {
            boolean improved = false;
            for (int rest = places; rest != 0; rest &= rest - 1) {
                int place = Integer.numberOfTrailingZeros(rest);
                improved |= offer(p, component, tree.from(other) + place, distances[place]);
            }
            return improved;
        }

        private boolean offerTo(int q, int searching) {
            tree.copyPoint(q, point, 0);
            int near = tree.distancesBelow(point, 0, tree.firstLeaf(leaf), longest, distances) & searching;
            boolean improved = false;
            for (; near != 0; near &= near - 1) {
                int place = Integer.numberOfTrailingZeros(near);
                int p = tree.from(leaf) + place;
                improved |= offer(p, componentOf[p], q, distances[place]);
            }
            return improved;
        }

        private boolean offer(int p, int component, int q, double distance) {
            double length = best.length(component);
            if (componentOf[q] == component || distance >= length) {
                return false;
            }
            double edge = Math.max(distance, Math.max(core[p], core[q]));
            best.offer(component, edge, p, q);
            return edge < length;
        }

        private void checkNowAndThen() {
            if (--untilCheck < 0) {
                untilCheck = 256;
                monitor.checkpoint();
            }
        }
    }
}
