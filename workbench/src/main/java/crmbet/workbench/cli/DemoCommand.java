package crmbet.workbench.cli;

import crmbet.core.canonical.Canonical;
import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.sample.SampleData;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a workspace in which the sample data has come all the way to a segment, and opens it. */
@Command(name = "demo")
final class DemoCommand extends TaskCommand {
    private static final String SYSTEM = "online-retail";
    private static final String SET = "rfm";
    private static final List<String> FEATURES = List.of("recency", "frequency", "money");
    private static final String MONEY = "money";
    private static final String RUN = "k-means 4";
    private static final int CLUSTERS = 4;
    private static final int STARTS = 50;

    @Parameters(paramLabel = "DIR", descriptionKey = "DIR", arity = "0..1")
    Path folder;

    @Option(names = "--no-window")
    boolean noWindow;

    DemoCommand(Crmbet crmbet) {
        super(crmbet);
        folder = crmbet.installation().demonstration();
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        Path file = installation()
                .sample()
                .onlineRetail()
                .orElseThrow(
                        () -> new OperationException(new Failure.NotFound(Failure.Subject.FILE, SampleData.DATASET)));
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            Segments segments = new Segments(workspace);
            String name = text("demo.segment");
            Optional<Segment> made = segments.find(name);
            if (made.isPresent()) {
                return answer(made.get(), text("demo.again", folder));
            }
            prepare(workspace, file, monitor);
            int best = mostMoney(new Runs(workspace).profiles(RUN, monitor));
            Segment segment =
                    segments.create(RUN, OptionalInt.of(best), name, System.getProperty("user.name"), monitor);
            return answer(
                    segment,
                    text(
                            "segment.done",
                            segment.name(),
                            segment.members(),
                            formats().share(segment.share()),
                            formats().decimal(segment.money(), 2)));
        }
    }

    @Override
    int thereafter() {
        return noWindow ? ExitStatus.DONE : installation().window().show(Optional.of(folder));
    }

    private Answer answer(Segment segment, String line) {
        return Answer.done(
                Facts.of("workspace", folder.toString())
                        .and("dataset", SampleData.DATASET)
                        .and("features", SET)
                        .and("run", segment.run())
                        .and("segment", segment.name())
                        .and("members", segment.members()),
                noWindow ? List.of(line, next("demo.open", folder)) : List.of(line));
    }

    /** Each step is kept by itself, so that a demonstration that was cancelled goes on where it stopped. */
    private static void prepare(Workspace workspace, Path file, Monitor monitor) throws OperationException {
        Datasets datasets = new Datasets(workspace);
        if (datasets.list().stream().noneMatch(dataset -> dataset.name().equals(SampleData.DATASET))) {
            Dataset _ = datasets.load(new LoadRequest(file, SampleData.DATASET), monitor);
        }
        Runs runs = new Runs(workspace);
        if (runs.find(RUN).isPresent()) {
            return;
        }
        var _ = new Canonical(workspace).map(SampleData.DATASET, Canonical.system(SYSTEM), monitor);
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set = sets.compute(
                FeatureSetDefinition.of(SET, FEATURES, Transform.LOG1P, Scaling.STANDARD)
                        .withDatasets(List.of(SampleData.DATASET)),
                monitor);
        FeatureTable table = sets.load(SET, monitor);
        Clustering clustering =
                new KMeansStrategy(KMeansOptions.of(CLUSTERS).withStarts(STARTS)).fit(table.matrix(), monitor);
        Run _ = runs.save(RUN, set, table, clustering, monitor);
    }

    private static int mostMoney(List<ClusterProfile> profiles) {
        return profiles.stream()
                .filter(profile -> profile.cluster().isPresent())
                .max(Comparator.comparingDouble(DemoCommand::money))
                .orElseThrow()
                .cluster()
                .getAsInt();
    }

    private static double money(ClusterProfile profile) {
        return profile.figures().stream()
                .filter(figure -> figure.feature().equals(MONEY))
                .mapToDouble(FeatureFigure::mean)
                .findFirst()
                .orElseThrow();
    }
}
