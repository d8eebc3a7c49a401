package crmbet.workbench.sample;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.smartico.standin.StandInKind;
import crmbet.core.approval.SigningKey;
import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.clustering.DbscanOptions;
import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.KDistanceCurve;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Strategy;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.Stage;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.generate.FolderSink;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.Generator;
import crmbet.core.intake.SystemFolder;
import crmbet.core.intake.SystemIntake;
import crmbet.core.neighbor.Metric;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.segment.Approvals;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SegmentState;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.delivery.Dispatch;
import crmbet.workbench.delivery.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A betting operator, made up: a year of its customers, clustered by each strategy, with one segment delivered to a
 * stand-in on this computer, one approved and one that waits for somebody to decide. Needs no network.
 */
public final class Demonstration {
    /** The folder of its workspace. */
    public static final String WORKSPACE = "Demonstration";

    /** How many customers there are, unless somebody wants fewer. */
    public static final int CUSTOMERS = 50_000;

    /** The run that the segments are clusters of. */
    public static final String KMEANS = "k-means 6";

    public static final String DBSCAN = "DBSCAN";
    public static final String HDBSCAN = "HDBSCAN";

    /** The feature set of all runs. */
    public static final String SET = "habits";

    private static final String SYSTEM = "crmbet";
    private static final String RECENCY = "deposit_recency";
    private static final String DEPOSIT = "mean_deposit";
    private static final String BONUS = "bonus_dependence";
    private static final String FREQUENCY = "deposit_count";
    /** What the operator is called at the stand-in. */
    private static final String BRAND = "demo";

    private static final List<String> FEATURES = List.of(RECENCY, FREQUENCY, DEPOSIT, BONUS, "night_bets");
    private static final int DAYS = 365;
    /** So that a laptop has made it up and loaded it while somebody says what they are about to show. */
    private static final double PACE = 0.1;

    private static final long SEED = 7;
    private static final int CLUSTERS = 6;
    private static final int STARTS = 20;
    private static final int MIN_POINTS = 10;
    /** Clusters of HDBSCAN hold at least this part of the customers. */
    private static final int LEAST_PART = 100;

    private final Workspace workspace;
    private final Names names;
    private final int customers;
    private final ConnectionStore connections;

    /**
     * @param customers at least 200, so that there is something to find
     * @param connections where the connection to the stand-in is kept
     */
    Demonstration(Workspace workspace, Names names, int customers, ConnectionStore connections) {
        this.workspace = workspace;
        this.names = names;
        this.customers = customers;
        this.connections = connections;
    }

    /**
     * Makes what is not there yet. Each step is kept by itself, so that one that was cancelled goes on where it stopped.
     *
     * @throws OperationException whatever the steps throw
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public void prepare(Monitor monitor) throws OperationException {
        load(monitor);
        cluster(monitor);
        deliver(segments(monitor), monitor);
    }

    private void load(Monitor monitor) throws OperationException {
        KnownSystem system = Canonical.system(SYSTEM);
        SystemDatasets datasets = SystemDatasets.of(system);
        Set<String> there = new HashSet<>();
        new Datasets(workspace).list().stream().map(Dataset::name).forEach(there::add);
        if (there.containsAll(datasets.datasets().values())) {
            return;
        }
        Path files = workspace.scratch().resolve(SYSTEM);
        try {
            GenerateOptions options = new GenerateOptions(SYSTEM, customers, DAYS, SEED).withPace(PACE);
            try (FolderSink sink = new FolderSink(files)) {
                var _ = Generator.run(options, sink, Parallel.ofProcessors(), monitor);
            }
            var _ = new SystemIntake(workspace).load(SystemFolder.of(files, system), datasets, true, monitor);
        } finally {
            delete(files);
        }
    }

    private void cluster(Monitor monitor) throws OperationException {
        Runs runs = new Runs(workspace);
        if (runs.find(KMEANS).isPresent()
                && runs.find(DBSCAN).isPresent()
                && runs.find(HDBSCAN).isPresent()) {
            return;
        }
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set =
                sets.compute(FeatureSetDefinition.of(SET, FEATURES, Transform.LOG1P, Scaling.STANDARD), monitor);
        FeatureTable table = sets.load(SET, monitor);
        double epsilon = KDistanceCurve.of(
                        table.matrix(), MIN_POINTS, Metric.EUCLIDEAN, Parallel.ofProcessors(), monitor)
                .knee();
        save(KMEANS, new KMeansStrategy(KMeansOptions.of(CLUSTERS).withStarts(STARTS)), set, table, monitor);
        save(DBSCAN, new DbscanStrategy(DbscanOptions.of(epsilon, MIN_POINTS)), set, table, monitor);
        int least = Math.max(MIN_POINTS, customers / LEAST_PART);
        save(HDBSCAN, new HdbscanStrategy(HdbscanOptions.of(least, MIN_POINTS)), set, table, monitor);
    }

    private void save(String name, Strategy strategy, FeatureSet set, FeatureTable table, Monitor monitor)
            throws OperationException {
        Runs runs = new Runs(workspace);
        if (runs.find(name).isEmpty()) {
            Run _ = runs.save(name, set, table, strategy.fit(table.matrix(), monitor), monitor);
        }
    }

    /** Makes the segments; the one that is to be delivered is given back. */
    private Segment segments(Monitor monitor) throws OperationException {
        List<ClusterProfile> profiles = new Runs(workspace)
                .profiles(KMEANS, monitor).stream()
                        .filter(profile -> profile.cluster().isPresent())
                        .toList();
        int spenders = most(profiles, DEPOSIT, Set.of());
        int seekers = most(profiles, BONUS, Set.of(spenders));
        int lapsed = most(profiles, RECENCY, Set.of(spenders, seekers));
        int regulars = most(profiles, FREQUENCY, Set.of(spenders, seekers, lapsed));
        Segment delivered = approved(regulars, names.regulars(), monitor);
        Segment _ = approved(spenders, names.spenders(), monitor);
        Segment _ = proposed(seekers, names.seekers(), monitor);
        Segment _ = draft(lapsed, names.lapsed(), monitor);
        return delivered;
    }

