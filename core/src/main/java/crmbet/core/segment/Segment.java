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
 * A version of a named set of customers. Its members never change.
 *
 * @param id of this version, for ever
 * @param series the same for all versions of the segment: the id of its first version
 * @param version from 1
 * @param name of the segment, unique in the workspace; can be changed until its first version is proposed
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
 * @param proposal the latest; empty for what was never proposed
 * @param decision the latest; empty until somebody decided
 * @param shared whether the shared database holds it too, and its state there counts
 */
public record Segment(
        UUID id,
        UUID series,
        int version,
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
        Optional<Proposal> proposal,
        Optional<Decision> decision,
        boolean shared) {
    public Segment {
        figures = List.copyOf(figures);
    }

    /** Who approved it; null unless it is approved. */
    public @Nullable String approvedBy() {
        return decision.filter(Decision::approved).map(Decision::by).orElse(null);
    }

    /** When it was approved; null unless it is. */
    public @Nullable Instant approvedAt() {
        return decision.filter(Decision::approved).map(Decision::at).orElse(null);
    }
}
