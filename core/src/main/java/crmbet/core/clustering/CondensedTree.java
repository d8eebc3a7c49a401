package crmbet.core.clustering;

import crmbet.core.feature.RowSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The hierarchy of density-connected clusters in which a split counts only if at least two parts have the min cluster
 * size; smaller parts leave their cluster as single observations.
 *
 * <p>A cluster splits into as many parts as there are at that distance: edges of equal length break together, so the tree
 * does not depend on the order of the rows or on which of several minimum spanning trees was found. Merges at distance 0
 * (duplicates) count as if at the least positive distance, so that every λ is finite.
 *
 * <p>Clusters are numbered by descending distance of birth, then by their lowest row; 0 is the root. Immutable and safe
 * for use by several threads.
 *
 * <p>Campello, Moulavi, Sander: Density-Based Clustering Based on Hierarchical Density Estimates, 2013, DOI
 * 10.1007/978-3-642-37456-2_14.
 */
public final class CondensedTree {
    private final int[] parent;
    private final double[] birth;
    private final double[] death;
    private final int[] size;
    private final double[] stability;
    private final int[] rowCluster;
    private final double[] rowLambda;
    private final double leastDistance;

    CondensedTree(
            int[] parent,
            double[] birth,
            double[] death,
            int[] size,
            double[] stability,
            int[] rowCluster,
            double[] rowLambda,
            double leastDistance) {
        this.parent = parent;
        this.birth = birth;
        this.death = death;
        this.size = size;
        this.stability = stability;
        this.rowCluster = rowCluster;
        this.rowLambda = rowLambda;
        this.leastDistance = leastDistance;
    }

    /** Clusters of the tree, the root included. */
    public int clusterCount() {
        return parent.length;
    }

    /** All clusters by their number. */
    public List<CondensedCluster> clusters() {
        return IntStream.range(0, parent.length).mapToObj(this::cluster).toList();
    }

    public CondensedCluster cluster(int id) {
        return new CondensedCluster(
                id,
                id == 0 ? OptionalInt.empty() : OptionalInt.of(parent[id]),
                birth[id],
                death[id],
                size[id],
                stability[id]);
    }

    /** Number of observations. */
    public int rows() {
        return rowCluster.length;
    }

    /** The last cluster that an observation belonged to. */
    public int clusterOf(int row) {
        return rowCluster[row];
    }

    /** λ at which an observation left its last cluster. */
    public double lambdaOf(int row) {
        return rowLambda[row];
    }

    /** The observations of a branch: of a cluster at its birth, whatever became of them. O(n). */
    public RowSet rowsOf(int cluster) {
        boolean[] inBranch = branch(cluster);
        return RowSet.where(rowCluster.length, row -> inBranch[rowCluster[row]]);
    }

    /**
     * The most typical observations of a branch: those that stay longest in each leaf of it. O(n).
     *
     * @return rows, ascending
     */
    public int[] exemplars(int cluster) {
        boolean[] leafOfBranch = branch(cluster);
        for (int c = 1; c < parent.length; c++) {
            leafOfBranch[parent[c]] = false;
        }
        return IntStream.range(0, rowCluster.length)
                .filter(row -> leafOfBranch[rowCluster[row]] && rowLambda[row] == death[rowCluster[row]])
                .toArray();
    }

    /** Which clusters are a cluster or have split from it. */
    private boolean[] branch(int cluster) {
        boolean[] inBranch = new boolean[parent.length];
        inBranch[cluster] = true;
        for (int c = cluster + 1; c < parent.length; c++) {
            inBranch[c] = inBranch[parent[c]];
        }
        return inBranch;
    }

    /** λ of a distance, kept finite as within the tree. */
    double lambdaAt(double distance) {
        return 1 / Math.max(distance, leastDistance);
    }

    /** The cluster that holds an observation at a density. */
    int clusterAt(int row, double lambda) {
        int cluster = rowCluster[row];
        while (cluster != 0 && birth[cluster] > lambda) {
            cluster = parent[cluster];
        }
        return cluster;
    }

    /** The parent of a cluster other than the root. */
    int parent(int cluster) {
        return parent[cluster];
    }

    double birth(int cluster) {
        return birth[cluster];
    }

    double death(int cluster) {
        return death[cluster];
    }

    int size(int cluster) {
        return size[cluster];
    }

    double stability(int cluster) {
        return stability[cluster];
    }
}
