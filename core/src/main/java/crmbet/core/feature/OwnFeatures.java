package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.sql.StatementErrors;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;

/** The features that people of a workspace wrote in SQL. Safe for use by several threads. */
public final class OwnFeatures {
    private static final String TRIAL = "own_feature_trial";

    private final Workspace workspace;

    public OwnFeatures(Workspace workspace) {
        this.workspace = workspace;
    }

    /** All of them, by name. */
    public List<OwnFeature> list() throws OperationException {
        return workspace.read(Monitor.none(), OwnFeatureStore::list);
    }

    /**
     * Keeps a feature, in place of an earlier one of its name. It is tried on the data there is.
     *
     * @throws OperationException {@code AlreadyExists} if the catalogue has a feature of that name,
     *     {@code StatementFailed} or {@code StatementRefused} with the place in its SQL if it cannot or must not be run,
     *     {@code NotPossible} if it has several values for a customer
     */
    public OwnFeature save(OwnFeature own, Monitor monitor) throws OperationException {
        if (FeatureCatalogue.all().stream().anyMatch(each -> each.id().equals(own.id()))) {
            throw new OperationException(new Failure.AlreadyExists(Failure.Subject.FEATURE, own.id()));
        }
        workspace.read(monitor, session -> {
            session.executeScript("SET errors_as_json = true");
            OwnFeatureSql.check(session, own);
            attempt(session, own);
            return own;
        });
        return workspace.write(monitor, session -> {
            OwnFeatureStore.delete(session, own.id());
            OwnFeatureStore.insert(session, own);
            return own;
        });
    }

    private static void attempt(Session session, OwnFeature own) throws SQLException, OperationException {
        LocalDateTime asOf = session.first(
                        "SELECT coalesce(max(\"at\"), TIMESTAMP '2000-01-01') + INTERVAL 1 DAY FROM crm.activity",
                        row -> row.dateTime(0))
                .orElseThrow();
        FeatureSetDefinition everything =
                FeatureSetDefinition.of(TRIAL, List.of(own.id()), Transform.NONE, Scaling.NONE);
        Step activity = new FeaturePlan(everything, asOf, List.of(own)).steps().getFirst();
        String values = OwnFeatureSql.values(own, asOf);
        String create = "CREATE OR REPLACE TEMP TABLE " + TRIAL + " AS\nWITH " + activity.asCommonTable() + "\n";
        OwnFeatureSql.searchEverywhere(session);
        try {
            session.execute(Phase.COMPUTING_FEATURES, create + values);
        } catch (SQLException e) {
            throw new OperationException(
                    StatementErrors.explain(e, create + OwnFeatureSql.before(own, asOf), own.sql()), e);
        }
        OwnFeatureSql.requireOneValueEach(session, own.id(), TRIAL);
    }

    /**
     * Forgets a feature; sets computed with it stay as they are.
     *
     * @throws OperationException {@code NotFound} if there is none of that name
     */
    public void delete(String id) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            if (OwnFeatureStore.find(session, id).isEmpty()) {
                throw new OperationException(new Failure.NotFound(Failure.Subject.FEATURE, id));
            }
            OwnFeatureStore.delete(session, id);
            return id;
        });
    }
}
