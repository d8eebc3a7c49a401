package crmbet.core.dataset;

/**
 * What one column holds.
 *
 * @param missing rows without a value
 * @param distinct different values; an estimate with a relative standard error of about 3 % unless
 *     {@code distinctExact}
 * @param distribution how the values are spread
 */
public record ColumnProfile(
        Column column, long missing, long distinct, boolean distinctExact, Distribution distribution) {}
