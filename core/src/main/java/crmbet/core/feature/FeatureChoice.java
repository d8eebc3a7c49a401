package crmbet.core.feature;

/**
 * A feature of a feature set, and what is done to its values.
 *
 * @param feature {@linkplain Feature#id() id} of the feature
 * @param transform done first
 * @param scaling done to the transformed values
 */
public record FeatureChoice(String feature, Transform transform, Scaling scaling) {}
