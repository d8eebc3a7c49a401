package crmbet.core.run;

import java.util.OptionalInt;

/**
 * What became of the customers of a run in its feature set since.
 *
 * @param added customers who are in the set now and were not
 * @param removed customers who were and are not any more
 * @param changed customers of both with other values; empty for runs of an older version, which did not note values
 */
public record DataChange(int added, int removed, OptionalInt changed) {}
