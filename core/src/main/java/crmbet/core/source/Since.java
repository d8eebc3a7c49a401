package crmbet.core.source;

/**
 * Restricts a selection to what is new.
 *
 * @param column whose values only grow
 * @param value as text; rows from there on are new
 * @param inclusive whether rows with exactly this value are wanted too
 */
public record Since(String column, String value, boolean inclusive) {}
