package crmbet.workbench.page.lab.choose;

import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.KDistanceCurve;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.MinClusterSizeSweep;
import crmbet.core.clustering.Strategies;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.validity.ClusterCountOptions;
import crmbet.core.validity.ClusterCountSweep;
import crmbet.workbench.page.lab.model.LabPicture;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.LoadedSet;
import crmbet.workbench.page.lab.model.StrategyViewModel;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.RunningTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tries the main parameter of the form's strategy over a range, on the customers that are looked at. What was found is
 * kept while they are.
 */
public final class ChooseViewModel {
    static final int MOST_CLUSTERS = 10;
    private static final int STARTS = 5;
    private static final int REFERENCES = 10;
    private static final int[] SIZES = {5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 2000, 5000};
    /** A cluster that must hold more than this of everybody leaves nothing to choose. */
    private static final int LARGEST_SHARE = 8;

    private final Workbench workbench;
    private final LabViewModel lab;
    private final Map<Question, Sweep> kept = new HashMap<>();
    private final Map<Question, OptionalInt> points = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Sweep>> sweep = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper sweeping = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<OptionalInt> chosen = new SimpleObjectProperty<>(OptionalInt.empty());

    private @Nullable LoadedSet keptOf;
    private Optional<Question> shown = Optional.empty();
    private Runnable stopSweep = () -> {};

    /** What is tried: everything of a strategy but the parameter that varies. */
    private record Question(String strategy, Strategy rest) {}

    ChooseViewModel(Workbench workbench, LabViewModel lab) {
        this.workbench = workbench;
        this.lab = lab;
        lab.picture().pictureProperty().subscribe(this::follow);
        lab.strategy().strategyProperty().subscribe(this::follow);
        follow();
    }

    /** What the range gives; empty until it has been tried. */
    ReadOnlyObjectProperty<Optional<Sweep>> sweepProperty() {
        return sweep.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty sweepingProperty() {
        return sweeping.getReadOnlyProperty();
    }

    /** The point that is looked at; that which is recommended to begin with. */
    ObjectProperty<OptionalInt> chosenProperty() {
        return chosen;
    }

    /** The strategy of the form by its name. */
    String strategy() {
        return lab.strategy().nameProperty().get();
    }

    private void follow() {
        LabPicture picture = lab.picture().pictureProperty().get();
        LoadedSet set = picture == null ? null : picture.set();
        if (set == null || !set.equals(keptOf)) {
            stopSweep.run();
            kept.clear();
            points.clear();
            keptOf = set;
        }
        show(question());
    }

    /** A form that is being filled asks many things in passing; the point that was looked at is found again after it. */
    private void show(Optional<Question> asked) {
        Optional<Sweep> found = asked.map(kept::get);
        if (sweep.get().isPresent() && shown.isPresent()) {
            points.put(shown.get(), chosen.get());
        }
        shown = asked;
        if (!found.equals(sweep.get())) {
            chosen.set(OptionalInt.empty());
            sweep.set(found);
            chosen.set(found.map(each -> points.getOrDefault(asked.orElseThrow(), each.best()))
                    .orElse(OptionalInt.empty()));
        }
    }

    private Optional<Question> question() {
        return lab.strategy().strategyProperty().get().map(strategy -> new Question(strategy.name(), rest(strategy)));
    }

    /** The strategy with its varying parameter at a fixed value. */
    private static Strategy rest(Strategy strategy) {
        return switch (strategy) {
            case KMeansStrategy kMeans ->
                new KMeansStrategy(kMeans.options().withClusters(1).withStarts(STARTS));
            case DbscanStrategy dbscan ->
                Strategies.parse(
                        "dbscan",
                        Map.of(
                                "eps",
                                "1",
                                "min_points",
                                Integer.toString(dbscan.options().minPoints())),
                        0);
            case HdbscanStrategy hdbscan ->
                new HdbscanStrategy(hdbscan.options().withMinClusterSize(2));
        };
    }

    /** Tries the range. */
    void start() {
        LoadedSet set = keptOf;
        Optional<Question> asked = question();
        if (set == null || asked.isEmpty()) {
            return;
        }
        stopSweep.run();
        lab.picture().report(null);
        sweeping.set(true);
        FeatureMatrix matrix = set.scaled().matrix();
        RunningTask task = workbench
                .tasks()
                .run(
                        workbench
                                .messages()
                                .bind(
                                        "lab.choose.task",
                                        workbench.messages().bind(StrategyViewModel.nameKey(asked.get().strategy)),
                                        set.set().name()),
                        monitor -> sweep(asked.get().rest, matrix, monitor),
                        found -> {
                            sweeping.set(false);
                            if (set.equals(keptOf)) {
                                kept.put(asked.get(), found);
                                follow();
                            }
                        },
                        reason -> {
                            sweeping.set(false);
                            lab.picture().report(reason);
                        },
                        () -> sweeping.set(false));
        stopSweep = task::cancel;
    }

    /** Ends the trying; nothing is kept of it. */
    void cancel() {
        stopSweep.run();
    }

    private static Sweep sweep(Strategy rest, FeatureMatrix matrix, Monitor monitor) throws OperationException {
        Parallel parallel = Parallel.ofProcessors();
        return switch (rest) {
            case KMeansStrategy kMeans ->
                new Sweep.Counts(ClusterCountSweep.run(
                        matrix,
                        new ClusterCountOptions(
                                1, Math.clamp(matrix.rows(), 1, MOST_CLUSTERS), STARTS, REFERENCES, kMeans.seed()),
                        parallel,
                        monitor));
            case DbscanStrategy dbscan ->
                Sweep.Radii.of(KDistanceCurve.of(
                        matrix,
                        Math.clamp(dbscan.options().minPoints(), 1, matrix.rows()),
                        Metric.EUCLIDEAN,
                        parallel,
                        monitor));
            case HdbscanStrategy hdbscan ->
                new Sweep.Sizes(
                        MinClusterSizeSweep.run(
                                matrix, hdbscan.options(), sizes(matrix.rows(), hdbscan.options()), parallel, monitor),
                        matrix.rows());
        };
    }

    private static List<Integer> sizes(int rows, HdbscanOptions options) {
        int most = Math.min(
                options.maxClusterSize().orElse(Integer.MAX_VALUE), Math.max(2 * SIZES[0], rows / LARGEST_SHARE));
        return IntStream.of(SIZES).filter(size -> size <= most).boxed().toList();
    }

    /** Makes the point that is looked at a run. */
    void take() {
        sweep.get()
                .ifPresent(found -> chosen.get().ifPresent(point -> lab.runs().run(found.strategy(point))));
    }
}
