package crmbet.workbench.page.lab.model;

import crmbet.core.run.Run;
import crmbet.core.run.RunFigures;
import crmbet.core.validity.Stability;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** By what runs are sorted; what is better or more comes first, and what is not known last. */
public enum RunOrder {
    LATEST(_ -> Comparator.comparing(Run::finishedAt).reversed()),
    SILHOUETTE(_ -> highest(run -> Optional.ofNullable(run.silhouette()).map(Double::doubleValue))),
    DENSITY_VALIDITY(known -> highest(figure(known, RunFigures::densityValidity))),
    DAVIES_BOULDIN(known -> lowest(
            run -> known.of(run).flatMap(RunFigures::compactness).map(compactness -> compactness.daviesBouldin()))),
    CALINSKI_HARABASZ(known -> highest(
            run -> known.of(run).flatMap(RunFigures::compactness).map(compactness -> compactness.calinskiHarabasz()))),
    STABILITY(known -> highest(run -> known.stability(run).map(Stability::mean))),
    MONEY_SPREAD(known -> highest(figure(known, RunFigures::moneySpread))),
    CLUSTERS(_ -> Comparator.comparingInt(run -> -run.clusters())),
    NOISE(_ -> Comparator.comparingDouble(run -> run.rows() == 0 ? 0 : (double) run.noise() / run.rows())),
    DURATION(_ -> Comparator.comparing(Run::duration)),
    NAME(_ -> Comparator.comparing(Run::name));

    @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
    private final Function<KnownFigures, Comparator<Run>> comparator;

    RunOrder(Function<KnownFigures, Comparator<Run>> comparator) {
        this.comparator = comparator;
    }

    /** Of runs with the same figure the latest comes first. */
    public Comparator<Run> comparator(KnownFigures known) {
        return comparator.apply(known).thenComparing(LATEST.comparator.apply(known));
    }

    private static Function<Run, Optional<Double>> figure(
            KnownFigures known, Function<RunFigures, OptionalDouble> which) {
        return run -> known.of(run).map(which).filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble);
    }

    private static Comparator<Run> highest(Function<Run, Optional<Double>> figure) {
        return ascending(run -> figure.apply(run).map(value -> -value).orElse(Double.POSITIVE_INFINITY));
    }

    private static Comparator<Run> lowest(Function<Run, Optional<Double>> figure) {
        return ascending(run -> figure.apply(run).orElse(Double.POSITIVE_INFINITY));
    }

    private static Comparator<Run> ascending(ToDoubleFunction<Run> figure) {
        return Comparator.comparingDouble(figure);
    }
}
