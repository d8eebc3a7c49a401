package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import java.util.Map;

/** A way of finding clusters, with its parameters. */
public sealed interface Strategy permits KMeansStrategy, DbscanStrategy, HdbscanStrategy {

    /** The name on the command line and in stored runs: kmeans, dbscan or hdbscan. */
    String name();

    /** Parameters by their command-line names, in the order in which they are documented. */
    Map<String, String> parameters();

    /** The seed of every random step; strategies without one return 0. */
    long seed();

    /**
     * Finds the clusters. The same matrix, parameters and seed give the same labels on any number of threads.
     *
     * @param matrix {@code n × d}, row-major, every value finite
     * @param monitor told of progress; cancellation ends the call within 200 ms
     * @throws OperationException if a value is NaN or infinite ({@code InvalidValue}) or memory does not suffice
     *     ({@code OutOfMemory})
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Clustering fit(FeatureMatrix matrix, Monitor monitor) throws OperationException;
}
