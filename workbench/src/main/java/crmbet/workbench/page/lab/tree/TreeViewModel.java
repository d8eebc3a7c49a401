package crmbet.workbench.page.lab.tree;

import crmbet.core.clustering.ClusterSelection;
import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.HdbscanModel;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.Labels;
import crmbet.core.clustering.Strategies;
import crmbet.core.clustering.TreeCut;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.task.Monitor;
import crmbet.workbench.chart.Group;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.LoadedSet;
import crmbet.workbench.page.lab.model.Selection;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.RunningTask;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The tree of the run that is looked at. A run keeps labels only, so its tree is found again by its own parameters, which
 * give the same tree; it is kept while the set is looked at, for runs that cut the same tree elsewhere share it.
 */
public final class TreeViewModel {
    /** Of more customers the clusters of a cut are shown when the line is let go, of fewer while it moves. */
    private static final int ROWS_PREVIEWED_AT_ONCE = 250_000;

    /** Trees are kept for so many customers in all. */
    private static final int ROWS_KEPT = 1_000_000;

    private static final MathContext DIGITS = new MathContext(3);

    private final Workbench workbench;
    private final LabViewModel model;
    private final Map<HdbscanOptions, RunTree> kept = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<RunTree>> tree = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper building = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<OptionalInt> branch = new ReadOnlyObjectWrapper<>(OptionalInt.empty());
    private final ObjectProperty<OptionalDouble> cut = new SimpleObjectProperty<>(OptionalDouble.empty());
    private final ReadOnlyObjectWrapper<Optional<TreeCut>> counted = new ReadOnlyObjectWrapper<>(Optional.empty());

    private @Nullable LoadedSet keptOf;
    private Runnable stop = () -> {};
    private Runnable counting = () -> {};
    private boolean busy;
    private boolean previewWanted;
    private boolean inView;

    TreeViewModel(Workbench workbench, LabViewModel model) {
        this.workbench = workbench;
        this.model = model;
        model.picture().divisionProperty().addListener((_, _, _) -> begin());
        model.selection().selectionProperty().subscribe(this::follow);
        model.trialProperty().subscribe(trial -> cut.set(trial.cut()));
        cut.addListener((_, _, distance) -> {
            model.trialProperty().set(model.trialProperty().get().withCut(distance));
            count();
        });
    }

    /** Of the run that is looked at; empty until it is found, and for runs of strategies that know no tree. */
    ReadOnlyObjectProperty<Optional<RunTree>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /** Whether the tree is being found. */
    ReadOnlyBooleanProperty buildingProperty() {
        return building.getReadOnlyProperty();
    }

    /** The branch that the selection is. */
    ReadOnlyObjectProperty<OptionalInt> branchProperty() {
        return branch.getReadOnlyProperty();
    }

    /** The distance at which the tree is cut to try; empty for the clusters of the run. */
    ObjectProperty<OptionalDouble> cutProperty() {
        return cut;
    }

    /** What the cut gives; empty without one. */
    ReadOnlyObjectProperty<Optional<TreeCut>> countedProperty() {
        return counted.getReadOnlyProperty();
    }

    /** The clusters to be shown: of the cut, or else of the run. */
    Optional<TreeCut> clusters() {
        return counted.get().or(() -> tree.get().map(RunTree::taken));
    }

    /** Whether the run that is looked at has a tree. */
    boolean ofTree() {
        Division division = model.picture().divisionProperty().get();
        return division != null && division.run().strategy().equals("hdbscan");
    }

    void shown() {
        inView = true;
        if (tree.get().isEmpty() && !building.get()) {
            begin();
        } else {
            count();
        }
    }

    void hidden() {
        inView = false;
        stop.run();
        model.selection().pointedRowsProperty().set(Optional.empty());
        // The picture beside the other tabs is the run's own.
        count();
    }

