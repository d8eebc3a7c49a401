package crmbet.core.validity;

/**
 * What a mean bootstrap Jaccard similarity says of a cluster, in the bands of the R package fpc. Hennig, Cluster-wise
 * assessment of cluster stability, 2007, doi:10.1016/j.csda.2006.11.025.
 */
public enum StabilityBand {
    /** Below 0.6. */
    NOT_TRUSTWORTHY,
    /** 0.6 to below 0.75. */
    DOUBTFUL,
    /** 0.75 to below 0.85. */
    VALID,
    /** 0.85 and above. */
    HIGHLY_STABLE;

    /** The band of a mean Jaccard similarity, 0 to 1. */
    public static StabilityBand of(double jaccard) {
        if (jaccard < 0.6) {
            return NOT_TRUSTWORTHY;
        }
        if (jaccard < 0.75) {
            return DOUBTFUL;
        }
        return jaccard < 0.85 ? VALID : HIGHLY_STABLE;
    }
}
