package crmbet.workbench.delivery;

import crmbet.core.approval.SigningKey;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A workspace with one approved segment that has as many members as wanted. */
public final class ManyMembers {
    private ManyMembers() {}

    /** Makes the workspace; returns the keys of the members. */
    public static Set<String> in(Path folder, String segment, int members) throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            workspace.write(Monitor.none(), session -> session.execute("""
                            INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, source_id)
                            SELECT 'd', printf('c%%07d', i), TIMESTAMP '2026-01-01 12:00:00', 'purchase', 10 + i %% 7, 1,
                                CAST(i AS VARCHAR)
                            FROM range(%d) t(i)""".formatted(members)));
            FeatureSets sets = new FeatureSets(workspace);
            FeatureSet set = sets.compute(
                    FeatureSetDefinition.of("money", List.of("money"), Transform.NONE, Scaling.NONE), Monitor.none());
            FeatureTable table = sets.load("money", Monitor.none());
            var clustering = new KMeansStrategy(KMeansOptions.of(2)).fit(table.matrix(), Monitor.none());
            var _ = new Runs(workspace).save("two", set, table, clustering, Monitor.none());
            Segments segments = new Segments(workspace);
            Segment draft = segments.create(
                    "two", RowSet.all(members), RowOrigin.of(RowOrigin.Kind.LASSO), segment, "ana", Monitor.none());
            var _ = segments.approvals().propose(draft.id(), "all of them", "ana", Monitor.none());
            var _ = segments.approvals()
                    .approve(draft.id(), "", SigningKey.generate().of("bia"), Monitor.none());
            return new TreeSet<>(segments.release(draft.id(), Monitor.none()).members());
        }
    }
}
