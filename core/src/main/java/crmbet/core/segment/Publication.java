package crmbet.core.segment;

import crmbet.core.delivery.PublishResult;
import java.time.Instant;
import java.util.UUID;

/**
 * A publication that took place.
 *
 * @param segment which segment
 * @param target {@linkplain crmbet.core.delivery.Target#name() name} of the target
 * @param result what it changed there
 * @param at when
 */
public record Publication(UUID segment, String target, PublishResult result, Instant at) {}
