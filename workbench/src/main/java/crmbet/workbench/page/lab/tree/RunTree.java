package crmbet.workbench.page.lab.tree;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.CondensedTree;
import crmbet.core.clustering.HdbscanModel;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.TreeCut;
import crmbet.workbench.chart.Icicles;
import java.util.Optional;

/**
 * A tree of clusters, and what a run takes from it.
 *
 * @param fit with which the tree was found again
 * @param icicles how it hangs; empty if nothing hangs together
 * @param taken the clusters of the run
 */
record RunTree(Clustering fit, Optional<Icicles> icicles, TreeCut taken) {
    HdbscanModel model() {
        return (HdbscanModel) fit.model();
    }

    CondensedTree tree() {
        return model().condensedTree();
    }

    float[] outlierScores() {
        return fit.outlierScores();
    }

    /** The same tree with what another run takes from it. */
    RunTree taking(HdbscanOptions options) {
        return new RunTree(fit, icicles, model().cut(options));
    }
}