    /** Finds the tree, unless it is known. */
    void begin() {
        stop.run();
        tree.set(Optional.empty());
        Division division = model.picture().divisionProperty().get();
        if (division == null || !division.set().equals(keptOf)) {
            kept.clear();
            keptOf = division == null ? null : division.set();
        }
        if (division == null || !inView || !ofTree()) {
            return;
        }
        HdbscanOptions options = options(division);
        RunTree known = kept.get(tree(options));
        if (known == null) {
            find(division, options);
        } else {
            show(known.taking(options));
        }
    }

    private static HdbscanOptions options(Division division) {
        var run = division.run();
        return ((HdbscanStrategy) Strategies.parse(run.strategy(), run.parameters(), run.seed())).options();
    }

    /** What shapes the tree, whatever is taken from it. */
    private static HdbscanOptions tree(HdbscanOptions options) {
        return HdbscanOptions.of(options.minClusterSize(), options.minSamples()).withMetric(options.metric());
    }

    private void find(Division division, HdbscanOptions options) {
        building.set(true);
        RunningTask task = workbench
                .tasks()
                .run(
                        workbench
                                .messages()
                                .bind("lab.tree.task", division.run().name()),
                        monitor -> find(division.set(), options, monitor),
                        found -> {
                            // Another run may have come while this one was on its way.
                            if (division.equals(
                                    model.picture().divisionProperty().get())) {
                                keep(tree(options), found);
                                show(found);
                            }
                        },
                        reason -> {
                            building.set(false);
                            model.picture().report(reason);
                        },
                        () -> building.set(false));
        stop = () -> {
            stop = () -> {};
            building.set(false);
            task.cancel();
        };
    }

    private static RunTree find(LoadedSet set, HdbscanOptions options, Monitor monitor) throws OperationException {
        Clustering fit = new HdbscanStrategy(options).fit(set.scaled().matrix(), monitor);
        HdbscanModel found = (HdbscanModel) fit.model();
        return new RunTree(fit, IcicleLayout.of(found.condensedTree()), found.cut(options));
    }

    private void keep(HdbscanOptions key, RunTree found) {
        int most = Math.max(1, ROWS_KEPT / Math.max(1, found.tree().rows()));
        while (kept.size() >= most) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(key, found);
    }

    private void show(RunTree found) {
        building.set(false);
        tree.set(Optional.of(found));
        follow();
        count();
    }

    /** Selects the customers of a branch. */
    void choose(int wanted) {
        tree.get()
                .ifPresent(found -> model.selection()
                        .selectionProperty()
                        .set(Selection.of(
                                found.tree().rowsOf(wanted),
                                new RowOrigin(RowOrigin.Kind.BRANCH, Integer.toString(wanted)))));
    }

    private void follow() {
        Optional<RunTree> found = tree.get();
        branch.set(
                found.isEmpty()
                        ? OptionalInt.empty()
                        : switch (model.selection().selectionProperty().get()) {
                            case Selection.Nothing _ -> OptionalInt.empty();
                            case Selection.OfGroup(Group group) ->
                                branchOf(found.get().taken(), group);
                            case Selection.OfRows(RowSet _, RowOrigin origin) -> branchOf(found.get(), origin);
                        });
        model.selection().pointedRowsProperty().set(Optional.empty());
    }

    private static OptionalInt branchOf(TreeCut taken, Group group) {
        return group.cluster().isPresent() && group.cluster().getAsInt() < taken.branches().length
                ? OptionalInt.of(taken.branches()[group.cluster().getAsInt()])
                : OptionalInt.empty();
    }

    /** The number of a branch is of its tree: a selection that came from another one is no branch of this. */
    private OptionalInt branchOf(RunTree found, RowOrigin origin) {
        if (origin.kind() != RowOrigin.Kind.BRANCH || !origin.detail().matches("\\d{1,9}")) {
            return OptionalInt.empty();
        }
        int id = Integer.parseInt(origin.detail());
        boolean same = id < found.tree().clusterCount()
                && model.selection()
                        .rows(model.selection().selectionProperty().get())
                        .equals(Optional.of(found.tree().rowsOf(id)));
        return same ? OptionalInt.of(id) : OptionalInt.empty();
    }

