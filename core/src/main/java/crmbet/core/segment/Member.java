package crmbet.core.segment;

import java.util.List;

/**
 * A member of a segment.
 *
 * @param customer customer key
 * @param values raw features as they were when the segment was made, in the order of {@link Segment#figures()}; NaN where
 *     the figure does not exist
 */
public record Member(String customer, List<Double> values) {
    public Member {
        values = List.copyOf(values);
    }
}
