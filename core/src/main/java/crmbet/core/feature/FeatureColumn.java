package crmbet.core.feature;

/**
 * What was done to one column of a feature set; enough to do the same to a new customer.
 *
 * @param choice the feature, its transform and scaling
 * @param missing customers for whom the figure does not exist
 * @param imputed the value that stands in for it: the median of the other customers, 0 where nobody has a value
 * @param centre subtracted from the transformed values
 * @param spread by which the centred values are divided; never 0
 * @param constant whether all customers have the same value, which then is 0 after scaling
 */
public record FeatureColumn(
        FeatureChoice choice, long missing, double imputed, double centre, double spread, boolean constant) {}