    /** Sends a segment to the stand-in, unless that was done before. */
    private void deliver(Segment segment, Monitor monitor) throws OperationException {
        SavedConnection connection = connection();
        Dispatch dispatch = new Dispatch(workspace, SharedPlace.none());
        boolean ended = dispatch.deliveries().list().stream()
                .anyMatch(each ->
                        each.segment().equals(segment.id()) && !each.state().open());
        if (ended || !segment.state().isReleasable()) {
            return;
        }
        try (Targets.Opened standIn = new Targets(connections, Map.of()).open(connection)) {
            RollOut _ = dispatch.publish(
                    segment.id(),
                    standIn.target(),
                    standIn.connection(),
                    Stage.ALL,
                    ProtectionRules.USUAL,
                    names.marketer(),
                    monitor);
        }
    }

    /** The connection to a stand-in; made unless there is one. */
    private SavedConnection connection() throws OperationException {
        List<SavedConnection> all = connections.list();
        Optional<SavedConnection> before =
                all.stream().filter(each -> each.kind().equals(StandInKind.ID)).findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        SavedConnection made = new SavedConnection(
                UUID.randomUUID(), names.standIn(), StandInKind.ID, Map.of(StandInKind.BRAND, BRAND));
        connections.save(made, Map.of());
        return made;
    }

    private Segment approved(int cluster, String name, Monitor monitor) throws OperationException {
        Segment segment = proposed(cluster, name, monitor);
        return segment.state() == SegmentState.PROPOSED
                ? new Approvals(workspace)
                        .approve(
                                segment.id(),
                                names.agreed(),
                                SigningKey.generate().of(names.marketer()),
                                monitor)
                : segment;
    }

    private Segment proposed(int cluster, String name, Monitor monitor) throws OperationException {
        Segment segment = draft(cluster, name, monitor);
        return segment.state() == SegmentState.DRAFT
                ? new Approvals(workspace).propose(segment.id(), names.proposal(), names.analyst(), monitor)
                : segment;
    }

    private Segment draft(int cluster, String name, Monitor monitor) throws OperationException {
        Segments segments = new Segments(workspace);
        // Not by its name, which is another in another language.
        Optional<Segment> made = segments.list().stream()
                .filter(each -> each.run().equals(KMEANS) && each.cluster().equals(OptionalInt.of(cluster)))
                .findFirst();
        return made.isPresent()
                ? made.get()
                : segments.create(KMEANS, OptionalInt.of(cluster), name, names.analyst(), monitor);
    }

    /** The cluster in which a feature lies highest. */
    private static int most(List<ClusterProfile> profiles, String feature, Set<Integer> taken) {
        return profiles.stream()
                .filter(profile -> !taken.contains(profile.cluster().getAsInt()))
                .max(Comparator.comparingDouble(profile -> mean(profile, feature)))
                .orElseThrow()
                .cluster()
                .getAsInt();
    }

    private static double mean(ClusterProfile profile, String feature) {
        return profile.figures().stream()
                .filter(figure -> figure.feature().equals(feature))
                .mapToDouble(FeatureFigure::mean)
                .findFirst()
                .orElseThrow();
    }

    private static void delete(Path folder) {
        try (var entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            // It lies where the workspace is emptied when it is opened the next time.
            return;
        }
    }

    /**
     * What people read, in their language.
     *
     * @param analyst who proposes
     * @param marketer who approved
     * @param regulars name of the segment that is delivered
     * @param spenders name of the segment that is approved
     * @param seekers name of the segment that waits
     * @param lapsed name of the segment that is only a draft
     * @param proposal what the analyst says with a proposal
     * @param agreed what the marketer said
     * @param standIn name of the connection to the stand-in
     */
    public record Names(
            String analyst,
            String marketer,
            String regulars,
            String spenders,
            String seekers,
            String lapsed,
            String proposal,
            String agreed,
            String standIn) {}
}
