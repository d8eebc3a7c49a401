package crmbet.workbench.cli;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.SharedFits;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.run.KnownGroups;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.validity.Silhouette;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedResults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds clusters: of a feature set, kept as a run of the workspace, or of any file, without a workspace. */
@Command(name = "cluster")
final class ClusterCommand extends WorkspaceCommand {
    @Option(names = "--features", paramLabel = "SET", order = 2)
    @Nullable
    String featureSet;

    @Option(names = "--run", paramLabel = "NAME", order = 3)
    @Nullable
    String runName;

    @Option(names = "--input", paramLabel = "FILE", order = 4)
    @Nullable
    String input;

    @Option(names = "--columns", paramLabel = "a,b,c", order = 5)
    @Nullable
    String columns;

    @Option(names = "--labels", paramLabel = "FILE", order = 6)
    @Nullable
    Path labels;

    @Option(names = "--repeat", paramLabel = "N", order = 7)
    int repeat = 1;

    @Option(names = "--truth", paramLabel = "DATASET", order = 8)
    @Nullable
    String truth;

    @Mixin
    StrategyOptions options = new StrategyOptions();

    ClusterCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        if (repeat < 1) {
            throw new WrongUsage(text("cluster.repeat", repeat));
        }
        options.check(messages());
        if (labels != null) {
            new LabelFile(labels).requireFolder();
        }
        if (input == null) {
            if (columns != null) {
                throw new WrongUsage(text("cluster.form"));
            }
            return super.run(monitor);
        }
        if (folder != null || featureSet != null || runName != null || truth != null) {
            throw new WrongUsage(text("cluster.form"));
        }
        return ofFile(input, monitor);
    }

    private Answer ofFile(String file, Monitor monitor) throws OperationException {
        Strategy strategy = options.strategy(messages(), monitor);
        List<String> names = columns == null ? List.of() : new NameList(columns, messages()).names();
        FeatureMatrix matrix = new MatrixFile(file, names, messages()).read(monitor);
        FitReport report = fit(strategy, matrix, monitor);
        List<String> lines = new ArrayList<>(report.lines());
        writeLabels(report.clustering(), lines, monitor);
        return Answer.done(report.facts(), lines);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        if (featureSet == null || runName == null) {
            throw new WrongUsage(text("cluster.workspaceForm"));
        }
        String setName = featureSet;
        Strategy strategy = options.strategy(messages(), monitor);
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set = sets.find(setName)
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.FEATURE_SET, setName)));
        FeatureTable table = sets.load(set.name(), monitor);
        SharedFits.Fit fit = shared(strategy, set, table.matrix(), monitor);
        FitReport report = fit.recalled()
                ? new FitReport(fit.clustering(), List.of(fit.clustering().duration()), messages())
                : repeated(strategy, table.matrix(), fit.clustering(), monitor);
        Optional<Silhouette> silhouette =
                Silhouette.measure(table.matrix(), report.clustering().labels(), options.parallel(), monitor);
        Runs runs = new Runs(workspace);
        Run run = runs.save(runName, set, table, report.clustering(), monitor);
        List<String> lines = new ArrayList<>(report.lines());
        if (fit.recalled()) {
            lines.add(text("cluster.recalled"));
        }
        if (silhouette.isPresent()) {
            double mean = silhouette.get().mean();
            run = runs.noteSilhouette(run.name(), mean);
            lines.add(text("cluster.silhouette", formats().decimal(mean, 3)));
        }
        Facts known = compare(workspace, table, report.clustering(), lines, monitor);
        writeLabels(report.clustering(), lines, monitor);
        lines.add(text("cluster.saved", run.name()));
        lines.add(next("cluster.next", folder(), run.name()));
        return Answer.done(
                Facts.of("run", run.name())
                        .and("features", set.name())
                        .andAll(report.facts())
                        .and("recalled", fit.recalled())
                        .and("silhouette", run.silhouette())
                        .andAll(known),
                lines);
    }

    /** Holds the clusters against groups that are known, where a dataset with them is named. */
    private Facts compare(
            Workspace workspace, FeatureTable table, Clustering clustering, List<String> lines, Monitor monitor)
            throws OperationException {
        if (truth == null) {
            return Facts.none();
        }
        KnownGroups.Known known =
                KnownGroups.agreement(workspace, table.customers(), clustering.labels(), truth, monitor);
        double rand = known.agreement().adjustedRand();
        lines.add(text(
                "cluster.truth",
                truth,
                known.customers(),
                known.groups(),
                formats().decimal(rand, 3)));
        return Facts.of("truth", truth)
                .and("truth_customers", known.customers())
                .and("adjusted_rand", rand)
                .and("adjusted_mutual_information", known.agreement().adjustedMutualInformation());
    }

    /** By way of the results that are shared with other desktops, unless the time of several fits is wanted. */
    private SharedFits.Fit shared(Strategy strategy, FeatureSet set, FeatureMatrix matrix, Monitor monitor)
            throws OperationException {
        if (repeat > 1) {
            return new SharedFits.Fit(strategy.fit(matrix, options.parallel(), monitor), false);
        }
        try (SharedResults results =
                new SharedResults(installation().connections().get())) {
            return new SharedFits(results).fit(strategy, set, matrix, options.parallel(), monitor);
        }
    }

    private FitReport fit(Strategy strategy, FeatureMatrix matrix, Monitor monitor) throws OperationException {
        return repeated(strategy, matrix, strategy.fit(matrix, options.parallel(), monitor), monitor);
    }

    private FitReport repeated(Strategy strategy, FeatureMatrix matrix, Clustering first, Monitor monitor)
            throws OperationException {
        List<Duration> durations = new ArrayList<>(List.of(first.duration()));
        Clustering clustering = first;
        while (durations.size() < repeat) {
            clustering = strategy.fit(matrix, options.parallel(), monitor);
            durations.add(clustering.duration());
        }
        return new FitReport(clustering, durations, messages());
    }

    private void writeLabels(Clustering clustering, List<String> lines, Monitor monitor) throws OperationException {
        if (labels != null) {
            new LabelFile(labels).write(clustering, monitor);
            lines.add(text("cluster.labels", labels));
        }
    }
}
