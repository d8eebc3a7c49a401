package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes a feature set step by step within a transaction, into temporary tables first. */
final class FeatureComputation {
    private final Session session;
    private final FeaturePlan plan;
    private final LocalDateTime asOf;
    private final @Nullable SharedFigures shared;

    private FeatureComputation(Session session, FeaturePlan plan, LocalDateTime asOf, @Nullable SharedFigures shared) {
        this.session = session;
        this.plan = plan;
        this.asOf = asOf;
        this.shared = shared;
    }

    /**
     * The plan of a definition.
     *
     * @throws OperationException {@code NotFound} for a feature that neither the catalogue nor the workspace has
     */
    static FeaturePlan plan(Session session, FeatureSetDefinition definition, LocalDateTime asOf)
            throws SQLException, OperationException {
        List<Figure> figures = new ArrayList<>();
        for (String id : definition.features()) {
            OwnFeature own = OwnFeatureStore.find(session, id).orElse(null);
            if (own == null) {
                figures.add(FeatureCatalogue.feature(id));
            } else {
                // A workspace may come from somebody else, so that having been checked there counts for nothing.
                OwnFeatureSql.check(session, own);
                figures.add(own);
            }
        }
        return new FeaturePlan(definition, asOf, figures);
    }

    /**
     * Makes the table of a set.
     *
     * @param create how the statement begins that makes the table: CREATE TABLE and its name
     * @return how many customers it has
     * @throws OperationException {@code NotPossible} if there are none, or an own feature has several values for one
     */
    static long run(Session session, FeaturePlan plan, LocalDateTime asOf, String create)
            throws SQLException, OperationException {
        return new FeatureComputation(session, plan, asOf, null).run(create);
    }

    /**
     * As above; the figures are taken from a cache where it has them.
     *
     * @param shared null where they cannot be shared
     */
    static long run(
            Session session, FeaturePlan plan, LocalDateTime asOf, @Nullable SharedFigures shared, String create)
            throws SQLException, OperationException {
        return new FeatureComputation(session, plan, asOf, shared).run(create);
    }

    private long run(String create) throws SQLException, OperationException {
        boolean figures = shared != null && shared.recall();
        boolean pending = figures;
        List<Step> light = new ArrayList<>();
        for (Step step : plan.steps()) {
            boolean last = step.name().equals(FeaturePlan.FIGURES);
            if (!step.kept()) {
                light.add(step);
            } else if (!pending) {
                keep(step, light);
            }
            if (last && shared != null && !figures) {
                shared.offer();
            }
            pending &= !last;
        }
        session.execute(Phase.COMPUTING_FEATURES, create + " AS\n" + plan.result());
        return count(FeaturePlan.FIGURES);
    }

    private void keep(Step step, List<Step> light) throws SQLException, OperationException {
        OwnFeature own = plan.own(step).orElse(null);
        if (own != null) {
            OwnFeatureSql.searchEverywhere(session);
        }
        String sources = light.isEmpty()
                ? ""
                : light.stream().map(Step::asCommonTable).collect(Collectors.joining(",\n", "WITH ", "\n"));
        try {
            session.execute(
                    Phase.COMPUTING_FEATURES,
                    "CREATE OR REPLACE TEMP TABLE " + step.name() + " AS\n" + sources + step.sql());
        } catch (SQLException e) {
            if (own == null) {
                throw e;
            }
            throw new OperationException(new Failure.StatementFailed(own.id() + ": " + e.getMessage(), -1), e);
        }
        if (own != null) {
            OwnFeatureSql.requireOneValueEach(session, own.id(), step.name());
        }
        if (step.name().equals(FeaturePlan.FIGURES) && count(FeaturePlan.FIGURES) == 0) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.NobodyInWindow(asOf)));
        }
    }

    private long count(String table) throws SQLException {
        return session.first("SELECT count(*) FROM " + table, row -> row.integer(0))
                .orElseThrow();
    }
}
