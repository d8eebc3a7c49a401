package crmbet.core.clustering;

import crmbet.core.neighbor.SpanningTree;
import crmbet.core.task.Monitor;

/**
 * The single-linkage hierarchy of a spanning tree. Nodes 0 to {@code rows - 1} are observations; node {@code rows + i} is
 * merge {@code i}, and merges come in ascending order of distance. O(n α(n)) to build, 20 bytes a row.
 */
final class Dendrogram {
    private static final int CHECK_MASK = 0xFFFF;

    private final int rows;
    private final int[] left;
    private final int[] right;
    private final int[] size;
    private final double[] distance;

    Dendrogram(SpanningTree tree, Monitor monitor) {
        rows = tree.rows();
        int merges = Math.max(0, rows - 1);
        left = new int[merges];
        right = new int[merges];
        size = new int[merges];
        distance = tree.distance();
        int[] parent = new int[rows];
        int[] top = new int[rows];
        for (int row = 0; row < rows; row++) {
            parent[row] = row;
            top[row] = row;
        }
        for (int merge = 0; merge < merges; merge++) {
            if ((merge & CHECK_MASK) == 0) {
                monitor.checkpoint();
            }
            int a = find(parent, tree.from()[merge]);
            int b = find(parent, tree.to()[merge]);
            left[merge] = top[a];
            right[merge] = top[b];
            int sizeA = size(top[a]);
            int sizeB = size(top[b]);
            size[merge] = sizeA + sizeB;
            int winner = sizeA >= sizeB ? a : b;
            parent[a] = winner;
            parent[b] = winner;
            top[winner] = rows + merge;
        }
    }

    private static int find(int[] parent, int node) {
        int root = node;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    int rows() {
        return rows;
    }

    int merges() {
        return left.length;
    }

    int left(int merge) {
        return left[merge];
    }

    int right(int merge) {
        return right[merge];
    }

    double distance(int merge) {
        return distance[merge];
    }

    /** Observations under a node. */
    int size(int node) {
        return node < rows ? 1 : size[node - rows];
    }

    /** Whether a node is a merge at this very distance, so that its parts fall apart together with its parent's. */
    boolean mergesAt(double height, int node) {
        return node >= rows && distance[node - rows] == height;
    }

    /** The least distance above 0 at which anything merges; 1 if there is none. */
    double leastPositiveDistance() {
        for (double d : distance) {
            if (d > 0) {
                return d;
            }
        }
        return 1;
    }
}
