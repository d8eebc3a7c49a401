package crmbet.core.explain;

/**
 * Where the customers of a cluster stand in a feature, by the chance {@code A} that one of them has more of it than one of the
 * others. The bounds of "high" and "very high" are those of a medium and a large effect: Vargha and Delaney, A critique and
 * improvement of the CL common language effect size statistics, 2000, doi:10.3102/10769986025002101.
 */
public enum Level {
    /** {@code A ≤ 0.29}. */
    VERY_LOW,
    /** {@code A ≤ 0.36}. */
    LOW,
    /** Between. */
    TYPICAL,
    /** {@code A ≥ 0.64}. */
    HIGH,
    /** {@code A ≥ 0.71}. */
    VERY_HIGH;

    private static final double MEDIUM = 0.14;
    private static final double LARGE = 0.21;

    static Level of(double superiority) {
        // Rounded, so that 0.64 − 0.5 is not below 0.14.
        double effect = Math.rint((superiority - 0.5) * 1e9) / 1e9;
        if (Math.abs(effect) < MEDIUM) {
            return TYPICAL;
        }
        boolean large = Math.abs(effect) >= LARGE;
        return effect > 0 ? large ? VERY_HIGH : HIGH : large ? VERY_LOW : LOW;
    }

    public boolean isHigh() {
        return this == HIGH || this == VERY_HIGH;
    }

    public boolean isLow() {
        return this == LOW || this == VERY_LOW;
    }
}
