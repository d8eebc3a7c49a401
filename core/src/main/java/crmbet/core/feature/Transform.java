package crmbet.core.feature;

import java.util.Locale;

/** What is done to a feature's values before scaling. */
public enum Transform {
    /** Nothing. */
    NONE,
    /** {@code ln(1 + x)}; for negative values {@code −ln(1 − x)}, so that the order is kept and 0 stays 0. */
    LOG1P;

    /** The name on the command line and in stored definitions. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
