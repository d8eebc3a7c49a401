package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The k nearest positions of every position of a tree, itself included, found leaf by leaf: the points of one leaf walk the
 * tree together, nearer boxes first, and leave a box out once none of them could find a nearer neighbour in it.
 *
 * <p>One instance serves one thread. O(k) working memory for each of {@value KdTree#LEAF} points.
 */
final class NearestNeighbors {
    private static final int LEAF = KdTree.LEAF;

    private final KdTree tree;
    private final int k;
    private final double[] points;
    private final double[] distances = new double[LEAF];
    /** The greatest distance in each query's heap; places without a query are never near anything. */
    private final double[] bounds = new double[LEAF];

    private final double[] heapDistances;
    private final int[] heapPositions;
    private int queries;
    private int ownLeaf;
    private int queryNode;
    private double greatestBound;

    private NearestNeighbors(KdTree tree, int k) {
        this.tree = tree;
        this.k = k;
        points = new double[LEAF * tree.columns()];
        heapDistances = new double[LEAF * k];
        heapPositions = new int[LEAF * k];
    }

    /**
     * Finds the neighbours of all positions and hands each list to {@code found}.
     *
     * @param k 1 to the number of rows
     * @param found called once for each position, by several threads at once
     */
    static void forAll(KdTree tree, int k, Parallel parallel, Monitor monitor, Found found) {
        if (tree.rows() == 0) {
            return;
        }
        int[] leafNodes = leafNodes(tree);
        var searches = new NearestNeighbors[parallel.threads()];
        var done = new AtomicLong();
        int piece = 16;
        parallel.forEach(Math.ceilDiv(leafNodes.length, piece), monitor, (index, worker) -> {
            if (searches[worker] == null) {
                searches[worker] = new NearestNeighbors(tree, k);
            }
            int end = Math.min(leafNodes.length, (index + 1) * piece);
            for (int leaf = index * piece; leaf < end; leaf++) {
                monitor.checkpoint();
                searches[worker].search(leafNodes[leaf], found);
            }
            monitor.report(done.addAndGet(end - index * piece), leafNodes.length, Phase.FINDING_NEIGHBORS);
        });
    }

    private static int[] leafNodes(KdTree tree) {
        int[] nodes = new int[tree.leaves()];
        for (int node = 0; node < tree.nodes(); node++) {
            if (tree.isLeaf(node)) {
                nodes[tree.firstLeaf(node)] = node;
            }
        }
        return nodes;
    }

    private void search(int leafNode, Found found) {
        int from = tree.from(leafNode);
        queries = tree.size(leafNode);
        ownLeaf = tree.firstLeaf(leafNode);
        queryNode = leafNode;
        for (int query = 0; query < queries; query++) {
            tree.copyPoint(from + query, points, query * tree.columns());
        }
        Arrays.fill(heapDistances, Double.POSITIVE_INFINITY);
        Arrays.fill(bounds, Double.POSITIVE_INFINITY);
        greatestBound = Double.POSITIVE_INFINITY;
        visitLeaf(leafNode);
        visit(0, 0);
        for (int query = 0; query < queries; query++) {
            found.accept(from + query, heapDistances, heapPositions, query * k);
        }
    }

    private void visit(int node, double leastDistance) {
        if (leastDistance >= greatestBound) {
            return;
        }
        if (tree.isLeaf(node)) {
            if (tree.firstLeaf(node) != ownLeaf) {
                visitLeaf(node);
            }
            return;
        }
        int left = tree.left(node);
        int right = tree.right(node);
        double toLeft = tree.nearest(queryNode, left);
        double toRight = tree.nearest(queryNode, right);
        // The own leaf lies on one of two sides at distance 0; that side is nearer even if the boxes touch.
        boolean leftFirst = toLeft < toRight || (toLeft == toRight && ownLeaf < tree.firstLeaf(right));
        visit(leftFirst ? left : right, leftFirst ? toLeft : toRight);
        visit(leftFirst ? right : left, leftFirst ? toRight : toLeft);
    }

    private void visitLeaf(int node) {
        int leaf = tree.firstLeaf(node);
        int first = leaf * LEAF;
        int columns = tree.columns();
        boolean replaced = false;
        for (int near = tree.nearerThan(ownLeaf, node, bounds, distances); near != 0; near &= near - 1) {
            int query = Integer.numberOfTrailingZeros(near);
            int heap = query * k;
            int candidates = tree.distancesBelow(points, query * columns, leaf, bounds[query], distances);
            for (; candidates != 0; candidates &= candidates - 1) {
                int place = Integer.numberOfTrailingZeros(candidates);
                if (distances[place] < heapDistances[heap]) {
                    replaceFarthest(heap, distances[place], first + place);
                    replaced = true;
                }
            }
            bounds[query] = heapDistances[heap];
        }
        if (replaced) {
            double greatest = 0;
            for (int query = 0; query < queries; query++) {
                greatest = Math.max(greatest, bounds[query]);
            }
            greatestBound = greatest;
        }
    }

    /** Puts a nearer neighbour in the place of the farthest, which is the top of the heap. */
    private void replaceFarthest(int heap, double distance, int position) {
        int hole = 0;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= k) {
                break;
            }
            if (child + 1 < k && heapDistances[heap + child + 1] > heapDistances[heap + child]) {
                child++;
            }
            if (heapDistances[heap + child] <= distance) {
                break;
            }
            heapDistances[heap + hole] = heapDistances[heap + child];
            heapPositions[heap + hole] = heapPositions[heap + child];
            hole = child;
        }
        heapDistances[heap + hole] = distance;
        heapPositions[heap + hole] = position;
    }

    /** Takes the neighbours of one position: a heap of k reduced distances, the greatest first, and their positions. */
    @FunctionalInterface
    interface Found {
        void accept(int position, double[] heapDistances, int[] heapPositions, int heap);
    }
}
