package crmbet.core.clustering;

/** Which clusters of a condensed tree become the flat clustering. */
public enum ClusterSelection {
    /** The set of clusters with the greatest total stability; clusters of different density and size. */
    EXCESS_OF_MASS("eom"),
    /** The leaves of the tree; more, smaller and more alike clusters. */
    LEAF("leaf");

    private final String parameter;

    ClusterSelection(String parameter) {
        this.parameter = parameter;
    }

    /** The name on the command line and in stored runs. */
    public String parameter() {
        return parameter;
    }
}
