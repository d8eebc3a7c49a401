package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;

/**
 * Builds a {@link KdTree}: each node is cut across the widest side of its box, at the leaf boundary nearest the middle of that side.
 * Points are moved row by row while the tree grows and turned column by column, leaf by leaf, at the end.
 */
final class KdTreeBuilder {
    private static final int LEAF = KdTree.LEAF;
    private static final int SUBTREES = 256;
    /** One child has at least this part of its parent's leaves: the depth is at most 22 log₂ n. */
    private static final int MOST_UNEVEN = 32;

    private final MetricSpace space;
    private final Parallel parallel;
    private final Monitor monitor;
    private final int columns;
    private final int rows;
    private final int leaves;
    private final double[] points;
    private final int[] rowAt;
    private final int[] firstLeaf;
    private final int[] endLeaf;
    private final double[] low;
    private final double[] high;

    KdTreeBuilder(MetricSpace space, Parallel parallel, Monitor monitor) {
        this.space = space;
        this.parallel = parallel;
        this.monitor = monitor;
        columns = space.columns();
        rows = space.rows();
        leaves = Math.ceilDiv(rows, LEAF);
        int nodes = Math.max(0, 2 * leaves - 1);
        points = Arrays.copyOf(space.coordinates(), leaves * LEAF * columns);
        Arrays.fill(points, rows * columns, points.length, Double.POSITIVE_INFINITY);
        rowAt = new int[rows];
        Arrays.setAll(rowAt, row -> row);
        firstLeaf = new int[nodes];
        endLeaf = new int[nodes];
        low = new double[nodes * columns];
        high = new double[nodes * columns];
    }

    KdTree build() {
        if (leaves > 0) {
            growInParallel();
            monitor.report(1, 2, Phase.BUILDING_TREE);
            parallel.forRanges(leaves, 64, monitor, (from, to) -> {
                double[] block = new double[LEAF * columns];
                for (int leaf = from; leaf < to; leaf++) {
                    turn(leaf, block);
                }
            });
        }
        monitor.report(2, 2, Phase.BUILDING_TREE);
        return new KdTree(space, points, rowAt, firstLeaf, endLeaf, low, high);
    }

    /** Level by level while there are few nodes, then whole subtrees side by side. */
    private void growInParallel() {
        firstLeaf[0] = 0;
        endLeaf[0] = leaves;
        int[] level = {0};
        while (level.length > 0 && level.length < SUBTREES) {
            int[] nodes = level;
            parallel.forEach(nodes.length, monitor, (index, _) -> grow(nodes[index]));
            level = Arrays.stream(nodes)
                    .filter(node -> endLeaf[node] - firstLeaf[node] > 1)
                    .flatMap(node -> Arrays.stream(new int[] {node + 1, right(node)}))
                    .toArray();
        }
        int[] subtrees = level;
        parallel.forEach(subtrees.length, monitor, (index, _) -> {
            int root = subtrees[index];
            int end = root + 2 * (endLeaf[root] - firstLeaf[root]) - 1;
            // Preorder: a node's leaves are known by the time it is reached.
            for (int node = root; node < end; node++) {
                grow(node);
            }
        });
    }

    private int right(int node) {
        return node + 2 * (endLeaf[node + 1] - firstLeaf[node + 1]);
    }

    /** Measures a node's box and, unless it is a leaf, parts its points among its children. */
    private void grow(int node) {
        monitor.checkpoint();
        int from = firstLeaf[node] * LEAF;
        int to = Math.min(rows, endLeaf[node] * LEAF);
        int widest = measure(node, from, to);
        if (endLeaf[node] - firstLeaf[node] == 1) {
            return;
        }
        int above = part(from, to, widest, low[node * columns + widest] / 2 + high[node * columns + widest] / 2);
        int middle = firstLeaf[node] + leavesOnTheLeft(node, above - from);
        firstLeaf[node + 1] = firstLeaf[node];
        endLeaf[node + 1] = middle;
        int right = right(node);
        firstLeaf[right] = middle;
        endLeaf[right] = endLeaf[node];
        shift(from, above, to, middle * LEAF, widest);
    }

    /**
     * Cuts through the middle of the box rather than of its points: boxes stay about as high as wide, and fewer of them
     * touch a neighbourhood. Whole leaves on either side, and not too few of them, keep leaves full and the tree shallow.
     *
     * <p>Maneewongvatana, Mount: It's Okay to Be Skinny, If Your Friends Are Fat, 1999.
     */
    private int leavesOnTheLeft(int node, int below) {
        int all = endLeaf[node] - firstLeaf[node];
        int least = Math.max(1, all / MOST_UNEVEN);
        return Math.clamp((below + LEAF / 2) / LEAF, least, all - least);
    }

