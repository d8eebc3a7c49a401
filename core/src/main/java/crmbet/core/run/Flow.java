package crmbet.core.run;

import java.util.OptionalInt;

/**
 * Customers who are in one cluster of a run and in one cluster of another.
 *
 * @param from cluster in the first run; empty for noise
 * @param to cluster in the second run; empty for noise
 * @param customers how many
 */
public record Flow(OptionalInt from, OptionalInt to, int customers) {}
