package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.CoreDistances;
import crmbet.core.neighbor.KdTree;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.neighbor.ReachabilityQuery;
import crmbet.core.neighbor.SpanningTree;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What HDBSCAN* finds before a min cluster size is chosen: the single-linkage hierarchy over mutual reachability. It is the
 * costly part, and many min cluster sizes share it.
 *
 * @param query places new observations; null where there are fewer rows than min samples and nothing can be reached
 */
record HdbscanHierarchy(
        Dendrogram dendrogram, MetricSpace space, @Nullable ReachabilityQuery query, double weight) {

    static HdbscanHierarchy build(FeatureMatrix matrix, HdbscanOptions options, Parallel parallel, Monitor monitor)
            throws OperationException {
        MetricSpace space = MetricSpace.of(matrix, options.metric());
        if (space.rows() < options.minSamples()) {
            SpanningTree tree = withoutDistances(space.rows());
            return new HdbscanHierarchy(new Dendrogram(tree, monitor), space, null, tree.weight());
        }
        KdTree tree = KdTree.build(space, parallel, monitor);
        CoreDistances cores = CoreDistances.of(tree, options.minSamples(), parallel, monitor);
        SpanningTree spanningTree = SpanningTree.of(cores, parallel, monitor);
        monitor.report(0, 0, Phase.CONDENSING);
        return new HdbscanHierarchy(
                new Dendrogram(spanningTree, monitor), space, new ReachabilityQuery(cores), spanningTree.weight());
    }

    /** Core distances do not exist, so everything hangs together only at an infinite distance. */
    private static SpanningTree withoutDistances(int rows) {
        int[] to = new int[Math.max(0, rows - 1)];
        Arrays.setAll(to, edge -> edge + 1);
        double[] distance = new double[to.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        return new SpanningTree(rows, new int[to.length], to, distance);
    }

    HdbscanModel model(HdbscanOptions options, Monitor monitor) {
        CondensedTree tree = Condensing.condense(dendrogram, options.minClusterSize(), monitor);
        return new HdbscanModel(space, query, tree, FlatClusters.select(tree, options), weight);
    }
}
