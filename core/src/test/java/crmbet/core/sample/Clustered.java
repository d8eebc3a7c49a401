package crmbet.core.sample;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.DbscanOptions;
import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;

/**
 * Ten customers with an obvious clustering: c0 to c4 paid 10 each (cluster 0), c5 to c8 paid 20 each (cluster 1), c9 paid
 * 1,000 (noise). Nobody has a mean gap.
 */
public final class Clustered {
    /** Name of the feature set of money and mean gap. */
    public static final String SET = "spending";

    private Clustered() {}

    /** Puts the customers and their feature set into a workspace and clusters them; the run is called DBSCAN 1. */
    public static Run in(Workspace workspace) throws OperationException {
        workspace.write(Monitor.none(), session -> session.execute("""
                        INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, source_id)
                        SELECT 'd', 'c' || i, TIMESTAMP '2024-01-01 12:00:00', 'purchase',
                            CASE WHEN i < 5 THEN 10 WHEN i < 9 THEN 20 ELSE 1000 END, 1, CAST(i AS VARCHAR)
                        FROM range(10) t(i)"""));
        return again(workspace);
    }

    /** Computes the feature set and clusters it once more. */
    public static Run again(Workspace workspace) throws OperationException {
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set = sets.compute(
                FeatureSetDefinition.of(SET, List.of("money", "mean_gap"), Transform.NONE, Scaling.NONE),
                Monitor.none());
        FeatureTable table = sets.load(SET, Monitor.none());
        return new Runs(workspace).save(null, set, table, fit(table), Monitor.none());
    }

    /** Finds the clusters. */
    public static Clustering fit(FeatureTable table) throws OperationException {
        return new DbscanStrategy(DbscanOptions.of(1, 3)).fit(table.matrix(), Monitor.none());
    }
}
