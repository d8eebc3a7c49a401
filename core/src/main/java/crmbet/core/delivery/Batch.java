package crmbet.core.delivery;

import java.util.List;

/**
 * Changes that are sent together.
 *
 * @param segment the segment they are about
 * @param quiet whether the target must not start anything because of them, such as a customer's journey
 * @param deltas at least one, at most {@link Target#batchSize()}
 */
public record Batch(SegmentHeader segment, boolean quiet, List<Delta> deltas) {
    public Batch {
        deltas = List.copyOf(deltas);
    }
}
