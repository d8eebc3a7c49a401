package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;

/**
 * The regions of a radius: sets of core points connected by steps within the radius. A core point has at least
 * {@code minPoints} rows within the radius, itself included; a distance of exactly the radius is within. Any other row
 * belongs to the region of its nearest core point within the radius, of the lowest row among equally near ones.
 *
 * <p>Exact; regions are numbered by their lowest row. About O(n log n) in few columns, however many neighbours the rows have;
 * 10 bytes a row besides the tree. Immutable and safe for use by several threads.
 */
public final class DensityRegions {
    /** The region of a row that no core point reaches. */
    public static final int NONE = -1;

    private static final int BLOCK = 2048;

    private final KdTree tree;
    private final double radius;
    private final boolean[] core;
    private final boolean[] holdsCore;
    /** Region of each core point by its position. */
    private final int[] regionAt;

    private final int coreCount;
    private final int[] regions;

    private DensityRegions(KdTree tree, double radius, int minPoints, Parallel parallel, Monitor monitor) {
        this.tree = tree;
        // Places without a row lie at infinity, and must not be within even the widest radius.
        this.radius = Math.min(tree.space().toReduced(radius), Double.MAX_VALUE);
        core = CorePoints.find(tree, this.radius, minPoints, parallel, monitor);
        holdsCore = new boolean[tree.nodes()];
        for (int node = tree.nodes() - 1; node >= 0; node--) {
            holdsCore[node] =
                    tree.isLeaf(node) ? leafHoldsCore(node) : holdsCore[tree.left(node)] || holdsCore[tree.right(node)];
        }
        Components components = CoreLinks.join(tree, this.radius, core, parallel, monitor);
        regionAt = new int[tree.rows()];
        int count = 0;
        for (int p = 0; p < core.length; p++) {
            regionAt[p] = core[p] ? components.find(p) : NONE;
            count += core[p] ? 1 : 0;
        }
        coreCount = count;
        regions = new int[tree.rows()];
        parallel.forRanges(tree.rows(), BLOCK, monitor, this::assignPositions);
        monitor.report(1, 1, Phase.ITERATING);
        number();
    }

    /**
     * Finds the regions.
     *
     * @param radius in the metric's units, above 0
     * @param minPoints rows that a core point has within the radius, itself included; 1 or more
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static DensityRegions find(KdTree tree, double radius, int minPoints, Parallel parallel, Monitor monitor) {
        return new DensityRegions(tree, radius, minPoints, parallel, monitor);
    }

    private boolean leafHoldsCore(int node) {
        for (int p = tree.from(node); p < tree.to(node); p++) {
            if (core[p]) {
                return true;
            }
        }
        return false;
    }

    private void assignPositions(int from, int to) {
        var search = new Search();
        double[] point = new double[tree.columns()];
        for (int p = from; p < to; p++) {
            if (core[p]) {
                regions[tree.rowAt(p)] = regionAt[p];
            } else {
                tree.copyPoint(p, point, 0);
                regions[tree.rowAt(p)] = search.regionOf(point, 0);
            }
        }
    }

    /** Replaces the sets' roots by numbers in the order of the regions' lowest rows. */
    private void number() {
        int[] numbers = new int[regions.length];
        Arrays.fill(numbers, NONE);
        int count = 0;
        for (int row = 0; row < regions.length; row++) {
            int root = regions[row];
            if (root != NONE) {
                if (numbers[root] == NONE) {
                    numbers[root] = count++;
                }
                regions[row] = numbers[root];
            }
        }
        for (int p = 0; p < regionAt.length; p++) {
            if (regionAt[p] != NONE) {
                regionAt[p] = numbers[regionAt[p]];
            }
        }
    }

    public KdTree tree() {
        return tree;
    }

    /** How many rows are core points. */
    public int coreCount() {
        return coreCount;
    }

    /** The region of each row, or {@link #NONE}. A new array. */
    public int[] regions() {
        return regions.clone();
    }

    /**
     * The regions that new points fall into.
     *
     * @param points coordinates in the tree's space, row-major
     * @return a region, or {@link #NONE}, for each point
     */
    public int[] regionsOf(double[] points, Parallel parallel, Monitor monitor) {
        int columns = tree.columns();
        int[] result = new int[points.length / columns];
        parallel.forRanges(result.length, 64, monitor, (from, to) -> {
            var search = new Search();
            for (int i = from; i < to; i++) {
                result[i] = search.regionOf(points, i * columns);
            }
        });
        return result;
    }

    /** Looks for the nearest core point; serves one thread. */
    private final class Search {
        private final double[] distances = new double[KdTree.LEAF];
        private double[] points = distances;
        private int offset;
        private double least;
        private int nearest;

        int regionOf(double[] coordinates, int start) {
            points = coordinates;
            offset = start;
            least = radius;
            nearest = NONE;
            if (tree.nodes() > 0) {
                visit(0, tree.nearest(points, offset, 0));
            }
            return nearest == NONE ? NONE : regionAt[nearest];
        }

        private void visit(int node, double leastDistance) {
            if (leastDistance > least || !holdsCore[node]) {
                return;
            }
            if (tree.isLeaf(node)) {
                tree.distances(points, offset, tree.firstLeaf(node), distances);
                int first = tree.from(node);
                for (int p = first; p < tree.to(node); p++) {
                    double distance = distances[p - first];
                    if (distance <= least && core[p] && isNearer(distance, p)) {
                        least = distance;
                        nearest = p;
                    }
                }
                return;
            }
            int left = tree.left(node);
            int right = tree.right(node);
            double toLeft = tree.nearest(points, offset, left);
            double toRight = tree.nearest(points, offset, right);
            visit(toLeft <= toRight ? left : right, Math.min(toLeft, toRight));
            visit(toLeft <= toRight ? right : left, Math.max(toLeft, toRight));
        }

        private boolean isNearer(double distance, int position) {
            return nearest == NONE || distance < least || tree.rowAt(position) < tree.rowAt(nearest);
        }
    }
}
