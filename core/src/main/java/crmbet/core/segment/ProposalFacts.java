package crmbet.core.segment;

import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known about a draft beyond itself when it is proposed. */
final class ProposalFacts {
    private static final List<String> REASONS = List.of("self_excluded", "under_age", "no_marketing_consent");

    private final Session session;
    private final Segment segment;

    ProposalFacts(Session session, Segment segment) {
        this.session = session;
        this.segment = segment;
    }

    /** Of the cluster; that of the whole run would say too much about a single one. */
    @Nullable
    Double silhouette() throws SQLException {
        return quality("silhouette");
    }

    @Nullable
    Double stability() throws SQLException {
        return quality("stability");
    }

    /** Members who must not be contacted, by reason; someone may have several. */
    Map<String, Long> exclusions() throws SQLException {
        return session.first("""
                        SELECT count(*) FILTER (self_excluded), count(*) FILTER (under_age), count(*) FILTER (opted_out)
                        FROM (SELECT bool_or(c.self_excluded) AS self_excluded, bool_or(c.underage) AS under_age,
                                bool_or(NOT c.consent_marketing) AS opted_out
                            FROM crm.customer c
                            WHERE c.customer_key IN (SELECT customer_key FROM meta.segment_member
                                WHERE segment_id = CAST(? AS UUID))
                            GROUP BY c.customer_key)""", ProposalFacts::counts, segment.id().toString())
                .orElseThrow();
    }

    private static Map<String, Long> counts(Row row) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < REASONS.size(); i++) {
            if (row.integer(i) > 0) {
                counts.put(REASONS.get(i), row.integer(i));
            }
        }
        return counts;
    }

    private @Nullable Double quality(String measure) throws SQLException {
        if (segment.cluster().isEmpty()) {
            return null;
        }
        List<Double> found = session.query(
                "SELECT " + measure + " FROM meta.cluster_quality WHERE run = ? AND cluster = ? AND " + measure
                        + " IS NOT NULL",
                row -> row.number(0),
                segment.run(),
                segment.cluster().getAsInt());
        return found.isEmpty() ? null : found.getFirst();
    }
}