    /** Brings the points whose {@code column} is at most {@code limit} before all others; returns where those others begin. */
    private int part(int from, int to, int column, double limit) {
        int i = from;
        int j = to - 1;
        while (true) {
            while (i <= j && points[i * columns + column] <= limit) {
                i++;
            }
            while (i <= j && points[j * columns + column] > limit) {
                j--;
            }
            if (i > j) {
                return i;
            }
            swap(i++, j--);
        }
    }

    /** Moves the boundary of parted points from {@code above} to {@code target}, which is a few points away as a rule. */
    private void shift(int from, int above, int to, int target, int column) {
        if (target < above) {
            if (isFew(above - target, target - from)) {
                gatherGreatest(from, target, above, column);
            } else {
                select(from, above - 1, target, column);
            }
        } else if (target > above) {
            if (isFew(target - above, to - target)) {
                gatherLeast(above, target, to, column);
            } else {
                select(above, to - 1, target, column);
            }
        }
    }

    private static boolean isFew(int count, int others) {
        return count <= LEAF && count * 8 <= others;
    }

    /** Afterwards nothing in {@code from … target − 1} is greater than anything in {@code target … to − 1}. */
    private void gatherGreatest(int from, int target, int to, int column) {
        int least = least(target, to, column);
        for (int point = from; point < target; point++) {
            if (points[point * columns + column] > points[least * columns + column]) {
                swap(point, least);
                least = least(target, to, column);
            }
        }
    }

    /** Afterwards nothing in {@code target … to − 1} is less than anything in {@code from … target − 1}. */
    private void gatherLeast(int from, int target, int to, int column) {
        int greatest = greatest(from, target, column);
        for (int point = target; point < to; point++) {
            if (points[point * columns + column] < points[greatest * columns + column]) {
                swap(point, greatest);
                greatest = greatest(from, target, column);
            }
        }
    }

    private int least(int from, int to, int column) {
        int least = from;
        for (int point = from + 1; point < to; point++) {
            least = points[point * columns + column] < points[least * columns + column] ? point : least;
        }
        return least;
    }

    private int greatest(int from, int to, int column) {
        int greatest = from;
        for (int point = from + 1; point < to; point++) {
            greatest = points[point * columns + column] > points[greatest * columns + column] ? point : greatest;
        }
        return greatest;
    }

    /** Returns the column in which the box is widest. */
    private int measure(int node, int from, int to) {
        int box = node * columns;
        for (int column = 0; column < columns; column++) {
            double least = points[from * columns + column];
            double greatest = least;
            for (int at = (from + 1) * columns + column; at < to * columns; at += columns) {
                double value = points[at];
                least = value < least ? value : least;
                greatest = value > greatest ? value : greatest;
            }
            low[box + column] = least;
            high[box + column] = greatest;
        }
        int widest = 0;
        for (int column = 1; column < columns; column++) {
            if (high[box + column] - low[box + column] > high[box + widest] - low[box + widest]) {
                widest = column;
            }
        }
        return widest;
    }

    /** Hoare's selection: afterwards nothing before {@code target} is greater than anything from it on. */
    private void select(int first, int last, int target, int column) {
        int from = first;
        int to = last;
        while (from < to) {
            monitor.checkpoint();
            double pivot = pivot(from, to, column);
            int i = from - 1;
            int j = to + 1;
            while (true) {
                do {
                    i++;
                } while (points[i * columns + column] < pivot);
                do {
                    j--;
                } while (points[j * columns + column] > pivot);
                if (i >= j) {
                    break;
                }
                swap(i, j);
            }
            if (target <= j) {
                to = j;
            } else {
                from = j + 1;
            }
        }
    }

    /** The median of nine values spread over the range; never the greatest value alone, so that both sides shrink. */
    private double pivot(int from, int to, int column) {
        if (to - from < 9) {
            return points[(from + (to - from) / 2) * columns + column];
        }
        double[] sample = new double[9];
        int step = (to - from) / 8;
        for (int i = 0; i < 9; i++) {
            sample[i] = points[(from + i * step) * columns + column];
        }
        Arrays.sort(sample);
        return sample[4];
    }

    private void swap(int a, int b) {
        int row = rowAt[a];
        rowAt[a] = rowAt[b];
        rowAt[b] = row;
        for (int column = 0; column < columns; column++) {
            double value = points[a * columns + column];
            points[a * columns + column] = points[b * columns + column];
            points[b * columns + column] = value;
        }
    }

    private void turn(int leaf, double[] block) {
        int start = leaf * LEAF * columns;
        System.arraycopy(points, start, block, 0, LEAF * columns);
        for (int i = 0; i < LEAF; i++) {
            for (int column = 0; column < columns; column++) {
                points[start + column * LEAF + i] = block[i * columns + column];
            }
        }
    }
}
