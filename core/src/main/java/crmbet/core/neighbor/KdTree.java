package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/**
 * A balanced k-d tree over the rows of a {@link MetricSpace}, each node with its bounding box.
 *
 * <p>Rows are permuted into <em>positions</em>, so that every node holds a range of them. Leaves hold {@value #LEAF}
 * positions, the last one perhaps fewer, and store them column by column: distances from one point to a whole leaf are
 * plain loops over adjacent values, which the compiler turns into vector instructions. Nodes are numbered in preorder, so
 * children come after their parents and need no pointers.
 *
 * <p>O(n d log n) time to build; 8d + 4 bytes a row, and d bytes a row of boxes. Box distances are computed with the same
 * roundings in the same order as distances of points, so pruning by them never changes a result. Immutable and safe for use
 * by several threads.
 */
public final class KdTree {
    /** Positions in a leaf: four vectors of eight doubles for each column. */
    static final int LEAF = 32;

    private final MetricSpace space;
    private final int columns;
    private final int rows;
    private final boolean manhattan;
    private final LeafKernel kernel;
    private final double[] blocks;
    private final int[] rowAt;
    private final int[] firstLeaf;
    private final int[] endLeaf;
    private final double[] low;
    private final double[] high;

    KdTree(
            MetricSpace space,
            double[] blocks,
            int[] rowAt,
            int[] firstLeaf,
            int[] endLeaf,
            double[] low,
            double[] high) {
        this.space = space;
        this.columns = space.columns();
        this.rows = rowAt.length;
        this.manhattan = space.metric() == Metric.MANHATTAN;
        this.kernel = LeafKernel.forRows(rows);
        this.blocks = blocks;
        this.rowAt = rowAt;
        this.firstLeaf = firstLeaf;
        this.endLeaf = endLeaf;
        this.low = low;
        this.high = high;
    }

    /**
     * Builds the tree; the same rows give the same tree on any number of threads.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static KdTree build(MetricSpace space, Parallel parallel, Monitor monitor) {
        return new KdTreeBuilder(space, parallel, monitor).build();
    }

    public MetricSpace space() {
        return space;
    }

    public int rows() {
        return rows;
    }

    /** The row at a position. */
    public int rowAt(int position) {
        return rowAt[position];
    }

    int columns() {
        return columns;
    }

    int nodes() {
        return firstLeaf.length;
    }

    int leaves() {
        return Math.ceilDiv(rows, LEAF);
    }

    boolean isLeaf(int node) {
        return endLeaf[node] - firstLeaf[node] == 1;
    }

    int left(int node) {
        return node + 1;
    }

    int right(int node) {
        return node + 2 * (endLeaf[node + 1] - firstLeaf[node + 1]);
    }

    int firstLeaf(int node) {
        return firstLeaf[node];
    }

    int endLeaf(int node) {
        return endLeaf[node];
    }

    /** First position under a node. */
    int from(int node) {
        return firstLeaf[node] * LEAF;
    }

    /** Position after the last one under a node. */
    int to(int node) {
        return Math.min(rows, endLeaf[node] * LEAF);
    }

    int size(int node) {
        return to(node) - from(node);
    }

    /** Copies the coordinates at a position to {@code target[offset …]}. */
    void copyPoint(int position, double[] target, int offset) {
        int start = (position / LEAF) * LEAF * columns + position % LEAF;
        for (int column = 0; column < columns; column++) {
            target[offset + column] = blocks[start + column * LEAF];
        }
    }

    /** Reduced distances from a point to the {@value #LEAF} places of a leaf; infinite at places that hold no row. */
    void distances(double[] point, int offset, int leaf, double[] result) {
        int block = leaf * LEAF * columns;
        if (manhattan) {
            kernel.differences(point, offset, blocks, block, columns, result);
        } else {
            kernel.squares(point, offset, blocks, block, columns, result);
        }
    }

    /** As {@link #distances}; returns the places whose distance is below a limit, bit {@code i} for place {@code i}. */
    int distancesBelow(double[] point, int offset, int leaf, double limit, double[] result) {
        int block = leaf * LEAF * columns;
        return manhattan
                ? kernel.differencesBelow(point, offset, blocks, block, columns, limit, result)
                : kernel.squaresBelow(point, offset, blocks, block, columns, limit, result);
    }

    /**
     * The places of a leaf whose least reduced distance to anything in a node's box is below their own limit, bit {@code i}
     * for place {@code i}; never one that holds no row.
     *
     * @param limits one for each of the {@value #LEAF} places
     * @param sums room for as many numbers
     */
    int nearerThan(int leaf, int node, double[] limits, double[] sums) {
        int block = leaf * LEAF * columns;
        return manhattan
                ? kernel.differencesToBoxBelow(blocks, block, low, high, node * columns, columns, limits, sums)
                : kernel.squaresToBoxBelow(blocks, block, low, high, node * columns, columns, limits, sums);
    }

    /** Least reduced distance that a point can have to anything in a node's box. */
    double nearest(double[] point, int offset, int node) {
        int box = node * columns;
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double x = point[offset + column];
            double below = low[box + column] - x;
            double above = x - high[box + column];
            double gap = below > above ? below : above;
            if (gap > 0) {
                sum += manhattan ? gap : gap * gap;
            }
        }
        return sum;
    }

    /** Whether {@link #nearest(double[], int, int)} is no more than a radius; it stops adding once it is. */
    boolean isWithin(double[] point, int offset, int node, double radius) {
        int box = node * columns;
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double x = point[offset + column];
            double below = low[box + column] - x;
            double above = x - high[box + column];
            double gap = below > above ? below : above;
            if (gap > 0) {
                sum += manhattan ? gap : gap * gap;
                if (sum > radius) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Greatest reduced distance that a point can have to anything in a node's box. */
    double farthest(double[] point, int offset, int node) {
        int box = node * columns;
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double x = point[offset + column];
            double toHigh = high[box + column] - x;
            double toLow = x - low[box + column];
            double reach = toHigh > toLow ? toHigh : toLow;
            sum += manhattan ? reach : reach * reach;
        }
        return sum;
    }

    /** Least reduced distance between anything in one node's box and anything in another's. */
    double nearest(int node, int other) {
        int a = node * columns;
        int b = other * columns;
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double below = low[b + column] - high[a + column];
            double above = low[a + column] - high[b + column];
            double gap = below > above ? below : above;
            if (gap > 0) {
                sum += manhattan ? gap : gap * gap;
            }
        }
        return sum;
    }

    /** Greatest reduced distance between anything in one node's box and anything in another's. */
    double farthest(int node, int other) {
        int a = node * columns;
        int b = other * columns;
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double one = high[b + column] - low[a + column];
            double two = high[a + column] - low[b + column];
            double reach = one > two ? one : two;
            sum += manhattan ? reach : reach * reach;
        }
        return sum;
    }

    /** Nodes that together hold every position once, about {@code count} of them: pieces of work for several threads. */
    int[] cut(int count) {
        int leavesEach = Math.max(1, leaves() / count);
        int[] found = new int[leaves()];
        int size = 0;
        int node = 0;
        while (node < nodes()) {
            int leaves = endLeaf[node] - firstLeaf[node];
            if (leaves <= leavesEach) {
                found[size++] = node;
                node += 2 * leaves - 1;
            } else {
                node++;
            }
        }
        return java.util.Arrays.copyOf(found, size);
    }
}
