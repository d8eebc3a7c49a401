package crmbet.core.validity;

/**
 * How much tighter clusters are than those of rows without structure.
 *
 * @param value mean logarithm of the inertia of structureless sets less that of the rows; higher is better
 * @param error standard deviation over the sets, times {@code √(1 + 1/sets)}
 */
public record GapStatistic(double value, double error) {}
