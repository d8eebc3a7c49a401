package crmbet.core.run;

import java.util.List;
import java.util.OptionalInt;

/**
 * A cluster in figures.
 *
 * @param cluster number of the cluster; empty for noise
 * @param size customers
 * @param share of all customers of the run, 0 to 1
 * @param figures one for each feature, in the order of the feature set
 */
public record ClusterProfile(OptionalInt cluster, long size, double share, List<FeatureFigure> figures)
        implements Profile {
    public ClusterProfile {
        figures = List.copyOf(figures);
    }
}
