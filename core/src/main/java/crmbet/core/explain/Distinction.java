package crmbet.core.explain;

/**
 * How a feature sets a cluster apart from all other customers, noise among them.
 *
 * @param feature id of the feature
 * @param superiority the chance that a customer of the cluster has more of it than one of the others, equal values counting
 *     half (the area under the ROC curve; Mann and Whitney 1947, doi:10.1214/aoms/1177730491): 0 to 1, 0.5 for no
 *     difference. It depends on ranks only, so neither skew nor outliers distort it; customers without the figure are left
 *     out
 * @param level what that means
 * @param median of the cluster, raw; NaN if nobody has the figure
 * @param wholeMedian of all customers
 * @param missing share of the cluster without the figure, 0 to 1
 * @param wholeMissing share of all customers without it
 */
public record Distinction(
        String feature,
        double superiority,
        Level level,
        double median,
        double wholeMedian,
        double missing,
        double wholeMissing) {

    /** Distance from no difference, 0 to 0.5: what distinctions are ordered by. */
    public double strength() {
        return Math.abs(superiority - 0.5);
    }
}
