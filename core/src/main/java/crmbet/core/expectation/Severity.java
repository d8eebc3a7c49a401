package crmbet.core.expectation;

/** What follows when an expectation does not hold. */
public enum Severity {
    /** The load is stopped, and what was there before stays. */
    BLOCKING,
    /** The load goes on; somebody should look. */
    WARNING,
    /** Worth knowing. */
    NOTE
}
