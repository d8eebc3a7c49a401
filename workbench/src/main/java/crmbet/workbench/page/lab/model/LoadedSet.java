package crmbet.workbench.page.lab.model;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.projection.Pca;
import crmbet.core.projection.PrincipalComponents;
import crmbet.core.projection.Projection;
import crmbet.core.run.RowProfiler;
import crmbet.core.statistics.Columns;
import crmbet.core.statistics.Correlations;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/**
 * A feature set with its values in memory.
 *
 * @param set what they are
 * @param scaled what strategies are fitted on
 * @param raw the same customers' figures in their own units; NaN where a figure does not exist
 * @param profiler of any of the customers
 * @param projection of the scaled values on their first two principal components
 * @param embedding of the scaled values by UMAP, once it is asked for
 * @param ranked the raw values column by column and their order, which distributions, correlations and rules share; they
 *     take one and a half times the memory of {@code raw}
 * @param correlations of every pair of the raw features
 */
public record LoadedSet(
        FeatureSet set,
        FeatureTable scaled,
        FeatureMatrix raw,
        RowProfiler profiler,
        Projection projection,
        Embedding embedding,
        OnDemand<RankedColumns> ranked,
        OnDemand<Correlations> correlations) {

    static LoadedSet load(FeatureSets sets, FeatureSet set, Embedding embedding, Monitor monitor)
            throws OperationException {
        FeatureTable scaled = sets.load(set.name(), monitor);
        FeatureMatrix raw = sets.loadRaw(set.name(), monitor).matrix();
        Parallel parallel = Parallel.ofProcessors();
        OnDemand<RankedColumns> ranked =
                new OnDemand<>(asked -> RankedColumns.of(Columns.of(raw, parallel, asked), parallel, asked));
        return new LoadedSet(
                set,
                scaled,
                raw,
                new RowProfiler(raw, parallel),
                Pca.project(scaled.matrix(), monitor),
                embedding,
                ranked,
                new OnDemand<>(asked -> Correlations.of(ranked.get(asked), parallel, asked)));
    }

    /** Customers. */
    public int rows() {
        return raw.rows();
    }

    /** Share of the variance of all scaled features that the picture of the two components keeps, 0 to 1. */
    public double shareKept() {
        return share(0) + share(1);
    }

    /** Share of the variance that a component explains, 0 to 1. */
    public double share(int component) {
        return projection.basis() instanceof PrincipalComponents components && component < components.variances().length
                ? components.explainedShare(component)
                : 0;
    }
}
