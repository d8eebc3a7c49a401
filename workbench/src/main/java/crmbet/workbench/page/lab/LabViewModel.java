package crmbet.workbench.page.lab;

import crmbet.core.clustering.Strategy;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.validity.Silhouette;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.Group;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Feature sets, runs, the picture of the run that is looked at, and the cluster selected in it. */
final class LabViewModel {
    /** Below this many standard deviations a difference sets nothing apart. */
    static final double SMALLEST_DIFFERENCE = 0.2;

    private final Workbench workbench;
    private final StrategyViewModel strategy = new StrategyViewModel();
    private final ObservableList<FeatureSet> sets = FXCollections.observableArrayList();
    private final ObservableList<Run> runs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FeatureSet> selectedSet = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Run> selectedRun = new SimpleObjectProperty<>();
    private final ObjectProperty<Axes> axes = new SimpleObjectProperty<>(new Axes.Components());
    private final ObjectProperty<Optional<Group>> selectedGroup = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Group>> pointedGroup = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable LabPicture> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Silhouette>> silhouette =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    private Runnable reading = () -> {};
    /** Set while selections follow from each other and must not start another reading. */
    private boolean following;

    LabViewModel(Workbench workbench) {
        this.workbench = workbench;
        selectedSet.addListener((_, _, set) -> setChosen(set));
        selectedRun.addListener((_, _, run) -> runChosen(run));
        axes.addListener((_, _, chosen) -> turn(chosen));
        workbench.workspace().addListener((_, _, _) -> reopen());
        refresh();
    }

    StrategyViewModel strategy() {
        return strategy;
    }

    /** By name. */
    ObservableList<FeatureSet> sets() {
        return sets;
    }

    /** The latest first. */
    ObservableList<Run> runs() {
        return runs;
    }

    /** The set that the next run is fitted on, and whose customers are shown. */
    ObjectProperty<@Nullable FeatureSet> selectedSetProperty() {
        return selectedSet;
    }

    /** The run that is looked at; null for customers before any run. */
    ObjectProperty<@Nullable Run> selectedRunProperty() {
        return selectedRun;
    }

    ObjectProperty<Axes> axesProperty() {
        return axes;
    }

    /** The group that is selected and stands out. */
    ObjectProperty<Optional<Group>> selectedGroupProperty() {
        return selectedGroup;
    }

    /** The group that is pointed at for the moment. */
    ObjectProperty<Optional<Group>> pointedGroupProperty() {
        return pointedGroup;
    }

