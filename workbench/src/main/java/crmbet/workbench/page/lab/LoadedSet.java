package crmbet.workbench.page.lab;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.projection.Pca;
import crmbet.core.projection.PrincipalComponents;
import crmbet.core.projection.Projection;
import crmbet.core.task.Monitor;

/**
 * A feature set with its values in memory.
 *
 * @param set what they are
 * @param scaled what strategies are fitted on
 * @param raw the same customers' figures in their own units; NaN where a figure does not exist
 * @param projection of the scaled values on their first two principal components
 */
record LoadedSet(FeatureSet set, FeatureTable scaled, FeatureMatrix raw, Projection projection) {

    static LoadedSet load(FeatureSets sets, FeatureSet set, Monitor monitor) throws OperationException {
        FeatureTable scaled = sets.load(set.name(), monitor);
        FeatureTable raw = sets.loadRaw(set.name(), monitor);
        return new LoadedSet(set, scaled, raw.matrix(), Pca.project(scaled.matrix(), monitor));
    }

    /** Share of the variance of all scaled features that the picture of the two components keeps, 0 to 1. */
    double shareKept() {
        return share(0) + share(1);
    }

    /** Share of the variance that a component explains, 0 to 1. */
    double share(int component) {
        return projection.basis() instanceof PrincipalComponents components && component < components.variances().length
                ? components.explainedShare(component)
                : 0;
    }
}
