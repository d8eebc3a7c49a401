package crmbet.core.feature;

/**
 * The distribution of a feature, before and after its transform and scaling.
 *
 * @param choice the feature, its transform and scaling
 * @param customers how many customers have the feature set's features
 * @param missing for how many of them this figure does not exist; {@code before} leaves them out, {@code after} has the
 *     value that stands in
 * @param before raw values
 * @param after transformed and scaled values
 */
public record FeaturePreview(FeatureChoice choice, long customers, long missing, Histogram before, Histogram after) {}
