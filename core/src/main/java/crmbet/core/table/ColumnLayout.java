package crmbet.core.table;

/**
 * How a column is shown.
 *
 * @param width in pixels
 * @param shown whether it is shown at all
 */
public record ColumnLayout(String column, double width, boolean shown) {}
