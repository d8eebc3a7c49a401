package crmbet.core.segment;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Run;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fixes the members of a cluster, and what is known of them, in a new segment. */
final class Draft {
    private final Session session;
    private final Run run;
    private final ClusterProfile profile;
    private final FeatureSet set;

    Draft(Session session, Run run, ClusterProfile profile) throws OperationException {
        this.session = session;
        this.run = run;
        this.profile = profile;
        this.set = FeatureSets.find(session, run.featureSet()).orElseThrow();
    }

    void insert(UUID id, String name, String who) throws SQLException {
        insertMembers(id);
        SegmentStore.insertFigures(session, id, profile.figures());
        session.execute(
                """
                INSERT INTO meta.segment
                VALUES (CAST(? AS UUID), ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', ?, now(), NULL, NULL)""",
                id.toString(),
                name,
                run.name(),
                label(),
                SegmentStore.definition(run, profile.cluster(), set),
                profile.size(),
                profile.share(),
                money(id),
                SegmentStore.digest(session, id),
                who);
    }

    private void insertMembers(UUID id) throws SQLException {
        String features = set.features().stream()
                .map(feature -> "f." + Identifier.quote(feature))
                .collect(Collectors.joining(", "));
        session.execute(
                "INSERT INTO meta.segment_member SELECT CAST(? AS UUID), r.customer_key, [" + features
                        + "] FROM meta.run_label r JOIN " + Identifier.quote("features", set.name())
                        + " f ON f.customer_key = r.customer_key"
                        + " WHERE r.run = ? AND r.label IS NOT DISTINCT FROM CAST(? AS INTEGER) ORDER BY r.customer_key",
                id.toString(),
                run.name(),
                label());
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

    private @Nullable Integer label() {
        return profile.cluster().isPresent() ? Integer.valueOf(profile.cluster().getAsInt()) : null;
    }
}
