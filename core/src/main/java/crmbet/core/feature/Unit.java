package crmbet.core.feature;

/** What the values of a feature count. */
public enum Unit {
    /** Days; whole ones unless the feature says otherwise. */
    DAYS,
    /** Things counted. */
    COUNT,
    /** The currency of the source. */
    MONEY,
    /** A part of one; 0.25 is a quarter. */
    RATIO
}
