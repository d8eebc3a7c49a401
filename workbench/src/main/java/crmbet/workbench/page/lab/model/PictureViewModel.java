package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.Failure;
import crmbet.core.feature.FeatureSet;
import crmbet.core.run.Run;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which feature set and run are looked at, along which axes, and the picture of them. */
public final class PictureViewModel {
    private final Workbench workbench;
    private final StrategyViewModel strategy;
    private final Embeddings embeddings = new Embeddings();
    private final ObservableList<FeatureSet> sets = FXCollections.observableArrayList();
    private final ObservableList<Run> runs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FeatureSet> selectedSet = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Run> selectedRun = new SimpleObjectProperty<>();
    private final ObjectProperty<Axes> axes = new SimpleObjectProperty<>(new Axes.Components());
    private final ReadOnlyObjectWrapper<@Nullable LabPicture> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Division> division = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper(true);

    private final ReadOnlyObjectWrapper<Optional<Preview>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Runnable previewing = () -> {};
    private Runnable reading = () -> {};
    private Runnable afterwards = () -> {};
    /** Set while choices follow from each other and must not start another reading. */
    private boolean following;

    PictureViewModel(Workbench workbench, StrategyViewModel strategy) {
        this.workbench = workbench;
        this.strategy = strategy;
        selectedSet.addListener((_, _, set) -> setChosen(set));
        selectedRun.addListener((_, _, run) -> runChosen(run));
        axes.addListener((_, _, chosen) -> turn(chosen));
    }

    /** By name. */
    public ObservableList<FeatureSet> sets() {
        return sets;
    }

    /** The latest first. */
    public ObservableList<Run> runs() {
        return runs;
    }

    /** The set that the next run is fitted on, and whose customers are shown. */
    public ObjectProperty<@Nullable FeatureSet> selectedSetProperty() {
        return selectedSet;
    }

    /** The run that is looked at; null for customers before any run. */
    public ObjectProperty<@Nullable Run> selectedRunProperty() {
        return selectedRun;
    }

    public ObjectProperty<Axes> axesProperty() {
        return axes;
    }

    /** What is shown; null until there is something. Another one also when only the axes have changed. */
    public ReadOnlyObjectProperty<@Nullable LabPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** How the run that is shown divides the customers; null without a run. */
    public ReadOnlyObjectProperty<@Nullable Division> divisionProperty() {
        return division.getReadOnlyProperty();
    }

