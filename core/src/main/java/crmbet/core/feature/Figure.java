package crmbet.core.feature;

/** Whatever gives each customer a value under a name: a feature of the catalogue, or one of the workspace's own. */
public sealed interface Figure permits Feature, OwnFeature {
    /** The name on the command line, in stored definitions and as a column. */
    String id();

    /** What the values count. */
    Unit unit();
}
