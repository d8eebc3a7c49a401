package crmbet.core.segment;

import crmbet.core.feature.RowOrigin;
import crmbet.core.run.FeatureFigure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named set of customers. Its members never change.
 *
 * @param id for ever
 * @param name unique in the workspace; can be changed until the segment is approved
 * @param run name that the run had
 * @param cluster number of the cluster in the run; empty for its noise, and for chosen customers
 * @param origin how its customers were chosen; empty for the whole of a cluster or of the noise
 * @param definition JSON: run, cluster or origin, strategy, parameters, seed, feature set, its statement
 * @param members number of customers
 * @param share of the customers of the run, 0 to 1
 * @param money what the members paid in the window of the feature set: purchases, refunds not deducted
 * @param figures the members' features against all customers of the run
 * @param digest SHA-256 of the sorted members, in hexadecimal
 * @param state how far it has come
 * @param createdBy who made it
 * @param createdAt when
 * @param approvedBy who approved it; null for a draft
 * @param approvedAt when; null for a draft
 */
public record Segment(
        UUID id,
        String name,
        String run,
        OptionalInt cluster,
        Optional<RowOrigin> origin,
        String definition,
        long members,
        double share,
        double money,
        List<FeatureFigure> figures,
        String digest,
        SegmentState state,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {
    public Segment {
        figures = List.copyOf(figures);
    }
}
