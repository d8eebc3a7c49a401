package crmbet.workbench.cli;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.validity.Silhouette;
import crmbet.core.workspace.Workspace;
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
        if (folder != null || featureSet != null || runName != null) {
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
        FitReport report = fit(strategy, table.matrix(), monitor);
        Optional<Silhouette> silhouette =
                Silhouette.measure(table.matrix(), report.clustering().labels(), options.parallel(), monitor);
        Runs runs = new Runs(workspace);
        Run run = runs.save(runName, set, table, report.clustering(), monitor);
        List<String> lines = new ArrayList<>(report.lines());
        if (silhouette.isPresent()) {
            double mean = silhouette.get().mean();
            run = runs.noteSilhouette(run.name(), mean);
            lines.add(text("cluster.silhouette", formats().decimal(mean, 3)));
        }
        writeLabels(report.clustering(), lines, monitor);
        lines.add(text("cluster.saved", run.name()));
        lines.add(next("cluster.next", folder(), run.name()));
        return Answer.done(
                Facts.of("run", run.name())
                        .and("features", set.name())
                        .andAll(report.facts())
                        .and("silhouette", run.silhouette()),
                lines);
    }

    private FitReport fit(Strategy strategy, FeatureMatrix matrix, Monitor monitor) throws OperationException {
        Parallel parallel = options.parallel();
        List<Duration> durations = new ArrayList<>();
        Clustering clustering = strategy.fit(matrix, parallel, monitor);
        durations.add(clustering.duration());
        while (durations.size() < repeat) {
            clustering = strategy.fit(matrix, parallel, monitor);
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
