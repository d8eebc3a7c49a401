package crmbet.core.clustering;

import java.util.Arrays;

/**
 * The flat clustering that the options take from a condensed tree.
 *
 * <p>The rules are those of the reference implementation (McInnes, Healy, Astels: hdbscan, 2017, DOI 10.21105/joss.00205;
 * epsilon: Malzer, Baum 2020, DOI 10.1109/MFI49285.2020.9235263). Flat clusters are numbered by their lowest row.
 */
final class FlatClusters {
    private final CondensedTree tree;
    private final HdbscanOptions options;
    private final boolean[] selected;
    /** Flat cluster of each condensed cluster, or noise. */
    private final int[] flat;

    private final int[] chosen;
    private final int[] labels;

    private FlatClusters(CondensedTree tree, HdbscanOptions options) {
        this.tree = tree;
        this.options = options;
        selected = switch (options.selection()) {
            case EXCESS_OF_MASS -> byExcessOfMass();
            case LEAF -> leaves();
        };
        if (options.epsilon() > 0 && !selected[0]) {
            mergeBelowEpsilon();
        }
        int[] ancestor = nearestSelected();
        flat = new int[tree.clusterCount()];
        Arrays.fill(flat, Labels.NOISE);
        labels = new int[tree.rows()];
        int[] numbered = new int[tree.clusterCount()];
        int count = 0;
        for (int row = 0; row < labels.length; row++) {
            int cluster = ancestor[tree.clusterOf(row)];
            if (cluster < 0 || (cluster == 0 && tree.lambdaOf(row) < leastLambdaOfSingleCluster())) {
                labels[row] = Labels.NOISE;
                continue;
            }
            if (flat[cluster] == Labels.NOISE) {
                numbered[count] = cluster;
                flat[cluster] = count++;
            }
            labels[row] = flat[cluster];
        }
        chosen = Arrays.copyOf(numbered, count);
        for (int cluster = 0; cluster < flat.length; cluster++) {
            flat[cluster] = ancestor[cluster] < 0 ? Labels.NOISE : flat[ancestor[cluster]];
        }
    }

    static FlatClusters select(CondensedTree tree, HdbscanOptions options) {
        return new FlatClusters(tree, options);
    }

    HdbscanOptions options() {
        return options;
    }

    int[] labels() {
        return labels;
    }

    /** The condensed cluster of each flat cluster. */
    int[] chosen() {
        return chosen;
    }

    /**
     * The flat cluster of something that is in a condensed cluster at a density.
     *
     * @return a flat cluster or {@link Labels#NOISE}
     */
    int flatClusterAt(int condensed, double lambda) {
        int cluster = flat[condensed];
        boolean tooSparse = cluster != Labels.NOISE && chosen[cluster] == 0 && lambda < leastLambdaOfSingleCluster();
        return tooSparse ? Labels.NOISE : cluster;
    }

    /** Strength of membership in a flat cluster at a density: 1 where the cluster is densest. */
    float probability(int cluster, double lambda) {
        double densest = tree.death(chosen[cluster]);
        return densest == 0 ? 1 : (float) (Math.min(lambda, densest) / densest);
    }

    private boolean rootMayBeSelected() {
        return options.allowSingleCluster() && tree.rows() >= options.minClusterSize() && tree.death(0) > 0;
    }

    /** In the one cluster of everything only what is still there when it ends, or lies within epsilon, is no noise. */
    private double leastLambdaOfSingleCluster() {
        return options.epsilon() > 0 ? 1 / options.epsilon() : tree.death(0);
    }

    private boolean[] byExcessOfMass() {
        boolean[] better = new boolean[tree.clusterCount()];
        double[] below = new double[tree.clusterCount()];
        int largest = options.maxClusterSize().orElse(Integer.MAX_VALUE);
        int first = rootMayBeSelected() ? 0 : 1;
        for (int cluster = tree.clusterCount() - 1; cluster >= first; cluster--) {
            better[cluster] = tree.stability(cluster) >= below[cluster] && tree.size(cluster) <= largest;
            if (cluster > 0) {
                below[tree.parent(cluster)] += better[cluster] ? tree.stability(cluster) : below[cluster];
            }
        }
        return better;
    }

    private boolean[] leaves() {
        boolean[] leaf = new boolean[tree.clusterCount()];
        Arrays.fill(leaf, true);
        for (int cluster = 1; cluster < leaf.length; cluster++) {
            leaf[tree.parent(cluster)] = false;
        }
        leaf[0] = leaf[0] && rootMayBeSelected();
        return leaf;
    }

    /** Replaces each selected cluster born below epsilon by its nearest ancestor born above it. */
    private void mergeBelowEpsilon() {
        int[] ancestor = nearestSelected();
        for (int cluster = 1; cluster < selected.length; cluster++) {
            if (ancestor[cluster] == cluster && bornWithinEpsilon(cluster)) {
                int above = cluster;
                while (above != 0 && bornWithinEpsilon(above)) {
                    int next = tree.parent(above);
                    if (next == 0 && !options.allowSingleCluster()) {
                        break;
                    }
                    above = next;
                }
                selected[above] = true;
            }
        }
    }

    private boolean bornWithinEpsilon(int cluster) {
        return cluster != 0 && 1 / tree.birth(cluster) < options.epsilon();
    }

    /** The topmost selected cluster at or above each cluster, or -1. */
    private int[] nearestSelected() {
        int[] ancestor = new int[tree.clusterCount()];
        ancestor[0] = selected[0] ? 0 : -1;
        for (int cluster = 1; cluster < ancestor.length; cluster++) {
            int above = ancestor[tree.parent(cluster)];
            ancestor[cluster] = above >= 0 ? above : selected[cluster] ? cluster : -1;
        }
        return ancestor;
    }
}
