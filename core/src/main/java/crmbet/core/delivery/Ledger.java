package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionReason;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what happened to customers. Safe for use by several threads. */
public final class Ledger {
    private static final String OF_CUSTOMER = """
            SELECT segment, version, target, kind, operation, state, reason, detail, changed_at,
                state = 'DELIVERED' AND number = max(number) FILTER (state = 'DELIVERED') OVER (PARTITION BY series, target)
                    AS still, NULL AS protection, number
            FROM (%s WHERE d.customer_key = ?)
            UNION ALL
            SELECT r.segment, r.version, r.target, r.kind, NULL, NULL, NULL, NULL, r.started_at,
                r.number = (SELECT max(number) FROM meta.rollout l WHERE l.series = r.series AND l.target = r.target),
                x.reason, r.number
            FROM meta.delivery_exclusion x JOIN meta.rollout r ON r.id = x.rollout WHERE x.customer_key = ?
            ORDER BY number, 3""".formatted(LedgerSql.ENTRIES);

    private final Workspace workspace;

    public Ledger(Workspace workspace) {
        this.workspace = workspace;
    }

    /** All that happened to a customer, in the order in which it was decided. */
    public List<LedgerEntry> of(String customer) throws OperationException {
        return workspace.read(Monitor.none(), session -> session.query(OF_CUSTOMER, Ledger::entry, customer, customer));
    }

    /** The changes of a roll-out that the target did not take, by customer, the first {@code limit} of them. */
    public List<Failed> failures(UUID rollOut, int limit) throws OperationException {
        return workspace.read(Monitor.none(), session -> failures(session, rollOut, limit));
    }

    /** Whom the wall left out of a roll-out, the first {@code limit} of them. */
    public List<Excluded> exclusions(UUID rollOut, int limit) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(
                        "SELECT customer_key, reason FROM meta.delivery_exclusion WHERE rollout = CAST(? AS UUID)"
                                + " ORDER BY customer_key LIMIT ?",
                        row -> new Excluded(row.text(0), ProtectionReason.valueOf(row.text(1))),
                        rollOut.toString(),
                        limit));
    }

    /** How many the wall left out of a roll-out, by reason. */
    public List<ExcludedCount> exclusionCounts(UUID rollOut) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(
                        "SELECT reason, count(*) FROM meta.delivery_exclusion WHERE rollout = CAST(? AS UUID)"
                                + " GROUP BY reason ORDER BY 2 DESC, 1",
                        row -> new ExcludedCount(ProtectionReason.valueOf(row.text(0)), row.integer(1)),
                        rollOut.toString()));
    }

    /** A change that a target did not take. */
    public record Failed(String customer, Operation operation, Reason reason, String detail, int attempts) {}

    /** A member who was left out. */
    public record Excluded(String customer, ProtectionReason reason) {}

    /** How many members were left out for one reason. */
    public record ExcludedCount(ProtectionReason reason, long customers) {}

    private static List<Failed> failures(Session session, UUID rollOut, int limit) throws SQLException {
        return session.query(
                "SELECT d.customer_key, e.operation, e.reason, e.detail, e.attempts FROM meta.delivery_exception e"
                        + " JOIN meta.delivery d ON d.rollout = e.rollout AND d.seq = e.seq"
                        + " WHERE e.rollout = CAST(? AS UUID) AND e.state = 'FAILED' ORDER BY e.seq LIMIT ?",
                row -> new Failed(
                        row.text(0), Operation.valueOf(row.text(1)), Reason.valueOf(row.text(2)), row.text(3), (int)
                                row.integer(4)),
                rollOut.toString(),
                limit);
    }

    private static LedgerEntry entry(Row row) throws SQLException {
        @Nullable String reason = row.textOrNull(6);
        @Nullable String detail = row.textOrNull(7);
        @Nullable String protection = row.textOrNull(10);
        LedgerEntry.Outcome outcome = protection != null
                ? LedgerEntry.Outcome.EXCLUDED
                : outcome(Operation.valueOf(row.text(4)), row.text(5));
        boolean failed = outcome == LedgerEntry.Outcome.FAILED;
        return new LedgerEntry(
                row.text(0),
                (int) row.integer(1),
                row.text(2),
                RollOutKind.valueOf(row.text(3)),
                outcome,
                failed && reason != null ? Reason.valueOf(reason) : null,
                protection == null ? null : ProtectionReason.valueOf(protection),
                failed && detail != null ? detail : "",
                row.instant(8),
                row.flag(9));
    }

    private static LedgerEntry.Outcome outcome(Operation operation, String state) {
        boolean add = operation == Operation.ADD;
        return switch (state) {
            case "DELIVERED" -> add ? LedgerEntry.Outcome.ADDED : LedgerEntry.Outcome.REMOVED;
            case "FAILED" -> LedgerEntry.Outcome.FAILED;
            case "CANCELLED" -> LedgerEntry.Outcome.NOT_SENT;
            default -> add ? LedgerEntry.Outcome.TO_BE_ADDED : LedgerEntry.Outcome.TO_BE_REMOVED;
        };
    }
}
