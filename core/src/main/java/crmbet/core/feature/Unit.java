package crmbet.core.feature;

/** What the values of a feature count. */
public enum Unit {
    /** Days; whole ones unless the feature says otherwise. */
    DAYS,
    /** Minutes and parts of them. */
    MINUTES,
    /** Things counted. */
    COUNT,
    /** The currency of the source. */
    MONEY,
    /** A part of one; 0.25 is a quarter. */
    RATIO,
    /** A number on a scale of its own, which the feature's description explains. */
    INDEX
}
