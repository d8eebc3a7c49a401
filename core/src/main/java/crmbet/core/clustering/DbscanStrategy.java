package crmbet.core.clustering;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
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

    @Override
    public Clustering fit(FeatureMatrix matrix, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }
}
