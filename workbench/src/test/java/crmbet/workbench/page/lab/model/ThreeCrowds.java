package crmbet.workbench.page.lab.model;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;

/**
 * Sixty customers in three crowds of twenty that no strategy can mistake: few small purchases, some, many large ones.
 */
public final class ThreeCrowds {
    public static final String SET = "spending";

    private ThreeCrowds() {}

    public static FeatureSet in(Workspace workspace) throws OperationException {
        workspace.write(Monitor.none(), session -> session.execute("""
                INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, source_id)
                SELECT 'd', 'c' || lpad(CAST(c AS VARCHAR), 2, '0'), TIMESTAMP '2024-01-01 12:00:00' + INTERVAL (n) DAY,
                    'purchase', pow(10, c // 20) * (10 + c % 20 / 10), 1, c || '-' || n
                FROM range(60) customers(c), range(40) purchases(n)
                WHERE n < 1 + (c // 20) * 10"""));
        return compute(workspace, SET);
    }

    public static FeatureSet compute(Workspace workspace, String name) throws OperationException {
        return new FeatureSets(workspace)
                .compute(
                        FeatureSetDefinition.of(name, List.of("frequency", "money"), Transform.LOG1P, Scaling.STANDARD),
                        Monitor.none());
    }
}
