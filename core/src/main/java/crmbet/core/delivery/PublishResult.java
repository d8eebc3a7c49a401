package crmbet.core.delivery;

/**
 * What a publication changed in the other system.
 *
 * @param added members that were not there
 * @param removed members that are there no more
 * @param unchanged members that stayed
 */
public record PublishResult(long added, long removed, long unchanged) {}
