package crmbet.core.delivery;

import crmbet.core.workspace.Identifier;
import java.util.UUID;

/** The outbox as the ledger reads it. */
final class LedgerSql {
    /** One row a change, with what became of it. */
    static final String ENTRIES = """
            SELECT r.number, r.id AS rollout, r.kind, r.segment_id, r.series, r.version, r.segment, r.target,
                d.seq, d.id, d.operation, d.customer_key,
                coalesce(e.state, b.state) AS state, e.reason, e.detail, coalesce(e.changed_at, b.changed_at) AS changed_at
            FROM meta.delivery d
            JOIN meta.rollout r ON r.id = d.rollout
            JOIN meta.delivery_batch b ON b.rollout = d.rollout AND b.batch = d.batch
            LEFT JOIN meta.delivery_exception e ON e.rollout = d.rollout AND e.seq = d.seq""";

    private LedgerSql() {}

    /**
     * Selects {@code customer_key} of those whom a target holds by the ledger. A change that was sent and not answered
     * counts, because taking back what did not arrive does no harm.
     */
    static String held(UUID series, String target) {
        return "SELECT customer_key FROM (" + of(series, target)
                + " AND coalesce(e.state, b.state) IN ('DELIVERED', 'SENT'))"
                + " GROUP BY customer_key HAVING arg_max(operation, number) = 'ADD'";
    }

    /** Selects {@code customer_key} and in how many changes a target was reached before. */
    static String rounds(UUID series, String target) {
        return "SELECT customer_key, count(*) AS round FROM (" + of(series, target)
                + " AND coalesce(e.state, b.state) = 'DELIVERED') GROUP BY customer_key";
    }

    private static String of(UUID series, String target) {
        return ENTRIES + " WHERE r.series = '" + series + "' AND r.target = " + Identifier.literal(target);
    }
}
