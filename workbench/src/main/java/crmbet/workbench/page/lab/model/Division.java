package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.RowSet;
import crmbet.core.run.ClusterFace;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Run;
import crmbet.core.statistics.DistributionOptions;
import crmbet.core.statistics.Distributions;
import crmbet.core.statistics.FeatureDistribution;
import crmbet.core.task.Parallel;
import crmbet.workbench.chart.Group;
import java.util.List;

/**
 * How a run divides the customers of a feature set, wherever their points lie. Stays the same object while the run is
 * looked at, so that what is computed from it can be kept.
 *
 * @param set the customers
 * @param run what divides them
 * @param labels their clusters
 * @param profiles of the clusters, noise last
 * @param faces names and colours of the clusters as they were when the run was read; {@link FacesViewModel} knows those of
 *     the moment
 * @param distributions of each feature in each cluster, in raw values
 */
public record Division(
        LoadedSet set,
        Run run,
        Labels labels,
        List<ClusterProfile> profiles,
        List<ClusterFace> faces,
        OnDemand<List<FeatureDistribution>> distributions) {
    public Division {
        faces = List.copyOf(faces);
        profiles = List.copyOf(profiles);
    }

    static Division of(LoadedSet set, Run run, Labels labels, List<ClusterProfile> profiles, List<ClusterFace> faces) {
        return new Division(
                set,
                run,
                labels,
                profiles,
                faces,
                new OnDemand<>(asked -> Distributions.of(
                        set.ranked().get(asked), labels, DistributionOptions.DEFAULT, Parallel.ofProcessors(), asked)));
    }

    /** The customers of a group; takes a few milliseconds for a million. */
    public RowSet rows(Group group) {
        int cluster = group.cluster().orElse(Labels.NOISE);
        return RowSet.where(
                labels.size(), row -> labels.isNoise(row) ? group.isNoise() : labels.clusterOf(row) == cluster);
    }
}
