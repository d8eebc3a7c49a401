package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.neighbor.ReachabilityQuery;
import crmbet.core.neighbor.ReachabilityQuery.Reach;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hierarchy that HDBSCAN* found, and what is needed to place new observations in it. Immutable and safe for use by
 * several threads.
 */
public final class HdbscanModel implements Model {
    private static final int BLOCK = 64;

    private final MetricSpace space;
    private final @Nullable ReachabilityQuery query;
    private final CondensedTree tree;
    private final FlatClusters flat;
    private final double spanningTreeWeight;

    HdbscanModel(
            MetricSpace space,
            @Nullable ReachabilityQuery query,
            CondensedTree tree,
            FlatClusters flat,
            double spanningTreeWeight) {
        this.space = space;
        this.query = query;
        this.tree = tree;
        this.flat = flat;
        this.spanningTreeWeight = spanningTreeWeight;
    }

    /** Sum of the lengths of the minimum spanning tree over mutual reachability distances; infinite with fewer rows than min samples. */
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
        return tree.exemplars(flat.chosen()[cluster]);
    }

    /**
     * What other options take from the same tree, as a fit with them would, without its costly part. O(n).
     *
     * @param options with the min cluster size of the fit; what they say of min samples and metric has shaped the tree
     *     already and must be as in the fit
     * @throws IllegalArgumentException if one of these differs
     */
    public TreeCut cut(HdbscanOptions options) {
        HdbscanOptions fitted = flat.options();
        if (options.minClusterSize() != fitted.minClusterSize()
                || options.minSamples() != fitted.minSamples()
                || options.metric() != fitted.metric()) {
            throw new IllegalArgumentException(options + " need another tree than that of " + fitted
                    + ": min cluster size, min samples and metric must be the same");
        }
        FlatClusters other = FlatClusters.select(tree, options);
        return new TreeCut(options, Labels.of(other.labels()), other.chosen());
    }

    /**
     * Approximate prediction: each new observation joins the row of the fit that it can reach at the greatest density, as
     * if it had not changed the hierarchy.
     */
    @Override
    public Assignment assign(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        double[] points = space.locate(matrix);
        int[] labels = new int[matrix.rows()];
        Arrays.fill(labels, Labels.NOISE);
        float[] probabilities = new float[matrix.rows()];
        ReachabilityQuery rows = query;
        if (rows != null) {
            Parallel.ofProcessors().forRanges(labels.length, BLOCK, monitor, (from, to) -> {
                for (int i = from; i < to; i++) {
                    Reach reach = rows.reach(points, i * matrix.columns());
                    double lambda = tree.lambdaAt(reach.distance());
                    labels[i] = flat.flatClusterAt(tree.clusterAt(reach.row(), lambda), lambda);
                    if (labels[i] != Labels.NOISE) {
                        probabilities[i] = flat.probability(labels[i], lambda);
                    }
                }
            });
        }
        return new Assignment(Labels.of(labels), probabilities);
    }

    Labels labels() {
        return Labels.of(flat.labels());
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
