package crmbet.core.feature;

import java.util.Locale;

/** How transformed values are brought to a common scale. Columns with a single value become 0 under all but NONE. */
public enum Scaling {
    /** Nothing. */
    NONE,
    /** {@code (x − mean) / standard deviation of the population}. */
    STANDARD,
    /** {@code (x − median) / interquartile range}; only centred when that range is 0. */
    ROBUST,
    /** {@code (x − least) / (greatest − least)}: 0 to 1. */
    MINMAX;

    /** The name on the command line and in stored definitions. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
