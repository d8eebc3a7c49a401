package crmbet.core.projection;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.KdTree;
import crmbet.core.neighbor.Metric;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.neighbor.NeighborLists;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/**
 * UMAP: a picture that keeps the nearest rows of each row near.
 *
 * <p>Starts from the principal components and moves all rows of an epoch at once, each by its own pulls and pushes against where
 * the others were before. So the same data, options and seed give the same picture on any number of threads, which the usual
 * unsynchronised descent does not. Minimum distance 0.1, spread 1, five random pushes for each pull.
 *
 * <p>McInnes, Healy and Melville, UMAP: uniform manifold approximation and projection for dimension reduction, 2018,
 * doi:10.48550/arXiv.1802.03426.
 */
public final class Umap {
    private Umap() {}

    /** With {@link UmapOptions#forRows}, on as many threads as the machine has processors. */
    public static Projection project(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        return project(matrix, UmapOptions.forRows(matrix.rows()), Parallel.ofProcessors(), monitor);
    }

    /**
     * Projects the rows. Time {@code O(n log n)} for the neighbours of few columns, towards {@code O(n²)} above about 15, and
     * {@code O(n · neighbors · epochs)}; memory about {@code 40 · neighbors} bytes a row.
     *
     * @param matrix {@code n × d}, every value finite, at least 2 rows
     * @throws OperationException naming a value that is NaN or infinite; with {@code NotPossible} for fewer than 2 rows or so
     *     many that their neighbours do not fit into one array; with {@code OutOfMemory} if memory does not suffice
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Projection project(FeatureMatrix matrix, UmapOptions options, Parallel parallel, Monitor monitor)
            throws OperationException {
        int count = Math.min(options.neighbors(), matrix.rows()) - 1;
        if (matrix.rows() < 2) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.TooFewRows(2, matrix.rows())));
        }
        if (2L * count * matrix.rows() > Integer.MAX_VALUE - 8) {
            throw new OperationException(new Failure.OutOfMemory("UMAP, " + count + " × " + matrix.rows()));
        }
        var start = Pca.project(matrix, parallel, monitor);
        try {
            var tree = KdTree.build(MetricSpace.of(matrix, Metric.EUCLIDEAN), parallel, monitor);
            var graph = FuzzyGraph.of(NeighborLists.of(tree, count, parallel, monitor), parallel, monitor);
            return new UmapLayout(graph, options, parallel, monitor).arrange(start);
        } catch (OutOfMemoryError error) {
            var work = "UMAP of " + matrix.rows() + " rows";
            throw new OperationException(new Failure.OutOfMemory(work), error);
        }
    }
}
