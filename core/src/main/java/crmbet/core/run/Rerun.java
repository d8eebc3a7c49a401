package crmbet.core.run;

import crmbet.core.clustering.Clustering;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureTable;

/**
 * A run made once more, not kept yet.
 *
 * @param former the first run
 * @param set its feature set as it is now
 * @param table the values that were fitted now
 * @param clustering what was found now
 * @param reproduction whether it is what was found first
 * @param identity which clusters are those of the first run
 */
public record Rerun(
        Run former,
        FeatureSet set,
        FeatureTable table,
        Clustering clustering,
        Reproduction reproduction,
        ClusterIdentity identity) {}
