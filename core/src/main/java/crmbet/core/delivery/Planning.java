package crmbet.core.delivery;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.Wall;
import crmbet.core.protection.WallReport;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds out, within a session, what must change in a target so that it holds what it should. A few statements, whatever
 * the number of customers; the changes are left in the temporary table {@code plan}, those who are left out in
 * {@link Wall#EXCLUDED}.
 */
final class Planning {
    private static final int EXAMPLES = 20;
    private static final WallReport NO_WALL = new WallReport(Map.of(), Set.of(), null);

    private final Session session;
    private final Target target;

    Planning(Session session, Target target) {
        this.session = session;
        this.target = target;
    }

    /**
     * What is planned.
     *
     * @param wall whom it left out
     */
    record Found(long added, long removed, long unchanged, WallReport wall) {
        RollOut.Plan plan() {
            return new RollOut.Plan(added, removed, unchanged, wall.total());
        }
    }

    /** The target is to hold the members of a version, except those who are protected. */
    Found publication(SegmentRelease release, Wall wall) throws SQLException, OperationException {
        String members =
                "SELECT customer_key FROM meta.segment_member WHERE segment_id = '" + release.versionId() + "'";
        if (count("(" + members + ")") != release.members().size()) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.MembersChanged(release.name())));
        }
        findHeld(release.id());
        WallReport report = wall.raise(session, members, "SELECT customer_key FROM temp.held");
        session.execute("CREATE OR REPLACE TEMP TABLE wanted AS " + members
                + " AND customer_key NOT IN (SELECT customer_key FROM " + Wall.EXCLUDED + ")");
        return compare(report);
    }

    /** The target is to hold nobody. */
    Found withdrawal(UUID series) throws SQLException, OperationException {
        session.execute("CREATE OR REPLACE TEMP TABLE wanted(customer_key VARCHAR NOT NULL)");
        session.execute("CREATE OR REPLACE TEMP TABLE walled(customer_key VARCHAR NOT NULL, reason VARCHAR NOT NULL)");
        findHeld(series);
        return compare(NO_WALL);
    }

    private Found compare(WallReport report) throws SQLException {
        session.execute("""
                CREATE OR REPLACE TEMP TABLE plan AS
                SELECT coalesce(w.customer_key, h.customer_key) AS customer_key,
                    CASE WHEN h.customer_key IS NULL THEN 'ADD' ELSE 'REMOVE' END AS operation
                FROM temp.wanted w FULL JOIN temp.held h ON h.customer_key = w.customer_key
                WHERE w.customer_key IS NULL OR h.customer_key IS NULL""");
        long added = count("temp.plan WHERE operation = 'ADD'");
        return new Found(added, count("temp.plan") - added, count("temp.wanted") - added, report);
    }

    /** Leaves in the temporary table {@code held} whom the target holds now. */
    void findHeld(UUID series) throws SQLException, OperationException {
        if (!target.tellsMembers()) {
            session.execute("CREATE OR REPLACE TEMP TABLE held AS " + LedgerSql.held(series, target.name()));
            return;
        }
        List<String> customers = new ArrayList<>();
        target.members(series, customers::add, session.monitor());
        session.execute("CREATE OR REPLACE TEMP TABLE held(customer_key VARCHAR NOT NULL)");
        session.append("temp", "main", "held", rows -> {
            for (String customer : customers) {
                rows.beginRow().add(customer).endRow();
            }
        });
    }

    long count(String from) throws SQLException {
        return session.first("SELECT count(*) FROM " + from, row -> row.integer(0))
                .orElseThrow();
    }

    /** What the target holds, against what it should hold by the ledger. */
    Reconciliation reconcile(UUID series) throws SQLException, OperationException {
        findHeld(series);
        session.execute("CREATE OR REPLACE TEMP TABLE expected AS " + LedgerSql.held(series, target.name()));
        session.execute("""
                CREATE OR REPLACE TEMP TABLE differing AS
                SELECT coalesce(e.customer_key, h.customer_key) AS customer_key, h.customer_key IS NULL AS missing
                FROM temp.expected e FULL JOIN temp.held h ON h.customer_key = e.customer_key
                WHERE e.customer_key IS NULL OR h.customer_key IS NULL""");
        long missing = count("temp.differing WHERE missing");
        return new Reconciliation(
                count("temp.expected"),
                count("temp.held"),
                missing,
                count("temp.differing") - missing,
                session.query(
                        "SELECT customer_key FROM temp.differing ORDER BY customer_key LIMIT " + EXAMPLES,
                        row -> row.text(0)),
                target.tellsMembers());
    }
}
