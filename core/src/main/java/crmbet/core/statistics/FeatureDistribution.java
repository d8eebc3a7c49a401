package crmbet.core.statistics;

import java.util.List;
import java.util.Optional;

/**
 * How a feature is spread in each cluster, with the same bins for all of them, so that they can be drawn over one another.
 *
 * @param feature id of the feature
 * @param scale on which axis the bins are equally wide
 * @param edges of the bins, ascending, one more than there are bins; a value on an edge belongs to the bin above, the last
 *     edge to the last bin; one edge repeated where all values are equal
 * @param whole all customers
 * @param clusters by number
 * @param noise the customers of no cluster, if there are any
 */
public record FeatureDistribution(
        String feature,
        BinScale scale,
        List<Double> edges,
        Spread whole,
        List<Spread> clusters,
        Optional<Spread> noise) {
    public FeatureDistribution {
        edges = List.copyOf(edges);
        clusters = List.copyOf(clusters);
    }
}
