package crmbet.core.run;

import java.util.List;

/**
 * Chosen customers in figures.
 *
 * @param size customers
 * @param share of all customers, 0 to 1
 * @param figures one for each feature, in the order of the feature set
 */
public record RowProfile(long size, double share, List<FeatureFigure> figures) implements Profile {
    public RowProfile {
        figures = List.copyOf(figures);
    }
}
