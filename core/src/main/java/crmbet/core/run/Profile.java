package crmbet.core.run;

import java.util.Comparator;
import java.util.List;

/** Some customers in figures, compared with all customers of their feature set. */
public sealed interface Profile permits ClusterProfile, RowProfile {
    /** Below this many standard deviations a difference sets nothing apart. */
    double SMALLEST_DIFFERENCE = 0.2;

    /** Customers. */
    long size();

    /** Share of all customers, 0 to 1. */
    double share();

    /** One for each feature, in the order of the feature set. */
    List<FeatureFigure> figures();

    /** All figures, the most different from the whole first. */
    default List<FeatureFigure> byDifference() {
        return figures().stream()
                .sorted(Comparator.comparingDouble(figure -> -Math.abs(figure.zScore())))
                .toList();
    }

    /** The figures that differ clearly from the whole, the most different first. */
    default List<FeatureFigure> apart() {
        return byDifference().stream()
                .filter(figure -> Math.abs(figure.zScore()) >= SMALLEST_DIFFERENCE)
                .toList();
    }
}
