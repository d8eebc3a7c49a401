package crmbet.workbench.page.lab;

import crmbet.core.clustering.Labels;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Run;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.PointCloud;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows: a feature set's customers, and how a run divides them.
 *
 * @param set the customers
 * @param run what divides them; empty before the first run
 * @param labels their clusters; all noise without a run
 * @param profiles of the clusters, noise last; empty without a run
 * @param axes where the points lie
 * @param cloud the points
 */
record LabPicture(
        LoadedSet set, Optional<Run> run, Labels labels, List<ClusterProfile> profiles, Axes axes, PointCloud cloud) {
    LabPicture {
        profiles = List.copyOf(profiles);
    }

    static LabPicture of(LoadedSet set, Optional<Run> run, Labels labels, List<ClusterProfile> profiles, Axes axes) {
        return new LabPicture(set, run, labels, profiles, axes, PointCloud.of(axes.x(set), axes.y(set), labels));
    }

    /** The customers before any run: in no cluster. */
    static LabPicture undivided(LoadedSet set, Axes axes) {
        int[] none = new int[set.scaled().matrix().rows()];
        Arrays.fill(none, Labels.NOISE);
        return of(set, Optional.empty(), Labels.of(none), List.of(), axes);
    }

    /** The same with the points elsewhere. */
    LabPicture along(Axes other) {
        return of(set, run, labels, profiles, other);
    }

    Optional<ClusterProfile> profile(Group group) {
        return profiles.stream()
                .filter(profile -> profile.cluster().equals(group.cluster()))
                .findFirst();
    }
}
