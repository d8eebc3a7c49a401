package crmbet.core.explain;

/** What makes a customer typical of a cluster. */
public enum TypicalBy {
    /** Nearness to the cluster's centroid; odd are those farthest from it. For k-means. */
    CENTROID,
    /** Density about the customer; odd are those in the emptiest places. For DBSCAN. */
    DENSITY,
    /** Strength of membership, the nearest to the centroid first among equals; odd are the highest outlier scores. For HDBSCAN. */
    MEMBERSHIP;

    /**
     * What fits a strategy.
     *
     * @param strategy its name, as runs have it
     * @throws IllegalArgumentException if there is no such strategy
     */
    public static TypicalBy of(String strategy) {
        return switch (strategy) {
            case "kmeans" -> CENTROID;
            case "dbscan" -> DENSITY;
            case "hdbscan" -> MEMBERSHIP;
            default -> throw new IllegalArgumentException("there is no strategy \"" + strategy + "\"");
        };
    }
}
