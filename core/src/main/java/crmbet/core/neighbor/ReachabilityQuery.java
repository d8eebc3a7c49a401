package crmbet.core.neighbor;

import java.util.Arrays;

/**
 * Finds the row that a new point reaches at the greatest density: the one with the least of the largest among their
 * distance, its core distance and the point's own. Of equally reachable rows the nearest is taken, then the lowest.
 *
 * <p>The point's own core distance counts the point itself among the min samples, as that of the rows does. Immutable and
 * safe for use by several threads; about O(log n) a point in few columns.
 */
public final class ReachabilityQuery {
    private final KdTree tree;
    private final int minSamples;
    private final double[] core;
    private final double[] leastCore;

    public ReachabilityQuery(CoreDistances cores) {
        tree = cores.tree();
        minSamples = cores.minSamples();
        core = cores.reduced();
        leastCore = new double[tree.nodes()];
        for (int node = tree.nodes() - 1; node >= 0; node--) {
            if (tree.isLeaf(node)) {
                leastCore[node] = Double.POSITIVE_INFINITY;
                for (int p = tree.from(node); p < tree.to(node); p++) {
                    leastCore[node] = Math.min(leastCore[node], core[p]);
                }
            } else {
                leastCore[node] = Math.min(leastCore[tree.left(node)], leastCore[tree.right(node)]);
            }
        }
    }

    public MetricSpace space() {
        return tree.space();
    }

    /**
     * Finds the row for one point.
     *
     * @param points coordinates in the tree's space
     * @param offset where the point's coordinates start
     */
    public Reach reach(double[] points, int offset) {
        var search = new Search(points, offset);
        if (minSamples > 1) {
            search.findCore(0, 0);
            search.ownCore = search.heap[0];
        }
        search.findReach(0, 0);
        return new Reach(tree.rowAt(search.best), tree.space().toDistance(search.bestReach));
    }

    /**
     * What a point reaches.
     *
     * @param row the row of the fit
     * @param distance mutual reachability distance to it, in the metric's units
     */
    public record Reach(int row, double distance) {}

    private final class Search {
        private final double[] points;
        private final int offset;
        private final double[] distances = new double[KdTree.LEAF];
        private final double[] heap = new double[Math.max(1, minSamples - 1)];
        private double ownCore;
        private double bestReach = Double.POSITIVE_INFINITY;
        private double bestDistance = Double.POSITIVE_INFINITY;
        private int best = -1;

        Search(double[] points, int offset) {
            this.points = points;
            this.offset = offset;
            Arrays.fill(heap, Double.POSITIVE_INFINITY);
        }

        void findCore(int node, double leastDistance) {
            if (leastDistance >= heap[0]) {
                return;
            }
            if (tree.isLeaf(node)) {
                tree.distances(points, offset, tree.firstLeaf(node), distances);
                for (double distance : distances) {
                    if (distance < heap[0]) {
                        replaceFarthest(distance);
                    }
                }
                return;
            }
            int left = tree.left(node);
            int right = tree.right(node);
            double toLeft = tree.nearest(points, offset, left);
            double toRight = tree.nearest(points, offset, right);
            findCore(toLeft <= toRight ? left : right, Math.min(toLeft, toRight));
            findCore(toLeft <= toRight ? right : left, Math.max(toLeft, toRight));
        }

        private void replaceFarthest(double distance) {
            int hole = 0;
            for (int child = 1; child < heap.length; child = 2 * hole + 1) {
                int greater = child + 1 < heap.length && heap[child + 1] > heap[child] ? child + 1 : child;
                if (heap[greater] <= distance) {
                    break;
                }
                heap[hole] = heap[greater];
                hole = greater;
            }
            heap[hole] = distance;
        }

        void findReach(int node, double leastDistance) {
            if (Math.max(leastDistance, leastCore[node]) > bestReach) {
                return;
            }
            if (tree.isLeaf(node)) {
                tree.distances(points, offset, tree.firstLeaf(node), distances);
                int first = tree.from(node);
                for (int p = first; p < tree.to(node); p++) {
                    consider(p, distances[p - first]);
                }
                return;
            }
            int left = tree.left(node);
            int right = tree.right(node);
            double toLeft = tree.nearest(points, offset, left);
            double toRight = tree.nearest(points, offset, right);
            findReach(toLeft <= toRight ? left : right, Math.min(toLeft, toRight));
            findReach(toLeft <= toRight ? right : left, Math.max(toLeft, toRight));
        }

        private void consider(int p, double distance) {
            double reach = Math.max(distance, Math.max(core[p], ownCore));
            boolean better = reach < bestReach
                    || (reach == bestReach
                            && (distance < bestDistance
                                    || (distance == bestDistance && tree.rowAt(p) < tree.rowAt(best))));
            if (better) {
                bestReach = reach;
                bestDistance = distance;
                best = p;
            }
        }
    }
}
