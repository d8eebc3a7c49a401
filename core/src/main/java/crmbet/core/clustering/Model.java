package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;

/** What remains of a fit once the labels are taken away. Immutable and safe for use by several threads. */
public sealed interface Model permits KMeansModel, DbscanModel, HdbscanModel, RecalledModel {

    /**
     * Assigns new observations to the clusters of the fit; the clusters themselves do not change.
     *
     * @param matrix {@code m × d}, row-major, every value finite, the columns of the fit in their order, transformed as
     *     they were
     * @param monitor told of progress; cancellation ends the call within 200 ms
     * @throws IllegalArgumentException if the number of columns differs from the fit's
     * @throws OperationException if a value is NaN or infinite ({@code InvalidValue})
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Assignment assign(FeatureMatrix matrix, Monitor monitor) throws OperationException;
}
