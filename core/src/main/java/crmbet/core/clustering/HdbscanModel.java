package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The hierarchy that HDBSCAN* found, and what is needed to place new observations in it. Immutable and safe for use by
 * several threads.
 */
public final class HdbscanModel implements Model {
    private final MetricSpace space;
    private final CoreDistances cores;
    private final int minSamples;
    private final CondensedTree tree;
    private final FlatClusters flat;
    private final double spanningTreeWeight;

    HdbscanModel(
            MetricSpace space,
            CoreDistances cores,
            int minSamples,
            CondensedTree tree,
            FlatClusters flat,
            double spanningTreeWeight) {
        this.space = space;
        this.cores = cores;
        this.minSamples = minSamples;
        this.tree = tree;
        this.flat = flat;
        this.spanningTreeWeight = spanningTreeWeight;
    }

    /** Sum of the lengths of the minimum spanning tree over mutual reachability distances. */
    public double spanningTreeWeight() {
        return spanningTreeWeight;
    }

    public CondensedTree condensedTree() {
        return tree;
    }

    /** The cluster of the condensed tree that became each cluster of the labels. */
    public int[] selectedClusters() {
        return flat.chosen().clone();
    }

    /**
     * The most typical rows of a cluster: those that stay longest in each leaf of its branch. O(n).
     *
     * @param cluster a cluster of the labels
     * @return rows, ascending
     */
    public int[] exemplars(int cluster) {
        int branch = flat.chosen()[cluster];
        boolean[] inBranch = new boolean[tree.clusterCount()];
        boolean[] leaf = new boolean[tree.clusterCount()];
        Arrays.fill(leaf, true);
        inBranch[branch] = true;
        for (int c = 1; c < inBranch.length; c++) {
            inBranch[c] = inBranch[c] || inBranch[tree.parent(c)];
            leaf[tree.parent(c)] = false;
        }
        return IntStream.range(0, tree.rows())
                .filter(row -> inBranch[tree.clusterOf(row)]
                        && leaf[tree.clusterOf(row)]
                        && tree.lambdaOf(row) == tree.death(tree.clusterOf(row)))
                .toArray();
    }

    /**
     * Approximate prediction: each new observation joins the row of the fit that it can reach at the greatest density, as
     * if it had not changed the hierarchy.
     */
    @Override
    public Assignment assign(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        double[] points = space.locate(matrix);
        int[] labels = new int[matrix.rows()];
        float[] probabilities = new float[matrix.rows()];
        double[] all = new double[space.rows()];
        for (int i = 0; i < labels.length; i++) {
            monitor.checkpoint();
            labels[i] = Labels.NOISE;
            if (space.rows() < minSamples) {
                continue;
            }
            for (int row = 0; row < all.length; row++) {
                all[row] = space.reducedFrom(points, i * space.columns(), row);
            }
            double[] sorted = all.clone();
            Arrays.sort(sorted);
            double core = minSamples == 1 ? 0 : sorted[minSamples - 2];
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int row = 0; row < all.length; row++) {
                double reach = Math.max(all[row], Math.max(core, cores.reduced()[row]));
                if (nearest < 0 || reach < least) {
                    nearest = row;
                    least = reach;
                }
            }
            double lambda = 1 / space.toDistance(least);
            int cluster = tree.clusterOf(nearest);
            while (cluster != 0 && tree.birth(cluster) > lambda) {
                cluster = tree.parent(cluster);
            }
            labels[i] = flat.flatClusterAt(cluster, lambda);
            if (labels[i] != Labels.NOISE) {
                probabilities[i] = flat.probability(labels[i], lambda);
            }
        }
        return new Assignment(Labels.of(labels), probabilities);
    }

    float[] probabilities() {
        int[] labels = flat.labels();
        float[] probabilities = new float[labels.length];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != Labels.NOISE) {
                probabilities[row] = flat.probability(labels[row], tree.lambdaOf(row));
            }
        }
        return probabilities;
    }

    /** GLOSH: how much sparser an observation is than the densest place of the branch that it left. */
    float[] outlierScores() {
        double[] densest = new double[tree.clusterCount()];
        for (int c = densest.length - 1; c >= 0; c--) {
            densest[c] = Math.max(densest[c], tree.death(c));
            if (c > 0) {
                densest[tree.parent(c)] = Math.max(densest[tree.parent(c)], densest[c]);
            }
        }
        float[] scores = new float[tree.rows()];
        for (int row = 0; row < scores.length; row++) {
            double top = densest[tree.clusterOf(row)];
            scores[row] = top == 0 ? 0 : (float) ((top - tree.lambdaOf(row)) / top);
        }
        return scores;
    }
}
