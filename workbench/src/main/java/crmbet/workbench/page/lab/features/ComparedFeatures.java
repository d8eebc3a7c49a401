package crmbet.workbench.page.lab.features;

import crmbet.core.statistics.Correlations;
import crmbet.core.statistics.FeatureDistribution;
import crmbet.core.statistics.Separations;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.workbench.page.lab.model.Division;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of the features of a run.
 *
 * @param distributions one for each feature in the order of the set
 * @param separations how far each separates the clusters, 0 to 1; NaN for one that does not vary
 * @param correlations of every pair
 */
record ComparedFeatures(List<FeatureDistribution> distributions, List<Double> separations, Correlations correlations) {
    /** Beyond this, two features say nearly the same. */
    static final double NEARLY_THE_SAME = 0.9;

    ComparedFeatures {
        distributions = List.copyOf(distributions);
        separations = List.copyOf(separations);
    }

    /** Which correlation is looked at. */
    enum Coefficient {
        SPEARMAN,
        PEARSON
    }

    /**
     * Two features by their numbers.
     *
     * @param value their correlation, −1 to 1
     */
    record Pair(int one, int other, double value) {}

    /** Takes seconds for a million customers. */
    static ComparedFeatures of(Division division, Monitor monitor) {
        return new ComparedFeatures(
                division.distributions().get(monitor),
                Separations.of(
                        division.set().ranked().get(monitor), division.labels(), Parallel.ofProcessors(), monitor),
                division.set().correlations().get(monitor));
    }

    /** The numbers of the features, the one that separates the clusters most first, those that do not vary last. */
    List<Integer> bySeparation() {
        return IntStream.range(0, separations.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        feature -> Double.isNaN(separations.get(feature)) ? 1 : -separations.get(feature)))
                .toList();
    }

    /** NaN where the two cannot be compared. */
    double correlation(Coefficient coefficient, int one, int other) {
        return switch (coefficient) {
            case SPEARMAN -> correlations.spearman(one, other);
            case PEARSON -> correlations.pearson(one, other);
        };
    }

    /** The pair farthest from 0. */
    Optional<Pair> strongest(Coefficient coefficient) {
        return pairs(coefficient).stream().max(Comparator.comparingDouble(pair -> Math.abs(pair.value)));
    }

    /** How many pairs say nearly the same. */
    int duplicates(Coefficient coefficient) {
        return (int) pairs(coefficient).stream()
                .filter(pair -> Math.abs(pair.value) > NEARLY_THE_SAME)
                .count();
    }

    private List<Pair> pairs(Coefficient coefficient) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < separations.size(); one++) {
            for (int other = one + 1; other < separations.size(); other++) {
                double value = correlation(coefficient, one, other);
                if (!Double.isNaN(value)) {
                    pairs.add(new Pair(one, other, value));
                }
            }
        }
        return pairs;
    }
}
