package crmbet.core.neighbor;

import java.util.Locale;

/** How far apart two observations are. */
public enum Metric {
    /** Length of the straight line between them. */
    EUCLIDEAN,
    /** Sum of the absolute differences of their coordinates. */
    MANHATTAN,
    /**
     * One minus the cosine of the angle between them, 0 (same direction) to 2 (opposite). Rows are brought to unit length
     * first, where the Euclidean distance {@code e} and the cosine distance {@code c} are tied by {@code e² = 2c}. A row
     * of zeros has no direction and is refused.
     */
    COSINE;

    /** The name on the command line and in stored runs. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
