package crmbet.core.delivery;

import java.util.List;

/**
 * How a target answered to a batch. What is not refused is delivered.
 *
 * @param refused none twice
 */
public record BatchOutcome(List<Refused> refused) {
    /** All of it was taken. */
    public static final BatchOutcome DELIVERED = new BatchOutcome(List.of());

    public BatchOutcome {
        refused = List.copyOf(refused);
    }
}
