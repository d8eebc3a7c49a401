package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.SharedFits;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.run.Reproduction;
import crmbet.core.run.Rerun;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.task.Parallel;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Makes, renames and deletes runs. */
public final class RunsViewModel {
    private static final long DEFAULT_SEED = 42;

    private final Workbench workbench;
    private final PictureViewModel picture;
    private final StrategyViewModel strategy;
    private final HistoryViewModel history;
    private final BooleanBinding possible;
    private final ReadOnlyObjectWrapper<Optional<Remade>> remade = new ReadOnlyObjectWrapper<>(Optional.empty());

    RunsViewModel(Workbench workbench, PictureViewModel picture, StrategyViewModel strategy, HistoryViewModel history) {
        this.history = history;
        this.workbench = workbench;
        this.picture = picture;
        this.strategy = strategy;
        possible = Bindings.createBooleanBinding(
                () -> picture.selectedSetProperty().get() != null
                        && strategy.strategyProperty().get().isPresent(),
                picture.selectedSetProperty(),
                strategy.strategyProperty());
    }

    /** Whether the strategy of the form can be fitted now. */
    public BooleanBinding runnable() {
        return possible;
    }

    /** Reads feature sets and runs anew, for another page may have changed them. */
    public void refresh() {
        picture.inWorkspace(work -> workbench
                .tasks()
                .quietly(_ -> work.lists(), lists -> picture.offer(lists, selectedName()), picture::report));
    }

    /** Fits the strategy of the form on the selected set and looks at what it found. */
    public void run() {
        strategy.strategyProperty().get().ifPresent(this::run);
    }

    /** Fits any strategy on the selected set and looks at what it found; the form then shows its parameters. */
    public void run(Strategy chosen) {
        FeatureSet set = picture.selectedSetProperty().get();
        if (set == null) {
            return;
        }
        picture.report(null);
        @Nullable LoadedSet loaded = picture.loaded(set);
        @Nullable Run lookedAt = picture.selectedRunProperty().get();
        var messages = workbench.messages();
        picture.inWorkspace(work -> workbench
                .tasks()
                .run(
                        messages.bind("lab.task", messages.bind(StrategyViewModel.nameKey(chosen.name())), set.name()),
                        monitor ->
                                work.fit(set, loaded, chosen, lookedAt, new SharedFits(workbench.results()), monitor),
                        this::fitted,
                        picture::report));
    }

    /** Runs something close to what is looked at: k-means with a cluster more than it has. */
    public void runVariant() {
        Run run = picture.selectedRunProperty().get();
        if (run != null) {
            String clusters = Integer.toString(run.clusters() + 1);
            strategy.fill(StrategyViewModel.FIRST, Map.of("k", clusters), run.seed() == 0 ? DEFAULT_SEED : run.seed());
            run();
        }
    }

    /** Makes a run once more and says whether it comes out the same; keeps nothing unless that is asked for then. */
    public void again(Run run) {
        picture.report(null);
        picture.inWorkspace(work -> workbench
                .tasks()
                .run(
                        workbench.messages().bind("lab.task.again", run.name()),
                        monitor -> new Runs(work.workspace()).again(run.name(), Parallel.ofProcessors(), monitor),
                        this::made,
                        picture::report));
    }

    /** What the latest run that was made again has shown; empty before. */
    public ReadOnlyObjectProperty<Optional<Remade>> remadeProperty() {
        return remade.getReadOnlyProperty();
    }

    private void made(Rerun rerun) {
        String name = rerun.former().name();
        remade.set(Optional.of(new Remade(name, rerun.reproduction())));
        FigureTexts texts = new FigureTexts(workbench.messages());
        Notice notice = Notice.done(Bindings.createStringBinding(
                () -> texts.reproduction(name, rerun.reproduction()),
                workbench.messages().languageProperty()));
        workbench
                .notifications()
                .show(
                        rerun.reproduction() instanceof Reproduction.Exact
                                ? notice
                                : notice.leadingTo(workbench.messages().bind("lab.again.keep"), () -> keep(rerun)));
    }

    private void keep(Rerun rerun) {
        picture.inWorkspace(work -> workbench
                .tasks()
                .quietly(
                        monitor -> new Runs(work.workspace()).keep(null, rerun, monitor),
                        this::finished,
                        picture::report));
    }

    public void rename(Run run, String name) {
        change(runs -> runs.rename(run.name(), name), () -> history.rename(run.name(), name));
    }

    public void delete(Run run) {
        change(
                runs -> {
                    runs.delete(run.name());
                    return null;
                },
                () -> history.forget(run.name()));
    }

    private void fitted(LabWork.Fitted fitted) {
        finished(fitted.run(), fitted.recalled() ? "lab.done.recalled" : "lab.done");
    }

    private void finished(Run run) {
        finished(run, "lab.done");
    }

    private void finished(Run run, String message) {
        picture.add(run);
        workbench.notifications().show(Notice.done(workbench.messages().bind(message, run.name(), run.clusters())));
    }

    private void change(Change change, Runnable remember) {
        picture.report(null);
        Optional<String> before = selectedName();
        picture.inWorkspace(work -> workbench
                .tasks()
                .quietly(
                        _ -> {
                            @Nullable Run changed = change.apply(new Runs(work.workspace()));
                            return new Changed(changed, work.lists());
                        },
                        done -> {
                            remember.run();
                            picture.offer(
                                    done.lists,
                                    Optional.ofNullable(done.run).map(Run::name).or(() -> before));
                        },
                        picture::report));
    }

    private Optional<String> selectedName() {
        return Optional.ofNullable(picture.selectedRunProperty().get()).map(Run::name);
    }

    /**
     * A run that was made again.
     *
     * @param run its name
     * @param reproduction whether it came out the same
     */
    public record Remade(String run, Reproduction reproduction) {}

    @FunctionalInterface
    private interface Change {
        @Nullable
        Run apply(Runs runs) throws OperationException;
    }

    private record Changed(@Nullable Run run, LabWork.Lists lists) {}
}
