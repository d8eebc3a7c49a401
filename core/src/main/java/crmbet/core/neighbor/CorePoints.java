package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells which positions have enough others within a radius, themselves included. The points of a leaf walk the tree
 * together, nearer boxes first; a box wholly within the radius counts without a look inside, and a point with enough stops.
 *
 * <p>One instance serves one thread.
 */
final class CorePoints {
    private static final int LEAF = KdTree.LEAF;

    private final KdTree tree;
    private final double radius;
    /** The least distance that is out of reach. */
    private final double beyond;

    private final int enough;
    private final double[] points;
    private final double[] distances = new double[LEAF];
    private final int[] counts = new int[LEAF];
    private int queries;
    private int queryNode;
    private int unsettled;

    private CorePoints(KdTree tree, double radius, int enough) {
        this.tree = tree;
        this.radius = radius;
        beyond = Math.nextUp(radius);
        this.enough = enough;
        points = new double[LEAF * tree.columns()];
    }

    /** By position: whether at least {@code enough} positions lie within the reduced radius. */
    static boolean[] find(KdTree tree, double radius, int enough, Parallel parallel, Monitor monitor) {
        boolean[] core = new boolean[tree.rows()];
        int[] pieces = tree.cut(1024);
        var searches = new CorePoints[parallel.threads()];
        var done = new AtomicLong();
        parallel.forEach(pieces.length, monitor, (index, worker) -> {
            if (searches[worker] == null) {
                searches[worker] = new CorePoints(tree, radius, enough);
            }
            int piece = pieces[index];
            int end = piece + 2 * (tree.endLeaf(piece) - tree.firstLeaf(piece)) - 1;
            for (int node = piece; node < end; node++) {
                if (tree.isLeaf(node)) {
                    monitor.checkpoint();
                    searches[worker].search(node, core);
                }
            }
            monitor.report(done.addAndGet(tree.size(piece)), tree.rows(), Phase.FINDING_CORE_POINTS);
        });
        return core;
    }

    private void search(int leafNode, boolean[] core) {
        int from = tree.from(leafNode);
        queryNode = leafNode;
        queries = tree.size(leafNode);
        unsettled = queries;
        for (int query = 0; query < queries; query++) {
            tree.copyPoint(from + query, points, query * tree.columns());
        }
        Arrays.fill(counts, 0);
        visitLeaf(leafNode);
        if (unsettled > 0) {
            visit(0, 0);
        }
        for (int query = 0; query < queries; query++) {
            core[from + query] = counts[query] >= enough;
        }
    }

    private void visit(int node, double leastDistance) {
        if (leastDistance > radius || unsettled == 0 || node == queryNode) {
            return;
        }
        boolean holdsQuery =
                tree.firstLeaf(node) <= tree.firstLeaf(queryNode) && tree.firstLeaf(queryNode) < tree.endLeaf(node);
        if (!holdsQuery && tree.farthest(queryNode, node) <= radius) {
            for (int query = 0; query < queries; query++) {
                add(query, tree.size(node));
            }
        } else if (tree.isLeaf(node)) {
            visitLeaf(node);
        } else {
            int left = tree.left(node);
            int right = tree.right(node);
            double toLeft = tree.nearest(queryNode, left);
            double toRight = tree.nearest(queryNode, right);
            boolean leftFirst =
                    toLeft < toRight || (toLeft == toRight && tree.firstLeaf(queryNode) < tree.firstLeaf(right));
            visit(leftFirst ? left : right, leftFirst ? toLeft : toRight);
            visit(leftFirst ? right : left, leftFirst ? toRight : toLeft);
        }
    }

    private void visitLeaf(int node) {
        int columns = tree.columns();
        if (tree.farthest(queryNode, node) <= radius) {
            for (int query = 0; query < queries; query++) {
                add(query, tree.size(node));
            }
            return;
        }
        for (int query = 0; query < queries; query++) {
            if (counts[query] < enough && tree.isWithin(points, query * columns, node, radius)) {
                add(
                        query,
                        Integer.bitCount(
                                tree.distancesBelow(points, query * columns, tree.firstLeaf(node), beyond, distances)));
            }
        }
    }

    private void add(int query, int count) {
        if (counts[query] < enough) {
            counts[query] += count;
            if (counts[query] >= enough) {
                unsettled--;
            }
        }
    }
}
