package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Strategies;
import crmbet.core.feature.FeatureSet;
import crmbet.core.run.Run;
import crmbet.core.run.RunFigures;
import crmbet.core.run.Runs;
import crmbet.core.task.Parallel;
import crmbet.core.validity.Stability;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.RunningTask;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * How good the clusters of all runs are. Figures are measured run by run while somebody looks at them, stability when it is
 * asked for; both are kept with the workspace.
 */
public final class FiguresViewModel {
    private final Workbench workbench;
    private final PictureViewModel picture;
    private final ReadOnlyObjectWrapper<KnownFigures> known = new ReadOnlyObjectWrapper<>(KnownFigures.NONE);
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper testing = new ReadOnlyBooleanWrapper();
    private Runnable stopMeasuring = () -> {};
    private Runnable stopTesting = () -> {};
    private boolean inView;
    private boolean measuring;
    /** Tells what is being measured from what was left alone. */
    private int turn;

    FiguresViewModel(Workbench workbench, PictureViewModel picture) {
        this.workbench = workbench;
        this.picture = picture;
        picture.runs().addListener((ListChangeListener<Run>) _ -> measureNext(null));
    }

    /** What has been measured so far. */
    public ReadOnlyObjectProperty<KnownFigures> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Whether somebody stopped the measuring before every run had its turn; {@link #measure} goes on. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Whether the stability of a run is being measured. */
    public ReadOnlyBooleanProperty testingProperty() {
        return testing.getReadOnlyProperty();
    }

    /** Whether the figures of a run can still be measured: its feature set is as it was when the run was made. */
    public boolean measurable(Run run) {
        return set(run).isPresent();
    }

    private Optional<FeatureSet> set(Run run) {
        return picture.sets().stream()
                .filter(set ->
                        set.name().equals(run.featureSet()) && set.fingerprint().equals(run.fingerprint()))
                .findFirst();
    }

    /** What was known when the workspace was closed. */
    void begin(KnownFigures saved) {
        known.set(saved);
        measureNext(null);
    }

    /** Forgets everything, as when the workspace is closed. */
    void empty() {
        stopMeasuring.run();
        stopTesting.run();
        known.set(KnownFigures.NONE);
    }

    /** To be called when figures come into view: those that are not known are measured. */
    public void shown() {
        inView = true;
        measure();
    }

    /** To be called when figures are out of view. What is known stays. */
    public void hidden() {
        inView = false;
        stopMeasuring.run();
    }

    /** Measures every run that can be and is not yet. */
    public void measure() {
        stopped.set(false);
        measureNext(null);
    }

    /** @param before what the former run was fitted on, for the next one may be of the same set */
    private void measureNext(LabWork.@Nullable Values before) {
        if (!inView || measuring || stopped.get()) {
            return;
        }
        picture.runs().stream()
                .filter(run -> known.get().of(run).isEmpty() && measurable(run))
                .findFirst()
                .ifPresent(run -> picture.inWorkspace(work -> measure(work, run, before)));
    }

    private void measure(LabWork work, Run run, LabWork.@Nullable Values before) {
        FeatureSet set = set(run).orElseThrow();
        LoadedSet loaded = picture.loaded(set);
        LabWork.@Nullable Values there = loaded != null
                ? LabWork.Values.of(loaded)
                : before != null && before.set().equals(set) ? before : null;
        measuring = true;
        int mine = ++turn;
        RunningTask task = workbench
                .tasks()
                .run(
                        workbench.messages().bind("lab.board.task", run.name()),
                        monitor -> {
                            LabWork.Values values = there != null ? there : work.valuesOf(set, monitor);
                            return new Measured(values, work.figures(run, values, monitor));
                        },
                        done -> {
                            keep(work, known.get().with(run, done.figures));
                            if (mine == turn) {
                                measuring = false;
                                measureNext(done.values);
                            }
                        },
                        reason -> {
                            if (mine == turn) {
                                measuring = false;
                                stopped.set(true);
                                picture.report(reason);
                            }
                        },
                        () -> {
                            if (mine == turn) {
                                measuring = false;
                                stopped.set(true);
                            }
                        });
        stopMeasuring = () -> {
            if (mine == turn) {
                turn++;
                measuring = false;
            }
            task.cancel();
        };
    }

    private record Measured(LabWork.Values values, RunFigures figures) {}

    /** Measures whether the clusters of the run that is looked at come back when customers are drawn anew. */
    public void measureStability() {
        Division division = picture.divisionProperty().get();
        if (division == null) {
            return;
        }
        stopTesting.run();
        testing.set(true);
        Run run = division.run();
        picture.inWorkspace(work -> {
            RunningTask task = workbench
                    .tasks()
                    .run(
                            workbench.messages().bind("lab.choose.stability.task", run.name()),
                            monitor -> {
                                Stability measured = Stability.measure(
                                        division.set().scaled().matrix(),
                                        Strategies.parse(run.strategy(), run.parameters(), run.seed()),
                                        division.labels(),
                                        Stability.DEFAULT_RESAMPLES,
                                        0,
                                        Parallel.ofProcessors(),
                                        monitor);
                                // For whoever decides about a segment made of one of the clusters.
                                new Runs(work.workspace()).noteStability(run.name(), measured.jaccard());
                                return measured;
                            },
                            found -> {
                                testing.set(false);
                                keep(work, known.get().with(run, found));
                            },
                            reason -> {
                                testing.set(false);
                                picture.report(reason);
                            },
                            () -> testing.set(false));
            stopTesting = task::cancel;
        });
    }

    private void keep(LabWork work, KnownFigures now) {
        if (work.workspace() != workbench.workspace().getValue()) {
            return; // it has been closed since
        }
        known.set(now);
        KnownFigures lasting = now.only(picture.runs());
        workbench
                .tasks()
                .quietly(
                        _ -> {
                            work.keep(lasting);
                            return lasting;
                        },
                        _ -> {},
                        picture::report);
    }
}
