package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Has a person who is erased taken out of every target that holds them. */
public final class Removals {
    private Removals() {}

    /**
     * Puts a removal into the outbox for every segment and target by which the ledger says the customer is held. Where one
     * waits already, there is no second one.
     *
     * @param who who erases
     */
    public static void decide(Session session, String customer, String who, Instant now) throws OperationException {
        session.part(part -> {
            Outbox outbox = new Outbox(part);
            for (UUID last : holding(part, customer)) {
                RollOut rollOut = outbox.existing(last);
                part.execute(
                        "CREATE OR REPLACE TEMP TABLE plan AS SELECT CAST(? AS VARCHAR) AS customer_key, 'REMOVE' AS operation",
                        customer);
                part.execute("CREATE OR REPLACE TEMP TABLE walled(customer_key VARCHAR, reason VARCHAR)");
                outbox.decide(
                        UUID.randomUUID(),
                        RollOutKind.ERASE,
                        rollOut.segment(),
                        rollOut.header(),
                        rollOut.target(),
                        1,
                        rollOut.connection().orElse(null),
                        Stage.ALL,
                        new RollOut.Plan(0, 1, 0, 0),
                        who,
                        now);
            }
            return customer;
        });
    }

    /** The removals that have not reached their targets. */
    public static List<RollOut> waiting(Session session) throws OperationException {
        return session.part(part -> new Outbox(part)
                .list().stream()
                        .filter(each ->
                                each.kind() == RollOutKind.ERASE && each.state().open())
                        .toList());
    }

    /** The last roll-out of each segment to each target that holds the customer. */
    private static List<UUID> holding(Session session, String customer) throws SQLException {
        List<UUID> found = new ArrayList<>();
        session.forEach(
                "SELECT CAST(arg_max(rollout, number) AS VARCHAR) FROM (" + LedgerSql.ENTRIES
                        + " WHERE d.customer_key = " + Identifier.literal(customer)
                        + " AND (r.kind = 'ERASE' OR coalesce(e.state, b.state) IN ('DELIVERED', 'SENT')))"
                        + " GROUP BY series, target HAVING arg_max(operation, number) = 'ADD'",
                row -> found.add(UUID.fromString(row.text(0))));
        return found;
    }
}
