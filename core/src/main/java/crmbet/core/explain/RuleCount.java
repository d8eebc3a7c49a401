package crmbet.core.explain;

/**
 * How well a rule finds a cluster.
 *
 * @param found customers who match the rule
 * @param hits those of them who are in the cluster
 * @param cluster customers in the cluster
 */
public record RuleCount(int found, int hits, int cluster) {

    /** Share of the cluster that the rule finds, 0 to 1; 0 for an empty cluster. */
    public double coverage() {
        return cluster == 0 ? 0 : (double) hits / cluster;
    }

    /** Share of those found who are in the cluster, 0 to 1; 0 if nobody is found. */
    public double purity() {
        return found == 0 ? 0 : (double) hits / found;
    }

    /** Harmonic mean of coverage and purity (F₁), 0 to 1. */
    public double quality() {
        return found + cluster == 0 ? 0 : 2.0 * hits / (found + cluster);
    }
}
