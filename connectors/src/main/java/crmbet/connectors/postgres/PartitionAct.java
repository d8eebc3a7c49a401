package crmbet.connectors.postgres;

/**
 * What became of a partition.
 *
 * @param made whether it was made for the time ahead; otherwise it was detached because it is old
 */
public record PartitionAct(boolean made, String partition) {}
