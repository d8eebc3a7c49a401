package crmbet.core.run;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.Unit;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.validity.Compactness;
import crmbet.core.validity.DensityValidity;
import crmbet.core.validity.ExplainedVariance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How good the clusters of a run are, besides their silhouette.
 *
 * @param compactness by Davies and Bouldin, and by Caliński and Harabasz; empty where there are not two clusters
 * @param densityValidity −1 to 1, higher is better; empty where there are not two clusters
 * @param moneySpread the share of the differences in money between customers that the clusters explain, 0 to 1; empty where
 *     the feature set knows no money
 */
public record RunFigures(
        Optional<Compactness> compactness, OptionalDouble densityValidity, OptionalDouble moneySpread) {
    private static final String MONEY = "money";

    /**
     * Measures all of them.
     *
     * @param scaled what was fitted, {@code n × d}, every value finite
     * @param raw the same customers' figures in their own units
     * @param labels one for each customer
     * @throws IllegalArgumentException if they differ in length
     * @throws OperationException naming a value that is NaN or infinite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static RunFigures measure(
            FeatureMatrix scaled, FeatureMatrix raw, Labels labels, Parallel parallel, Monitor monitor)
            throws OperationException {
        Optional<Compactness> compactness = Compactness.measure(scaled, labels, monitor);
        OptionalDouble density = DensityValidity.measure(scaled, labels, parallel, monitor)
                .map(found -> OptionalDouble.of(found.index()))
                .orElseGet(OptionalDouble::empty);
        OptionalInt money = money(raw.features());
        return new RunFigures(
                compactness,
                density,
                money.isPresent() ? ExplainedVariance.of(raw, money.getAsInt(), labels) : OptionalDouble.empty());
    }

    /** What customers paid; of a set without it, the first feature that is an amount of money. */
    private static OptionalInt money(List<String> features) {
        int paid = features.indexOf(MONEY);
        return paid >= 0
                ? OptionalInt.of(paid)
                : IntStream.range(0, features.size())
                        .filter(column -> isMoney(features.get(column)))
                        .findFirst();
    }

    private static boolean isMoney(String feature) {
        try {
            return FeatureCatalogue.feature(feature).unit() == Unit.MONEY;
        } catch (OperationException e) {
            return false; // a feature of one's own
        }
    }
}
