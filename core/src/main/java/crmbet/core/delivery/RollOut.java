package crmbet.core.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision to change what a target holds of a segment, and how far it has come.
 *
 * @param id for ever
 * @param kind why
 * @param segment id of the segment's version
 * @param header what the target is told of the segment
 * @param target {@linkplain Target#name() name} of the target
 * @param connection id of the saved connection over which it is reached; empty if only its address was given
 * @param stage how far it may go at present
 * @param state what it does
 * @param plan what it was to change
 * @param progress how far it is
 * @param trouble what held it up, in the words of the target; empty if nothing did
 * @param startedBy who decided it
 * @param startedAt when
 * @param endedAt when it ended; null as long as it has not
 */
public record RollOut(
        UUID id,
        RollOutKind kind,
        UUID segment,
        SegmentHeader header,
        String target,
        Optional<UUID> connection,
        Stage stage,
        RollOutState state,
        Plan plan,
        Progress progress,
        String trouble,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /**
     * What was to change.
     *
     * @param added customers to add
     * @param removed customers to remove
     * @param unchanged members who were there already
     * @param excluded members who are protected
     */
    public record Plan(long added, long removed, long unchanged, long excluded) {
        public long changes() {
            return added + removed;
        }
    }

    /**
     * How many of the changes are where.
     *
     * @param pending not sent yet
     * @param sent sent, and not answered yet
     * @param added added there
     * @param removed removed there
     * @param failed refused by the target
     * @param cancelled never sent, because the roll-out was stopped
     */
    public record Progress(long pending, long sent, long added, long removed, long failed, long cancelled) {
        public long delivered() {
            return added + removed;
        }
    }

    /** What it changed so far. */
    public PublishResult result() {
        return new PublishResult(progress.added(), progress.removed(), plan.unchanged());
    }
}