    /** Points at customers in the picture; none ends it. */
    void point(int... rows) {
        int total = tree.get().map(found -> found.tree().rows()).orElse(0);
        model.selection()
                .pointedRowsProperty()
                .set(rows.length == 0 ? Optional.empty() : Optional.of(RowSet.of(total, rows)));
    }

    /** How many customers are at least as odd as that. */
    int odd(double score) {
        int odd = 0;
        for (float each : tree.get().map(RunTree::outlierScores).orElse(new float[0])) {
            odd += each >= score ? 1 : 0;
        }
        return odd;
    }

    /**
     * Selects the customers that are at least as odd as that.
     *
     * @param detail how that is called
     */
    void chooseOdd(double score, String detail) {
        tree.get().ifPresent(found -> {
            float[] scores = found.outlierScores();
            RowSet rows = RowSet.where(scores.length, row -> scores[row] >= score);
            model.selection().selectionProperty().set(Selection.of(rows, new RowOrigin(RowOrigin.Kind.RULE, detail)));
        });
    }

    /** Counts what the cut gives; while one is counted those between it and the latest are passed over. */
    private void count() {
        if (!inView || cut.get().isEmpty() || tree.get().isEmpty()) {
            counting.run();
            busy = false;
            counted.set(Optional.empty());
            model.picture().endPreview();
            return;
        }
        if (busy) {
            return;
        }
        busy = true;
        RunTree found = tree.get().get();
        double asked = cut.get().getAsDouble();
        HdbscanOptions options = cutAt(found, asked);
        counting = workbench
                .tasks()
                .quietly(
                        _ -> found.model().cut(options),
                        done -> {
                            counted.set(Optional.of(done));
                            if (found.tree().rows() <= ROWS_PREVIEWED_AT_ONCE) {
                                point();
                                model.picture().preview(done.labels(), () -> next(asked));
                            } else {
                                next(asked);
                            }
                        },
                        reason -> {
                            busy = false;
                            model.picture().report(reason);
                        });
    }

    /** Goes on with where the line is by now. */
    private void next(double done) {
        busy = false;
        if (!cut.get().equals(OptionalDouble.of(done))) {
            count();
        } else if (previewWanted) {
            preview();
        }
    }

    /** The leaves of the tree once it is pruned at a distance, which is rounded to what people would write. */
    private static HdbscanOptions cutAt(RunTree found, double distance) {
        double epsilon = new BigDecimal(distance).round(DIGITS).doubleValue();
        return found.taken().options().withSelection(ClusterSelection.LEAF).withEpsilon(epsilon);
    }

    /** The cut is where it shall be: shows its clusters in the picture, if they are not there already. */
    void preview() {
        previewWanted = busy;
        if (!busy) {
            point();
            counted.get()
                    .map(TreeCut::labels)
                    .filter(labels -> !isPreviewed(labels))
                    .ifPresent(model.picture()::preview);
        }
    }

    private boolean isPreviewed(Labels labels) {
        return model.picture()
                .previewProperty()
                .get()
                .filter(each -> each.labels().equals(labels))
                .isPresent();
    }

    /** Shows the run's clusters again. */
    void uncut() {
        cut.set(OptionalDouble.empty());
    }

    /** Makes the cut a run. */
    void take() {
        if (tree.get().isPresent() && cut.get().isPresent()) {
            model.runs()
                    .run(new HdbscanStrategy(cutAt(tree.get().get(), cut.get().getAsDouble())));
        }
    }

    /** Runs HDBSCAN as the form describes it. */
    void runHdbscan() {
        model.strategy().nameProperty().set("hdbscan");
        model.runs().run();
    }
}
