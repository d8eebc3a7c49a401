package crmbet.core.delivery;

import crmbet.core.protection.ProtectionReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, or will happen, to a customer.
 *
 * @param segment the segment's name
 * @param version the segment's version
 * @param target {@linkplain Target#name() name} of the target
 * @param kind why
 * @param outcome what happened
 * @param reason why the target did not take it; null unless it {@code FAILED}
 * @param protection why the customer was left out; null unless {@code EXCLUDED}
 * @param detail the target's own words; empty if there are none
 * @param at when it came to this
 * @param stillTrue whether nothing that came later has undone it
 */
public record LedgerEntry(
        String segment,
        int version,
        String target,
        RollOutKind kind,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable ProtectionReason protection,
        String detail,
        Instant at,
        boolean stillTrue) {

    /** What happened to a customer. */
    public enum Outcome {
        ADDED,
        REMOVED,
        /** It is waiting to be added. */
        TO_BE_ADDED,
        /** It is waiting to be removed. */
        TO_BE_REMOVED,
        /** The target did not take it. */
        FAILED,
        /** The roll-out was stopped before. */
        NOT_SENT,
        /** Protected, and left out. */
        EXCLUDED
    }
}
