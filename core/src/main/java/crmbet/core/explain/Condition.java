package crmbet.core.explain;

/**
 * What one feature of a customer must be: a range of raw values, in the feature's unit, both ends included.
 *
 * <p>With {@code atLeast} above {@code atMost} no value fits, and only customers without the figure match; with neither end
 * and {@code orMissing} false, only those who have it.
 *
 * @param feature id of the feature
 * @param atLeast −∞ for no lower end
 * @param atMost +∞ for no upper end
 * @param orMissing whether customers for whom the figure does not exist match as well
 */
public record Condition(String feature, double atLeast, double atMost, boolean orMissing) {
    private static final double NONE = Double.POSITIVE_INFINITY;

    public Condition {
        if (Double.isNaN(atLeast) || Double.isNaN(atMost)) {
            throw new IllegalArgumentException("a threshold of " + feature + " is not a number");
        }
    }

    /** {@code feature ≥ threshold}. */
    public static Condition atLeast(String feature, double threshold) {
        return new Condition(feature, threshold, NONE, false);
    }

    /** {@code feature ≤ threshold}. */
    public static Condition atMost(String feature, double threshold) {
        return new Condition(feature, -NONE, threshold, false);
    }

    /** {@code from ≤ feature ≤ to}. */
    public static Condition between(String feature, double from, double to) {
        return new Condition(feature, from, to, false);
    }

    /** The figure does not exist. */
    public static Condition missing(String feature) {
        return new Condition(feature, NONE, -NONE, true);
    }

    /** The figure exists. */
    public static Condition present(String feature) {
        return new Condition(feature, -NONE, NONE, false);
    }

    public boolean hasAtLeast() {
        return Double.isFinite(atLeast);
    }

    public boolean hasAtMost() {
        return Double.isFinite(atMost);
    }

    /** Whether only customers without the figure match. */
    public boolean onlyMissing() {
        return orMissing && atLeast > atMost;
    }

    /** Whether all customers with the figure match, and no others. */
    public boolean onlyPresent() {
        return !orMissing && !hasAtLeast() && !hasAtMost() && atLeast < atMost;
    }

    /** Whether a raw value fits; NaN for a missing figure. */
    public boolean matches(double value) {
        return (value >= atLeast && value <= atMost) || (orMissing && Double.isNaN(value));
    }

    /** The same with another threshold at one end; infinite for none. */
    public Condition with(End end, double threshold) {
        return switch (end) {
            case AT_LEAST -> new Condition(feature, threshold, atMost, orMissing);
            case AT_MOST -> new Condition(feature, atLeast, threshold, orMissing);
        };
    }

    Condition withoutMissing() {
        return new Condition(feature, atLeast, atMost, false);
    }

    /** Whether every value matches that matches the other. */
    boolean covers(Condition other) {
        return atLeast <= other.atLeast && atMost >= other.atMost && (orMissing || !other.orMissing);
    }

    /** An end of the range. */
    public enum End {
        AT_LEAST,
        AT_MOST
    }
}
