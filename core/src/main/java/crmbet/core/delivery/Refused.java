package crmbet.core.delivery;

/**
 * One change of a batch that a target did not take.
 *
 * @param index of the change in the batch, from 0
 * @param reason why
 * @param detail the target's own words, without secrets; empty if it said none
 */
public record Refused(int index, Reason reason, String detail) {}
