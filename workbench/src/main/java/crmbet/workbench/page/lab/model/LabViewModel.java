package crmbet.workbench.page.lab.model;

import crmbet.core.run.Run;
import crmbet.workbench.shell.Workbench;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** All that the Lab's parts show and change together, each thing in one place. */
public final class LabViewModel {
    private static final Duration PAUSE_BEFORE_SAVING = Duration.ofMillis(500);

    private final Workbench workbench;
    private final StrategyViewModel strategy = new StrategyViewModel();
    private final PictureViewModel picture;
    private final EmbeddingViewModel embedding;
    private final PanelsViewModel panels;
    private final RunsViewModel runs;
    private final FacesViewModel faces;
    private final SelectionViewModel selection;
    private final ComparisonViewModel comparison;
    private final FiguresViewModel figures;
    private final CostViewModel cost;
    private final ArrangementViewModel arrangement = new ArrangementViewModel();
    private final ObjectProperty<Trial> trial = new SimpleObjectProperty<>(this, "trial", Trial.none());
    private final HistoryViewModel history;
    private final StateSaving saving;
    private boolean opening;

    public LabViewModel(Workbench workbench) {
        this(workbench, System::nanoTime, PAUSE_BEFORE_SAVING);
    }

    /**
     * @param nanoTime the clock that tells one choice from the next, like {@link System#nanoTime}
     * @param pause how long choices are collected before they are saved
     */
    LabViewModel(Workbench workbench, LongSupplier nanoTime, Duration pause) {
        this.workbench = workbench;
        picture = new PictureViewModel(workbench, strategy);
        embedding = new EmbeddingViewModel(workbench, picture);
        panels = new PanelsViewModel(workbench.tasks(), picture, arrangement);
        faces = new FacesViewModel(workbench, picture);
        selection = new SelectionViewModel(workbench, picture);
        comparison = new ComparisonViewModel(workbench, picture, selection);
        figures = new FiguresViewModel(workbench, picture);
        picture.divisionProperty().addListener((_, _, _) -> trial.set(Trial.none()));
        history = new HistoryViewModel(strategy, picture, selection, comparison, arrangement, trial, nanoTime);
        runs = new RunsViewModel(workbench, picture, strategy, history);
        cost = new CostViewModel(workbench.tasks(), picture, strategy);
        saving = new StateSaving(history, arrangement, pause);
        workbench.workspace().addListener((_, _, _) -> {
            saving.end();
            figures.empty();
            picture.empty();
            open();
        });
        open();
    }

    /** Shows what was looked at when the workspace was closed, or else its latest run. */
    private void open() {
        opening = false;
        picture.inWorkspace(work -> {
            opening = true;
            workbench.tasks().quietly(_ -> work.opening(), opened -> begin(work, opened), failure -> {
                opening = false;
                picture.report(failure);
            });
        });
    }

    private void begin(LabWork work, LabWork.Opening opened) {
        opening = false;
        picture.list(opened.lists());
        figures.begin(opened.figures());
        Optional<SavedLab> saved = opened.saved().filter(each -> each.fits(opened.lists()));
        saved.ifPresent(each -> each.arrange(arrangement));
        saved.filter(each -> each.state().axes() instanceof Axes.Neighbors).ifPresent(_ -> embedding.showWhenThere());
        history.begin(saved.map(SavedLab::state).orElseGet(() -> latest(opened.lists())));
        saving.begin(work.workspace());
    }

    /** Reads again which feature sets and runs there are; while the page is being opened, that is under way already. */
    public void refresh() {
        if (!opening) {
            runs.refresh();
        }
    }

    private LabState latest(LabWork.Lists lists) {
        Optional<Run> run = lists.runs().stream().findFirst();
        return history.state().lookingAt(run.map(Run::featureSet), run.map(Run::name));
    }

    /** The strategy of the next run. */
    public StrategyViewModel strategy() {
        return strategy;
    }

    /** What is looked at. */
    public PictureViewModel picture() {
        return picture;
    }

    /** Pictures by UMAP. */
    public EmbeddingViewModel embedding() {
        return embedding;
    }

    /** The four pictures beside each other. */
    public PanelsViewModel panels() {
        return panels;
    }

    /** Runs being made and changed. */
    public RunsViewModel runs() {
        return runs;
    }

    /** What stands out. */
    public SelectionViewModel selection() {
        return selection;
    }

    /** What is tried on the run; nothing at first of every run. */
    public ObjectProperty<Trial> trialProperty() {
        return trial;
    }

    /** What clusters are called. */
    public FacesViewModel faces() {
        return faces;
    }

    /** Two runs beside one another. */
    public ComparisonViewModel comparison() {
        return comparison;
    }

    /** How good the clusters of runs are. */
    public FiguresViewModel figures() {
        return figures;
    }

    /** What the next run costs. */
    public CostViewModel cost() {
        return cost;
    }

    /** What was chosen before, and the way back. */
    public HistoryViewModel history() {
        return history;
    }

    /** Where on the page attention is. */
    public ArrangementViewModel arrangement() {
        return arrangement;
    }
}
