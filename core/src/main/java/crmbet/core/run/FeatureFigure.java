package crmbet.core.run;

/**
 * A feature's mean among some customers, compared with all of them; raw values in the feature's unit, customers without
 * the figure left out.
 *
 * @param feature id of the feature
 * @param mean mean among the customers; NaN if none of them has the figure
 * @param whole mean among all customers of the run; NaN if none of them has the figure
 * @param zScore {@code (mean − whole) / standard deviation of the whole population}; 0 if that is 0
 */
public record FeatureFigure(String feature, double mean, double whole, double zScore) {}
