package crmbet.core.segment;

import crmbet.core.delivery.StoredMembers;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.RowOrigin;
import crmbet.core.run.Profile;
import crmbet.core.run.Run;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Fixes members of a run, and what is known of them, in a new segment. */
final class Draft {
    private final Session session;
    private final Run run;
    private final Members members;
    private final Profile profile;
    private final FeatureSet set;

    Draft(Session session, Run run, Members members, Profile profile) throws OperationException {
        this.session = session;
        this.run = run;
        this.members = members;
        this.profile = profile;
        this.set = FeatureSets.find(session, run.featureSet()).orElseThrow();
    }

    /** @param series id of the first version of the segment; {@code id} itself for the first one */
    void insert(UUID id, UUID series, int version, String name, String who) throws SQLException, OperationException {
        insertMembers(id);
        SegmentStore.insertFigures(session, id, profile.figures());
        session.execute(
                """
                INSERT INTO meta.segment (id, series, version, name, run, label, definition, members, share, money,
                    digest, state, created_by, created_at, origin, origin_detail)
                VALUES (CAST(? AS UUID), CAST(? AS UUID), ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', ?, now(), ?, ?)""",
                id.toString(),
                series.toString(),
                version,
                name,
                run.name(),
                members.label(),
                SegmentStore.definition(run, members, set),
                profile.size(),
                profile.share(),
                money(id),
                StoredMembers.digest(session, id),
                who,
                origin().map(origin -> origin.kind().name()).orElse(null),
                origin().map(RowOrigin::detail).orElse(null));
    }

    private void insertMembers(UUID id) throws SQLException {
        String features = set.features().stream()
                .map(feature -> "f." + Identifier.quote(feature))
                .collect(Collectors.joining(", "));
        session.execute(
                "INSERT INTO meta.segment_member SELECT CAST(? AS UUID), r.customer_key, [" + features
                        + "] FROM meta.run_label r JOIN " + Identifier.quote("features", set.name())
                        + " f ON f.customer_key = r.customer_key"
                        + " WHERE r.run = ? AND " + members.condition() + " ORDER BY r.customer_key",
                id.toString(),
                run.name());
    }

    private double money(UUID id) throws SQLException {
        return session.first(
                        "SELECT coalesce(CAST(sum(CAST(amount AS DECIMAL(18, 4))) AS DOUBLE), 0) FROM crm.activity"
                                + " WHERE kind = 'purchase' AND " + set.activityCondition()
                                + " AND customer_key IN (SELECT customer_key FROM meta.segment_member"
                                + " WHERE segment_id = CAST(? AS UUID))",
                        row -> row.number(0),
                        id.toString())
                .orElseThrow();
    }

    private Optional<RowOrigin> origin() {
        return switch (members) {
            case Members.OfCluster _ -> Optional.empty();
            case Members.Chosen chosen -> Optional.of(chosen.origin());
        };
    }
}
