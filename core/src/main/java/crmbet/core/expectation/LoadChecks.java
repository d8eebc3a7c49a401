package crmbet.core.expectation;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Forgotten;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets datasets be replaced only by ones that meet their blocking expectations. Loads and checks are one transaction: a
 * load that is stopped leaves the former datasets as they were, and a report of why. Belongs to one thread.
 */
public final class LoadChecks {
    private final Workspace workspace;
    private final List<Expected> expected = new ArrayList<>();
    private final List<CheckReport> reports = new ArrayList<>();

    public LoadChecks(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Runs loads in one transaction and, once all are done, checks what they have announced; so the datasets of one
     * system may refer to one another.
     *
     * @param loading calls {@link #expect} for each dataset before it makes its table
     * @throws OperationException {@code NotPossible} with {@code ExpectationsFailed} if a blocking expectation does not
     *     hold; whatever the loads themselves throw
     */
    public <T> T run(Monitor monitor, Workspace.Work<T> loading) throws OperationException {
        expected.clear();
        reports.clear();
        try {
            return workspace.write(monitor, session -> {
                T loaded = loading.run(session);
                int _ = Forgotten.eraseAgain(session);
                check(session);
                return loaded;
            });
        } catch (OperationException e) {
            if (reports.stream().anyMatch(CheckReport::blocks)) {
                keepReports(e);
            }
            throw e;
        }
    }

    /**
     * Announces a dataset, which still stands as the last load has left it, if it stands.
     *
     * @param asked the suite to check by, which is kept for later loads; null: the one that is kept
     */
    public void expect(Session session, String dataset, @Nullable Suite asked) throws OperationException {
        if (asked != null) {
            new Expectations(workspace).requireUnderstood(asked);
        }
        session.part(part -> remember(part, dataset, asked)).ifPresent(expected::add);
    }

    private static Optional<Expected> remember(Session session, String dataset, @Nullable Suite asked)
            throws SQLException, OperationException {
        ExpectationStore store = new ExpectationStore(session);
        if (asked != null) {
            store.keep(dataset, asked);
        }
        Suite suite = asked == null ? store.suite(dataset) : asked;
        return suite.isEmpty()
                ? Optional.empty()
                : Optional.of(new Expected(dataset, suite, asked != null, Baseline.of(session, dataset, suite)));
    }

    private void check(Session session) throws SQLException, OperationException {
        for (Expected each : expected) {
            reports.add(Checking.of(session, each.dataset, each.suite, each.baseline, true));
        }
        for (CheckReport report : reports) {
            if (report.blocks()) {
                throw new OperationException(new Failure.NotPossible(
                        new Obstacle.ExpectationsFailed(report.dataset(), report.failed(Severity.BLOCKING))));
            }
        }
        ExpectationStore store = new ExpectationStore(session);
        for (int i = 0; i < reports.size(); i++) {
            store.add(reports.get(i), expected.get(i).baseline);
        }
    }

    /** The transaction of the loads is gone; what stopped them is kept all the same. */
    private void keepReports(OperationException reason) {
        try {
            workspace.write(Monitor.none(), session -> {
                ExpectationStore store = new ExpectationStore(session);
                for (int i = 0; i < reports.size(); i++) {
                    Expected each = expected.get(i);
                    if (each.asked) {
                        store.keep(each.dataset, each.suite);
                    }
                    if (reports.get(i).blocks()) {
                        store.add(reports.get(i), Optional.empty());
                    }
                }
                return reports;
            });
        } catch (OperationException e) {
            reason.addSuppressed(e);
        }
    }

    private record Expected(String dataset, Suite suite, boolean asked, Optional<Baseline> baseline) {}
}