    /** What is shown; null until there is something. */
    ReadOnlyObjectProperty<@Nullable LabPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Of the run that is looked at; empty until measured, and for fewer than two clusters. */
    ReadOnlyObjectProperty<Optional<Silhouette>> silhouetteProperty() {
        return silhouette.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Says beside the picture what failed. */
    void report(Failure reason) {
        failure.set(reason);
    }

    /** Reads feature sets and runs anew, for another page may have changed them. */
    void refresh() {
        inWorkspace(work -> workbench
                .tasks()
                .quietly(
                        _ -> work.lists(),
                        lists -> show(
                                lists, Optional.ofNullable(selectedRun.get()).map(Run::name)),
                        failure::set));
    }

    /** Fits the strategy of the form on the selected set and looks at what it found. */
    void run() {
        FeatureSet set = selectedSet.get();
        Optional<Strategy> chosen = strategy.strategyProperty().get();
        if (set == null || chosen.isEmpty()) {
            return;
        }
        failure.set(null);
        @Nullable LoadedSet loaded = loaded(set);
        inWorkspace(work -> workbench
                .tasks()
                .run(
                        workbench
                                .messages()
                                .bind(
                                        "lab.task",
                                        workbench
                                                .messages()
                                                .bind(nameKey(chosen.get().name())),
                                        set.name()),
                        monitor -> work.fit(set, loaded, chosen.get(), monitor),
                        this::finished,
                        failure::set));
    }

    void rename(Run run, String name) {
        change(runsOf -> runsOf.rename(run.name(), name));
    }

    void delete(Run run) {
        change(runsOf -> {
            runsOf.delete(run.name());
            return null;
        });
    }

    /** Makes a draft segment of a group of the run that is looked at. */
    void keepAsSegment(Group group, String name) {
        Run run = selectedRun.get();
        if (run == null) {
            return;
        }
        failure.set(null);
        String who = System.getProperty("user.name");
        inWorkspace(work -> workbench
                .tasks()
                .run(
                        workbench.messages().bind("lab.task.segment", name),
                        monitor ->
                                new Segments(work.workspace()).create(run.name(), group.cluster(), name, who, monitor),
                        this::kept,
                        failure::set));
    }

    /** Selects a group, or none when it is selected already. */
    void toggle(Group group) {
        selectedGroup.set(selectedGroup.get().equals(Optional.of(group)) ? Optional.empty() : Optional.of(group));
    }

    /** The figures of a cluster that differ clearly from the whole, the most different first. */
    static List<FeatureFigure> apart(ClusterProfile profile) {
        return byDifference(profile).stream()
                .filter(figure -> Math.abs(figure.zScore()) >= SMALLEST_DIFFERENCE)
                .toList();
    }

    /** All figures of a cluster, the most different from the whole first. */
    static List<FeatureFigure> byDifference(ClusterProfile profile) {
        return profile.figures().stream()
                .sorted(Comparator.comparingDouble(figure -> -Math.abs(figure.zScore())))
                .toList();
    }

    /** The key of a strategy's name. */
    static String nameKey(String strategy) {
        return "lab.strategy." + strategy;
    }

    private void finished(Run run) {
        runs.addFirst(run);
        selectedRun.set(run);
        workbench.notifications().show(Notice.done(workbench.messages().bind("lab.done", run.name(), run.clusters())));
    }

    private void kept(Segment segment) {
        workbench
                .notifications()
                .show(Notice.done(workbench.messages().bind("lab.kept", segment.name(), segment.members()))
                        .leadingTo(
                                workbench.messages().bind("lab.kept.look"),
                                () -> workbench.navigation().show(PageId.SEGMENTS)));
    }

    private void change(Change change) {
        failure.set(null);
        Optional<String> before = Optional.ofNullable(selectedRun.get()).map(Run::name);
        inWorkspace(work -> workbench
                .tasks()
                .quietly(
                        _ -> {
                            @Nullable Run changed = change.apply(new Runs(work.workspace()));
                            return new Changed(changed, work.lists());
                        },
                        done -> show(
                                done.lists,
                                Optional.ofNullable(done.run).map(Run::name).or(() -> before)),
                        failure::set));
    }

    private void reopen() {
        reading.run();
        following = true;
        sets.clear();
        runs.clear();
        selectedSet.set(null);
        selectedRun.set(null);
        following = false;
        clear();
        failure.set(null);
        refresh();
    }

    private void show(LabWork.Lists lists, Optional<String> runToSelect) {
        Optional<String> setBefore = Optional.ofNullable(selectedSet.get()).map(FeatureSet::name);
        following = true;
        sets.setAll(lists.sets());
        runs.setAll(lists.runs());
        Optional<Run> run = first(lists.runs(), each -> Optional.of(each.name()).equals(runToSelect))
                .or(() -> setBefore.isPresent()
                        ? Optional.empty()
                        : lists.runs().stream().findFirst());
        Optional<String> setName = run.map(Run::featureSet).or(() -> setBefore);
        selectedRun.set(run.orElse(null));
        selectedSet.set(first(lists.sets(), each -> Optional.of(each.name()).equals(setName))
                .or(() -> lists.sets().stream().findFirst())
                .orElse(null));
        following = false;
        look();
    }

    private void setChosen(@Nullable FeatureSet set) {
        if (!following) {
            following = true;
            selectedRun.set(
                    set == null
                            ? null
                            : first(runs, run -> run.featureSet().equals(set.name()))
                                    .orElse(null));
            following = false;
            look();
        }
    }

    private void runChosen(@Nullable Run run) {
        if (!following) {
            following = true;
            if (run != null) {
                strategy.fill(run.strategy(), run.parameters(), run.seed());
                first(sets, set -> set.name().equals(run.featureSet())).ifPresent(selectedSet::set);
            }
            following = false;
            look();
        }
    }

    /** Reads what is selected; the present picture stays until the next one is there. */
    private void look() {
        reading.run();
        FeatureSet set = selectedSet.get();
        Run run = selectedRun.get();
        LabPicture shown = picture.get();
        if (set == null) {
            clear();
            return;
        }
        if (shown != null && shown.set().set().equals(set) && shown.run().equals(Optional.ofNullable(run))) {
            return;
        }
        @Nullable LoadedSet loaded = loaded(set);
        Axes wanted = axes.get();
        inWorkspace(work -> reading = workbench
                .tasks()
                .quietly(monitor -> work.picture(set, loaded, run, wanted, monitor), this::arrive, reason -> {
                    clear();
                    failure.set(reason);
                }));
    }

    private void arrive(LabPicture arrived) {
        failure.set(null);
        boolean sameRun = picture.get() != null
                && Objects.requireNonNull(picture.get()).run().equals(arrived.run());
        if (!sameRun) {
            selectedGroup.set(Optional.empty());
        }
        pointedGroup.set(Optional.empty());
        silhouette.set(Optional.empty());
        axes.set(arrived.axes());
        picture.set(arrived);
        if (arrived.run().isPresent()) {
            reading = workbench
                    .tasks()
                    .quietly(
                            monitor -> Silhouette.measure(arrived.set().scaled().matrix(), arrived.labels(), monitor),
                            silhouette::set,
                            failure::set);
        }
    }

    private void turn(Axes chosen) {
        LabPicture shown = picture.get();
        if (shown != null && !shown.axes().equals(chosen)) {
            workbench.tasks().quietly(_ -> shown.along(chosen), this::turned, failure::set);
        }
    }

    private void turned(LabPicture turned) {
        LabPicture shown = picture.get();
        if (shown != null && shown.run().equals(turned.run()) && shown.set().equals(turned.set())) {
            picture.set(turned);
        }
    }

    private void clear() {
        selectedGroup.set(Optional.empty());
        pointedGroup.set(Optional.empty());
        silhouette.set(Optional.empty());
        picture.set(null);
    }

    private @Nullable LoadedSet loaded(FeatureSet set) {
        LabPicture shown = picture.get();
        return shown != null && shown.set().set().equals(set) ? shown.set() : null;
    }

    private void inWorkspace(Inside inside) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace != null) {
            inside.use(new LabWork(workspace));
        }
    }

    private static <T> Optional<T> first(List<T> list, Function<T, Boolean> which) {
        return list.stream().filter(which::apply).findFirst();
    }

    @FunctionalInterface
    private interface Inside {
        void use(LabWork work);
    }

    @FunctionalInterface
    private interface Change {
        @Nullable
        Run apply(Runs runs) throws OperationException;
    }

    private record Changed(@Nullable Run run, LabWork.Lists lists) {}
}
