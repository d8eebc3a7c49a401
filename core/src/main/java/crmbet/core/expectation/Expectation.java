package crmbet.core.expectation;

/**
 * A rule and what follows when it does not hold.
 *
 * @param tolerated share of rows that may fail all the same, from 0 to below 1; rules about the dataset as a whole
 *     ignore it
 */
public record Expectation(Rule rule, Severity severity, double tolerated) {
    /** @throws IllegalArgumentException if the share is out of range */
    public Expectation {
        if (!(tolerated >= 0 && tolerated < 1)) {
            throw new IllegalArgumentException("the tolerated share " + tolerated + " must be from 0 to below 1");
        }
    }

    /** Tolerates no failing row. */
    public Expectation(Rule rule, Severity severity) {
        this(rule, severity, 0);
    }

    public Expectation withSeverity(Severity other) {
        return new Expectation(rule, other, tolerated);
    }
}
