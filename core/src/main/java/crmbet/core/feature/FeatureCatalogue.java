package crmbet.core.feature;

import crmbet.core.failure.OperationException;
import java.util.List;

/** The features that can be chosen. */
@SuppressWarnings("DoNotCallSuggester") // filled in next
public final class FeatureCatalogue {
    private FeatureCatalogue() {}

    /** All features, in the order in which they are shown. */
    public static List<Feature> all() {
        throw new UnsupportedOperationException();
    }

    /**
     * The feature of that id.
     *
     * @throws OperationException {@code NotFound} if there is none
     */
    public static Feature feature(String id) throws OperationException {
        throw new UnsupportedOperationException();
    }
}
