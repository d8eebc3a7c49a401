package crmbet.core.clustering;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Map;

/** A way of finding clusters, with its parameters. */
public sealed interface Strategy permits KMeansStrategy, DbscanStrategy, HdbscanStrategy {

    /** The name on the command line and in stored runs: kmeans, dbscan or hdbscan. */
    String name();

    /** Parameters by their command-line names, in the order in which they are documented. */
    Map<String, String> parameters();

    /** The seed of every random step; strategies without one return 0. */
    long seed();

    /** As {@link #fit(FeatureMatrix, Parallel, Monitor)}, on as many threads as the machine has processors. */
    default Clustering fit(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        return fit(matrix, Parallel.ofProcessors(), monitor);
    }

    /**
     * Finds the clusters. The same matrix, parameters and seed give the same labels on any number of threads.
     *
     * @param matrix {@code n × d}, row-major, every value finite
     * @param parallel the threads to use
     * @param monitor told of progress; cancellation ends the call within 200 ms
     * @throws OperationException if a value is NaN or infinite ({@code InvalidValue}), the matrix has too few rows for the
     *     parameters ({@code NotPossible}) or memory does not suffice ({@code OutOfMemory})
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    default Clustering fit(FeatureMatrix matrix, Parallel parallel, Monitor monitor) throws OperationException {
        try {
            return switch (this) {
                case KMeansStrategy kMeans -> kMeans.cluster(matrix, parallel, monitor);
                case DbscanStrategy dbscan -> dbscan.cluster(matrix, parallel, monitor);
                case HdbscanStrategy hdbscan -> hdbscan.cluster(matrix, parallel, monitor);
            };
        } catch (OutOfMemoryError error) {
            var work = name() + " of " + matrix.rows() + " rows by " + matrix.columns() + " columns";
            throw new OperationException(new Failure.OutOfMemory(work), error);
        }
    }
}
