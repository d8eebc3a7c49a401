package crmbet.core.feature;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feature set is computed from.
 *
 * @param name name of the set and of its table
 * @param choices the features, in the order of the columns; at least one, none twice
 * @param asOf the moment as of which features are computed: nothing at or after it counts; null for the last activity
 *     plus one day
 * @param windowDays only activity of that many days before {@code asOf} counts; at least 1; null for all of it
 * @param datasets only activity mapped from these datasets counts; empty for all of them
 */
public record FeatureSetDefinition(
        String name,
        List<FeatureChoice> choices,
        @Nullable LocalDateTime asOf,
        @Nullable Integer windowDays,
        List<String> datasets) {
    public FeatureSetDefinition {
        choices = List.copyOf(choices);
        datasets = List.copyOf(datasets);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a feature set needs a name");
        }
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("feature set " + name + " has no features: choose at least one");
        }
        Set<String> seen = new HashSet<>();
        for (FeatureChoice choice : choices) {
            if (!seen.add(choice.feature())) {
                throw new IllegalArgumentException(
                        "feature " + choice.feature() + " is in feature set " + name + " twice: name it once");
            }
        }
        if (windowDays != null && windowDays < 1) {
            throw new IllegalArgumentException(
                    "a look-back window of " + windowDays + " days is too short: it must be at least 1 day");
        }
    }

    /** A set of all activity up to now, the same transform and scaling for each feature. */
    public static FeatureSetDefinition of(String name, List<String> features, Transform transform, Scaling scaling) {
        List<FeatureChoice> choices = features.stream()
                .map(feature -> new FeatureChoice(feature, transform, scaling))
                .toList();
        return new FeatureSetDefinition(name, choices, null, null, List.of());
    }

    public FeatureSetDefinition withAsOf(@Nullable LocalDateTime moment) {
        return new FeatureSetDefinition(name, choices, moment, windowDays, datasets);
    }

    public FeatureSetDefinition withWindowDays(@Nullable Integer days) {
        return new FeatureSetDefinition(name, choices, asOf, days, datasets);
    }

    public FeatureSetDefinition withDatasets(List<String> only) {
        return new FeatureSetDefinition(name, choices, asOf, windowDays, only);
    }

    /** The features' ids in the order of the columns. */
    public List<String> features() {
        return choices.stream().map(FeatureChoice::feature).toList();
    }
}
