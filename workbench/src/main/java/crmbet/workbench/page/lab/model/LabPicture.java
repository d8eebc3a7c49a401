package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.PointCloud;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows: a feature set's customers, and how a run divides them.
 *
 * @param set the customers
 * @param division how a run divides them; empty before the first run
 * @param axes where the points lie
 * @param cloud the points
 */
public record LabPicture(LoadedSet set, Optional<Division> division, Axes axes, PointCloud cloud) {

    /**
     * Reads a run, to be pictured along its principal components.
     *
     * @throws OperationException {@code NotFound} if there is no such run, {@code NotPossible} if its feature set has been
     *     computed anew or deleted since
     */
    public static LabPicture read(Workspace workspace, String run, Monitor monitor) throws OperationException {
        Run found = new Runs(workspace)
                .find(run)
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.RUN, run)));
        FeatureSet set = new FeatureSets(workspace)
                .find(found.featureSet())
                .orElseThrow(() ->
                        new OperationException(new Failure.NotFound(Failure.Subject.FEATURE_SET, found.featureSet())));
        return new LabWork(workspace, new Embeddings()).picture(set, null, found, new Axes.Components(), monitor);
    }

    static LabPicture of(Division division, Axes axes) {
        LoadedSet set = division.set();
        return new LabPicture(set, Optional.of(division), axes, axes.cloud(set, division.labels()));
    }

    /** The customers before any run: in no cluster. */
    static LabPicture undivided(LoadedSet set, Axes axes) {
        return new LabPicture(set, Optional.empty(), axes, axes.cloud(set, undivided(set.rows())));
    }

    private static Labels undivided(int rows) {
        int[] none = new int[rows];
        Arrays.fill(none, Labels.NOISE);
        return Labels.of(none);
    }

    /**
     * The same with the points elsewhere.
     *
     * @param other axes of what the set has
     */
    LabPicture along(Axes other) {
        return division.isPresent() ? of(division.get(), other) : undivided(set, other);
    }

    /** The clusters of the customers; before the first run, none. */
    Labels labels() {
        return division.map(Division::labels).orElseGet(() -> undivided(set.rows()));
    }

    /** Whether another picture shows the same customers in the same clusters, wherever they lie. */
    public boolean sameCustomers(LabPicture other) {
        return set.set().equals(other.set.set()) && division.equals(other.division);
    }

    /** What divides the customers; empty before the first run. */
    public Optional<Run> run() {
        return division.map(Division::run);
    }

    /** Of the clusters, noise last; empty without a run. */
    public List<ClusterProfile> profiles() {
        return division.map(Division::profiles).orElse(List.of());
    }

    public Optional<ClusterProfile> profile(Group group) {
        return profiles().stream()
                .filter(profile -> profile.cluster().equals(group.cluster()))
                .findFirst();
    }
}
