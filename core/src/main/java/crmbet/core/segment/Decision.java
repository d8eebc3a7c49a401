package crmbet.core.segment;

import crmbet.core.approval.SignedPacket;
import java.time.Instant;
import java.util.Optional;

/**
 * What was decided about a proposal.
 *
 * @param approved whether it was approved; otherwise it was rejected
 * @param by who decided
 * @param comment why; not blank for a rejection
 * @param packet what was signed; empty for a rejection, and for approvals from before there were signatures
 */
public record Decision(boolean approved, String by, Instant at, String comment, Optional<SignedPacket> packet) {}
