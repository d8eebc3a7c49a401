package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;

/**
 * The model of a fit whose labels were found in a cache. Most who have labels want no more; whoever wants to place new
 * observations waits for the fit after all.
 *
 * @param strategy what was fitted
 * @param fitted to what
 */
public record RecalledModel(Strategy strategy, FeatureMatrix fitted) implements Model {

    /** As the model of the fit would; takes as long as the fit. */
    @Override
    public Assignment assign(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        return strategy.fit(fitted, monitor).model().assign(matrix, monitor);
    }
}
