package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The features that can be chosen. */
public final class FeatureCatalogue {
    private static final List<Feature> ALL = Stream.of(
                    MoneyFeatures.all(), HabitFeatures.all(), ContactFeatures.all(), PlayFeatures.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Feature::family))
            .toList();

    private FeatureCatalogue() {}

    /** All features, in the order in which they are shown. */
    public static List<Feature> all() {
        return ALL;
    }

    /**
     * The feature of that id.
     *
     * @throws OperationException {@code NotFound} if there is none
     */
    public static Feature feature(String id) throws OperationException {
        return ALL.stream()
                .filter(feature -> feature.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.FEATURE, id)));
    }
}
