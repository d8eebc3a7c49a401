package crmbet.core.projection;

import java.util.List;

/**
 * The principal components of a matrix, by falling variance.
 *
 * @param features names of the {@code d} columns
 * @param mean of each column
 * @param variances of the {@code d} components, not negative, falling
 * @param loadings for each component, the weight of each column: unit vectors at right angles to each other
 */
@SuppressWarnings("ArrayRecordComponent") // d is small; read only
public record PrincipalComponents(List<String> features, double[] mean, double[] variances, List<double[]> loadings)
        implements Projection.Basis {
    public PrincipalComponents {
        features = List.copyOf(features);
        loadings = List.copyOf(loadings);
    }

    /** Share of the whole variance, 0 to 1, that a component explains; 0 when the matrix does not vary at all. */
    public double explainedShare(int component) {
        double total = 0;
        for (double variance : variances) {
            total += variance;
        }
        return total > 0 ? variances[component] / total : 0;
    }
}