    /** Whether the picture shows what was chosen last; false while it is being read. */
    public ReadOnlyBooleanProperty settledProperty() {
        return settled.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Says beside the picture what failed; null when something new is tried. */
    public void report(@Nullable Failure reason) {
        failure.set(reason);
    }

    /** What is shown in the place of the run's clusters for the moment; empty while these are shown. */
    public ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /**
     * Shows other clusters of the same customers until another run is looked at, or {@link #endPreview()}.
     *
     * @param labels a cluster for each customer of the picture
     * @throws IllegalArgumentException if there are more or fewer labels than customers
     */
    public void preview(Labels labels) {
        preview(labels, () -> {});
    }

    /**
     * As above.
     *
     * @param then done once they are shown, or something else is instead
     */
    public void preview(Labels labels, Runnable then) {
        LabPicture shown = picture.get();
        if (shown == null) {
            then.run();
            return;
        }
        if (labels.size() != shown.set().rows()) {
            throw new IllegalArgumentException(
                    labels.size() + " labels do not suit " + shown.set().rows() + " customers");
        }
        stopPreviewing();
        int[] over = {0};
        Runnable once = () -> {
            if (over[0]++ == 0) {
                then.run();
            }
        };
        Runnable cancel = workbench
                .tasks()
                .quietly(
                        _ -> shown.axes().cloud(shown.set(), labels),
                        cloud -> {
                            preview.set(Optional.of(new Preview(labels, cloud)));
                            once.run();
                        },
                        reason -> {
                            report(reason);
                            once.run();
                        });
        previewing = () -> {
            cancel.run();
            once.run();
        };
    }

    private void stopPreviewing() {
        Runnable stop = previewing;
        previewing = () -> {};
        stop.run();
    }

    /** Shows the run's own clusters again. */
    public void endPreview() {
        stopPreviewing();
        preview.set(Optional.empty());
    }

    /** The values of a set, if they are in memory already. */
    @Nullable
    LoadedSet loaded(FeatureSet set) {
        LabPicture shown = picture.get();
        return shown != null && shown.set().set().equals(set) ? shown.set() : null;
    }

    /** Looks at a run that was not there before. */
    void add(Run run) {
        runs.addFirst(run);
        selectedRun.set(run);
    }

    /** Forgets everything, as when the workspace is closed. */
    void empty() {
        reading.run();
        afterwards = () -> {};
        follow(() -> {
            sets.clear();
            runs.clear();
            selectedSet.set(null);
            selectedRun.set(null);
        });
        embeddings.clear();
        clear();
        failure.set(null);
        settle();
    }

    /** Offers sets and runs; what is looked at is said next. */
    void list(LabWork.Lists lists) {
        follow(() -> {
            sets.setAll(lists.sets());
            runs.setAll(lists.runs());
        });
    }

    /** Offers other sets and runs, and goes on looking at what was looked at if it is still there. */
    void offer(LabWork.Lists lists, Optional<String> runToSelect) {
        Optional<String> setBefore = Optional.ofNullable(selectedSet.get()).map(FeatureSet::name);
        settled.set(false);
        follow(() -> {
            list(lists);
            Optional<Run> run = first(runs, each -> Optional.of(each.name()).equals(runToSelect))
                    .or(() -> setBefore.isPresent()
                            ? Optional.empty()
                            : runs.stream().findFirst());
            select(run.map(Run::featureSet).or(() -> setBefore), run);
        });
        look();
    }

    /**
     * Looks at something else.
     *
     * @param set by name; one that is not there any more: the first
     * @param run by name; one that is not there any more: none
     * @param then what to do once it is shown, before anybody is told that the picture is settled
     */
    void lookAt(Optional<String> set, Optional<String> run, Axes along, Runnable then) {
        settled.set(false);
        follow(() -> {
            Optional<Run> found = first(runs, each -> Optional.of(each.name()).equals(run));
            select(found.map(Run::featureSet).or(() -> set), found);
            axes.set(along);
        });
        afterwards = then;
        look();
    }

    private void select(Optional<String> set, Optional<Run> run) {
        selectedRun.set(run.orElse(null));
        selectedSet.set(first(sets, each -> Optional.of(each.name()).equals(set))
                .or(() -> sets.stream().findFirst())
                .orElse(null));
    }

    private void setChosen(@Nullable FeatureSet set) {
        if (!following) {
            settled.set(false);
            afterwards = () -> {};
            follow(() -> selectedRun.set(
                    set == null
                            ? null
                            : first(runs, run -> run.featureSet().equals(set.name()))
                                    .orElse(null)));
            look();
        }
    }

    private void runChosen(@Nullable Run run) {
        if (!following) {
            settled.set(false);
            afterwards = () -> {};
            follow(() -> {
                if (run != null) {
                    strategy.fill(run.strategy(), run.parameters(), run.seed());
                    first(sets, set -> set.name().equals(run.featureSet())).ifPresent(selectedSet::set);
                }
            });
            look();
        }
    }

    private void turn(Axes chosen) {
        LabPicture shown = picture.get();
        if (!following && shown != null && !shown.axes().equals(chosen)) {
            settled.set(false);
            look();
        }
    }

    /** Reads what is selected; the present picture stays until the next one is there. */
    private void look() {
        reading.run();
        FeatureSet set = selectedSet.get();
        Run run = selectedRun.get();
        LabPicture shown = picture.get();
        Axes wanted = axes.get();
        if (set == null) {
            clear();
            settle();
        } else if (shown != null && shows(shown, set, run)) {
            if (shown.axes().equals(wanted)) {
                settle();
            } else {
                Axes possible = wanted.shows(shown.set()) ? wanted : new Axes.Components();
                reading = workbench.tasks().quietly(_ -> shown.along(possible), this::arrive, this::fail);
            }
        } else {
            @Nullable LoadedSet loaded = loaded(set);
            inWorkspace(work -> reading = workbench
                    .tasks()
                    .quietly(monitor -> work.picture(set, loaded, run, wanted, monitor), this::arrive, reason -> {
                        clear();
                        fail(reason);
                    }));
        }
    }

    private static boolean shows(LabPicture shown, FeatureSet set, @Nullable Run run) {
        return shown.set().set().equals(set) && shown.run().equals(Optional.ofNullable(run));
    }

    private void arrive(LabPicture arrived) {
        failure.set(null);
        follow(() -> axes.set(arrived.axes()));
        Optional<Labels> previewed = preview.get()
                .map(Preview::labels)
                .filter(_ -> Objects.equals(division.get(), arrived.division().orElse(null)));
        endPreview();
        division.set(arrived.division().orElse(null));
        picture.set(arrived);
        previewed.ifPresent(this::preview);
        settle();
    }

    private void fail(Failure reason) {
        failure.set(reason);
        settle();
    }

    private void settle() {
        Runnable next = afterwards;
        afterwards = () -> {};
        next.run();
        settled.set(true);
    }

    private void clear() {
        endPreview();
        division.set(null);
        picture.set(null);
    }

    private void follow(Runnable choices) {
        boolean before = following;
        following = true;
        choices.run();
        following = before;
    }

    /** What the page does in a workspace, with what it keeps between steps. */
    LabWork work(Workspace workspace) {
        return new LabWork(workspace, embeddings);
    }

    /** Does something if a workspace is open. */
    void inWorkspace(Consumer<LabWork> inside) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace != null) {
            inside.accept(work(workspace));
        }
    }

    private static <T> Optional<T> first(List<T> list, Predicate<T> which) {
        return list.stream().filter(which).findFirst();
    }
}
