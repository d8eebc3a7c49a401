package crmbet.core.clustering;

import crmbet.core.task.Monitor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Turns a dendrogram into a condensed tree in two sweeps over the merges. O(n) time, 40 bytes a row.
 *
 * <p>Merges at one distance that hang together form a group; its topmost merge speaks for it. Going up, each merge counts
 * the large parts (at least the min cluster size) into which its group falls; going down, that count says whether the
 * cluster splits (two or more), goes on (one) or ends (none).
 */
final class Condensing {
    /** λ stays finite, and so do sums of millions of them. */
    private static final double LEAST_DISTANCE = 1e-290;

    private static final int CHECK_MASK = 0xFFFF;

    private final Dendrogram dendrogram;
    private final int minClusterSize;
    private final Monitor monitor;
    private final double leastDistance;
    private final int[] largeParts;
    private final int[] largeSize;
    /** Going down: the cluster that a merge's observations are in, or were in when they left. */
    private final int[] owner;
    /** Going down: the top of a merge's group, or the complement of the merge at which its observations left. */
    private final int[] top;

    private final int[] rowCluster;
    private final double[] rowLambda;
    private int clusters = 1;
    private int[] parent = new int[16];
    private double[] birthDistance = new double[16];
    private double[] death = new double[16];
    private int[] size = new int[16];
    private double[] stability = new double[16];

    private Condensing(Dendrogram dendrogram, int minClusterSize, Monitor monitor) {
        this.dendrogram = dendrogram;
        this.minClusterSize = minClusterSize;
        this.monitor = monitor;
        leastDistance = Math.max(LEAST_DISTANCE, dendrogram.leastPositiveDistance());
        largeParts = new int[dendrogram.merges()];
        largeSize = new int[dendrogram.merges()];
        owner = new int[dendrogram.merges()];
        top = new int[dendrogram.merges()];
        rowCluster = new int[dendrogram.rows()];
        rowLambda = new double[dendrogram.rows()];
        size[0] = dendrogram.rows();
        birthDistance[0] = Double.POSITIVE_INFINITY;
    }

    static CondensedTree condense(Dendrogram dendrogram, int minClusterSize, Monitor monitor) {
        var condensing = new Condensing(dendrogram, minClusterSize, monitor);
        condensing.countLargeParts();
        condensing.descend();
        return condensing.inCanonicalOrder();
    }

    private void countLargeParts() {
        for (int merge = 0; merge < dendrogram.merges(); merge++) {
            if ((merge & CHECK_MASK) == 0) {
                monitor.checkpoint();
            }
            countLargePart(merge, dendrogram.left(merge));
            countLargePart(merge, dendrogram.right(merge));
        }
    }

    private void countLargePart(int merge, int child) {
        if (dendrogram.mergesAt(dendrogram.distance(merge), child)) {
            int below = child - dendrogram.rows();
            largeParts[merge] += largeParts[below];
            largeSize[merge] += largeSize[below];
        } else if (dendrogram.size(child) >= minClusterSize) {
            largeParts[merge]++;
            largeSize[merge] += dendrogram.size(child);
        }
    }

    private void descend() {
        int last = dendrogram.merges() - 1;
        if (last >= 0) {
            top[last] = last;
        }
        for (int merge = last; merge >= 0; merge--) {
            if ((merge & CHECK_MASK) == 0) {
                monitor.checkpoint();
            }
            if (top[merge] == merge) {
                account(merge);
            }
            descendInto(merge, dendrogram.left(merge));
            descendInto(merge, dendrogram.right(merge));
        }
    }

    /** Adds to the cluster's stability what leaves it at this group: all but the one large part with which it goes on. */
    private void account(int merge) {
        int cluster = owner[merge];
        int staying = largeParts[merge] == 1 ? largeSize[merge] : 0;
        int leaving = dendrogram.size(dendrogram.rows() + merge) - staying;
        if (leaving > 0) {
            double lambda = lambda(dendrogram.distance(merge));
            stability[cluster] += leaving * (lambda - birth(cluster));
            death[cluster] = lambda;
        }
    }

    private void descendInto(int merge, int child) {
        int cluster = owner[merge];
        int groupTop = top[merge];
        if (groupTop < 0) {
            leave(child, cluster, groupTop);
        } else if (dendrogram.mergesAt(dendrogram.distance(merge), child)) {
            place(child, cluster, groupTop);
        } else if (dendrogram.size(child) < minClusterSize) {
            leave(child, cluster, ~merge);
        } else {
            int next = largeParts[groupTop] > 1 ? newCluster(cluster, merge, child) : cluster;
            place(child, next, child - dendrogram.rows());
        }
    }

    private void leave(int child, int cluster, int leftAt) {
        if (child < dendrogram.rows()) {
            rowCluster[child] = cluster;
            rowLambda[child] = lambda(dendrogram.distance(~leftAt));
        } else {
            place(child, cluster, leftAt);
        }
    }

    private void place(int child, int cluster, int state) {
        owner[child - dendrogram.rows()] = cluster;
        top[child - dendrogram.rows()] = state;
    }

    private int newCluster(int from, int merge, int child) {
        if (clusters == parent.length) {
            int capacity = 2 * clusters;
            parent = Arrays.copyOf(parent, capacity);
            birthDistance = Arrays.copyOf(birthDistance, capacity);
            death = Arrays.copyOf(death, capacity);
            size = Arrays.copyOf(size, capacity);
            stability = Arrays.copyOf(stability, capacity);
        }
        parent[clusters] = from;
        birthDistance[clusters] = dendrogram.distance(merge);
        size[clusters] = dendrogram.size(child);
        return clusters++;
    }

    private double lambda(double distance) {
        return 1 / Math.max(distance, leastDistance);
    }

    private double birth(int cluster) {
        return cluster == 0 ? 0 : lambda(birthDistance[cluster]);
    }

    private CondensedTree inCanonicalOrder() {
        int[] lowestRow = new int[clusters];
        Arrays.fill(lowestRow, Integer.MAX_VALUE);
        for (int row = rowCluster.length - 1; row >= 0; row--) {
            lowestRow[rowCluster[row]] = row;
        }
        for (int cluster = clusters - 1; cluster > 0; cluster--) {
            lowestRow[parent[cluster]] = Math.min(lowestRow[parent[cluster]], lowestRow[cluster]);
        }
        int[] order = IntStream.range(0, clusters)
                .boxed()
                .sorted((a, b) -> {
                    int byBirth = Double.compare(birthDistance[b], birthDistance[a]);
                    return byBirth != 0 ? byBirth : Integer.compare(lowestRow[a], lowestRow[b]);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rank = new int[clusters];
        for (int i = 0; i < clusters; i++) {
            rank[order[i]] = i;
        }
        for (int row = 0; row < rowCluster.length; row++) {
            rowCluster[row] = rank[rowCluster[row]];
        }
        return new CondensedTree(
                Arrays.stream(order).map(c -> rank[parent[c]]).toArray(),
                Arrays.stream(order).mapToDouble(this::birth).toArray(),
                Arrays.stream(order).mapToDouble(c -> death[c]).toArray(),
                Arrays.stream(order).map(c -> size[c]).toArray(),
                Arrays.stream(order).mapToDouble(c -> stability[c]).toArray(),
                rowCluster,
                rowLambda,
                leastDistance);
    }
}
