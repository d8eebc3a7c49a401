package crmbet.core.clustering;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Map;

public record DbscanStrategy(DbscanOptions options) implements Strategy {
    @Override
    public String name() {
        return "dbscan";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public long seed() {
        return 0;
    }

    @SuppressWarnings("DoNotCallSuggester") // until the kernel lands
    Clustering cluster(FeatureMatrix matrix, Parallel parallel, Monitor monitor) throws OperationException {
        throw new OperationException(new Failure.NotPossible(name() + " is not part of this build yet"));
    }
}
