package crmbet.workbench.page.lab;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Run;
import crmbet.core.run.RunLabels;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.validity.Silhouette;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the Lab does in a workspace, away from the JavaFX thread. */
record LabWork(Workspace workspace) {

    /** What can be chosen from. */
    record Lists(List<FeatureSet> sets, List<Run> runs) {}

    Lists lists() throws OperationException {
        return new Lists(new FeatureSets(workspace).list(), new Runs(workspace).list());
    }

    /**
     * Fits a strategy, measures its silhouette and keeps both as a run.
     *
     * @param loaded the values of the set, if they are in memory already
     */
    Run fit(FeatureSet set, @Nullable LoadedSet loaded, Strategy strategy, Monitor monitor) throws OperationException {
        LoadedSet values = values(set, loaded, monitor);
        Clustering clustering = strategy.fit(values.scaled().matrix(), monitor);
        Optional<Silhouette> measured = Silhouette.measure(values.scaled().matrix(), clustering.labels(), monitor);
        Runs runs = new Runs(workspace);
        Run run = runs.save(null, set, values.scaled().customers(), clustering, monitor);
        return measured.isPresent()
                ? runs.noteSilhouette(run.name(), measured.get().mean())
                : run;
    }

    /**
     * Reads what the page shows.
     *
     * @param loaded the values of the set, if they are in memory already
     * @param run what divides the customers; null for nothing
     * @param wanted axes; the components where the set does not have those features
     * @throws OperationException also if the set has been computed anew since the run
     */
    LabPicture picture(FeatureSet set, @Nullable LoadedSet loaded, @Nullable Run run, Axes wanted, Monitor monitor)
            throws OperationException {
        Axes axes = possible(wanted, set);
        if (run == null) {
            return LabPicture.undivided(values(set, loaded, monitor), axes);
        }
        Runs runs = new Runs(workspace);
        // First what refuses a set that was computed anew since, for then the rows are others.
        List<ClusterProfile> profiles = runs.profiles(run.name(), monitor);
        RunLabels labels = runs.labels(run.name(), monitor);
        return LabPicture.of(values(set, loaded, monitor), Optional.of(run), labels.labels(), profiles, axes);
    }

    private LoadedSet values(FeatureSet set, @Nullable LoadedSet loaded, Monitor monitor) throws OperationException {
        return loaded != null ? loaded : LoadedSet.load(new FeatureSets(workspace), set, monitor);
    }

    private static Axes possible(Axes wanted, FeatureSet set) {
        int columns = set.features().size();
        return switch (wanted) {
            case Axes.Components components -> components;
            case Axes.Features features ->
                features.across() < columns && features.up() < columns ? features : new Axes.Components();
        };
    }
}
