package crmbet.core.explain;

/**
 * Much or little of a feature.
 *
 * @param feature id of the feature
 * @param high much, as against little
 */
public record Trait(String feature, boolean high) {
    static Trait high(String feature) {
        return new Trait(feature, true);
    }

    static Trait low(String feature) {
        return new Trait(feature, false);
    }

    boolean fits(Distinction distinction) {
        return distinction.feature().equals(feature)
                && (high ? distinction.level().isHigh() : distinction.level().isLow());
    }
}
