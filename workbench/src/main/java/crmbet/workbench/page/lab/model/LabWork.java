package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.SharedFits;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.run.ClusterFace;
import crmbet.core.run.ClusterFaces;
import crmbet.core.run.ClusterIdentity;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Run;
import crmbet.core.run.RunComparison;
import crmbet.core.run.RunFigures;
import crmbet.core.run.RunLabels;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.validity.Silhouette;
import crmbet.core.workspace.ViewStates;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Lab does in a workspace, away from the JavaFX thread.
 *
 * @param embeddings computed so far
 */
record LabWork(Workspace workspace, Embeddings embeddings) {

    /** What can be chosen from. */
    record Lists(List<FeatureSet> sets, List<Run> runs) {}

    Lists lists() throws OperationException {
        return new Lists(new FeatureSets(workspace).list(), new Runs(workspace).list());
    }

    /** What is needed when a workspace is opened: what can be chosen from, and what was looked at last. */
    Opening opening() throws OperationException {
        ViewStates states = new ViewStates(workspace);
        return new Opening(
                lists(),
                states.find(SavedLab.VIEW).flatMap(SavedLab::read),
                states.find(KnownFigures.VIEW).map(KnownFigures::read).orElse(KnownFigures.NONE));
    }

    /** What was found in a workspace. */
    record Opening(Lists lists, Optional<SavedLab> saved, KnownFigures figures) {}

    /** The values that runs of a set were fitted on, and the figures behind them. */
    record Values(FeatureSet set, FeatureMatrix scaled, FeatureMatrix raw) {
        static Values of(LoadedSet loaded) {
            return new Values(loaded.set(), loaded.scaled().matrix(), loaded.raw());
        }
    }

    Values valuesOf(FeatureSet set, Monitor monitor) throws OperationException {
        FeatureSets sets = new FeatureSets(workspace);
        return new Values(
                set,
                sets.load(set.name(), monitor).matrix(),
                sets.loadRaw(set.name(), monitor).matrix());
    }

    /** Measures how good the clusters of a run are. */
    RunFigures figures(Run run, Values values, Monitor monitor) throws OperationException {
        RunLabels labels = new Runs(workspace).labels(run.name(), monitor);
        return RunFigures.measure(values.scaled, values.raw, labels.labels(), Parallel.ofProcessors(), monitor);
    }

    /** Remembers what was measured. */
    void keep(KnownFigures figures) throws OperationException {
        new ViewStates(workspace).save(KnownFigures.VIEW, figures.write());
    }

    /**
     * Fits a strategy, measures its silhouette and keeps both as a run. Clusters that match those of a former run of the
     * same set keep their names and colours.
     *
     * @param loaded the values of the set, if they are in memory already
     * @param lookedAt the run whose clusters are to be kept, if it is of the set; else its latest run is
     * @param fits asked first whether the same was fitted before
     */
    Fitted fit(
            FeatureSet set,
            @Nullable LoadedSet loaded,
            Strategy strategy,
            @Nullable Run lookedAt,
            SharedFits fits,
            Monitor monitor)
            throws OperationException {
        LoadedSet values = values(set, loaded, monitor);
        SharedFits.Fit fit = fits.fit(strategy, set, values.scaled().matrix(), Parallel.ofProcessors(), monitor);
        Clustering clustering = fit.clustering();
        Optional<Silhouette> measured = Silhouette.measure(values.scaled().matrix(), clustering.labels(), monitor);
        Runs runs = new Runs(workspace);
        Optional<Run> former = lookedAt != null && lookedAt.featureSet().equals(set.name())
                ? runs.find(lookedAt.name())
                : runs.list().stream()
                        .filter(each -> each.featureSet().equals(set.name()))
                        .findFirst();
        Run run = runs.save(null, set, values.scaled(), clustering, monitor);
        if (former.isPresent()) {
            ClusterIdentity _ =
                    new ClusterFaces(workspace).follow(run.name(), former.get().name(), monitor);
        }
        if (measured.isPresent()) {
            runs.noteSilhouettes(run.name(), measured.get().clusterMeans());
        }
        return new Fitted(
                measured.isPresent()
                        ? runs.noteSilhouette(run.name(), measured.get().mean())
                        : run,
                fit.recalled());
    }

    /**
     * A run that was kept.
     *
     * @param recalled whether its labels were found among the results that are shared
     */
    record Fitted(Run run, boolean recalled) {}

    /**
     * Reads what the page shows.
     *
     * @param loaded the values of the set, if they are in memory already
     * @param run what divides the customers; null for nothing
     * @param wanted axes; the components where the set does not have what they show
     * @throws OperationException also if the set has been computed anew since the run
     */
    LabPicture picture(FeatureSet set, @Nullable LoadedSet loaded, @Nullable Run run, Axes wanted, Monitor monitor)
            throws OperationException {
        if (run == null) {
            LoadedSet values = values(set, loaded, monitor);
            return LabPicture.undivided(values, possible(wanted, values));
        }
        Runs runs = new Runs(workspace);
        // First what refuses a set that was computed anew since, for then the rows are others.
        List<ClusterProfile> profiles = runs.profiles(run.name(), monitor);
        RunLabels labels = runs.labels(run.name(), monitor);
        List<ClusterFace> faces = new ClusterFaces(workspace).of(run.name());
        LoadedSet values = values(set, loaded, monitor);
        return LabPicture.of(Division.of(values, run, labels.labels(), profiles, faces), possible(wanted, values));
    }

    /** Puts two runs beside one another. */
    Compared compare(RunPair pair, Monitor monitor) throws OperationException {
        Runs runs = new Runs(workspace);
        ClusterFaces faces = new ClusterFaces(workspace);
        RunLabels before = runs.labels(pair.before().name(), monitor);
        RunLabels after = runs.labels(pair.after().name(), monitor);
        RunComparison comparison = RunComparison.of(before, after, monitor);
        return new Compared(
                pair,
                comparison,
                ClusterIdentity.of(before, after, monitor),
                comparison.differing(),
                new Faces(faces.of(pair.before().name())),
                new Faces(faces.of(pair.after().name())));
    }

    private LoadedSet values(FeatureSet set, @Nullable LoadedSet loaded, Monitor monitor) throws OperationException {
        return loaded != null ? loaded : LoadedSet.load(new FeatureSets(workspace), set, embeddings.of(set), monitor);
    }

    private static Axes possible(Axes wanted, LoadedSet set) {
        return wanted.shows(set) ? wanted : new Axes.Components();
    }
}
