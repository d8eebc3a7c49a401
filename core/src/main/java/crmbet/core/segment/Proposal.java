package crmbet.core.segment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the person who decides about a version, and what was known then.
 *
 * @param by who proposed it
 * @param comment why; empty if nothing was said
 * @param silhouette mean silhouette of the cluster, −1 to 1; null where it was not measured
 * @param stability mean Jaccard similarity of the cluster in bootstrapped runs, 0 to 1; null where it was not measured
 * @param exclusions members who must not be contacted, counted by reason
 */
public record Proposal(
        String by,
        Instant at,
        String comment,
        @Nullable Double silhouette,
        @Nullable Double stability,
        Map<String, Long> exclusions) {
    public Proposal {
        exclusions = Map.copyOf(exclusions);
    }
}
