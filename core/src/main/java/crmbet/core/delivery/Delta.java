package crmbet.core.delivery;

import java.util.UUID;

/**
 * One change of one customer in one target.
 *
 * @param id the same however often the change is sent, so that a receiver can tell a repetition
 * @param customer customer key
 * @param operation what changes
 */
public record Delta(UUID id, String customer, Operation operation) {}
