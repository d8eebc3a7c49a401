package crmbet.workbench.page.lab.model;

import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.run.Run;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Notes every choice on the page and takes it back. A choice is noted once all that follows from it has come to rest:
 * choosing a run is one step, though set, form, selection and zoom go with it.
 */
public final class HistoryViewModel {
    /** Choices that flow, as by a turning wheel, are one until the hand has rested for so long. */
    private static final long REST_NANOS = 800_000_000L;
    /** Who types looks for the next key. */
    private static final long TYPING_REST_NANOS = 3_000_000_000L;

    private final StrategyViewModel strategy;
    private final PictureViewModel picture;
    private final SelectionViewModel selection;
    private final ComparisonViewModel comparison;
    private final ArrangementViewModel arrangement;
    private final ObjectProperty<Trial> trial;
    private final LongSupplier nanoTime;
    private final ReadOnlyObjectWrapper<History<LabState>> history;

    private Optional<Flow> flowing = Optional.empty();
    private long notedAt;
    private boolean restoring;

    HistoryViewModel(
            StrategyViewModel strategy,
            PictureViewModel picture,
            SelectionViewModel selection,
            ComparisonViewModel comparison,
            ArrangementViewModel arrangement,
            ObjectProperty<Trial> trial,
            LongSupplier nanoTime) {
        this.strategy = strategy;
        this.picture = picture;
        this.selection = selection;
        this.comparison = comparison;
        this.arrangement = arrangement;
        this.trial = trial;
        this.nanoTime = nanoTime;
        history = new ReadOnlyObjectWrapper<>(History.of(state()));
        noteChangesOf(picture.selectedSetProperty());
        noteChangesOf(picture.selectedRunProperty());
        noteChangesOf(strategy.nameProperty());
        for (String name : strategy.names()) {
            strategy.parameters(name).forEach(parameter -> noteChangesOf(parameter.textProperty()));
        }
        noteChangesOf(picture.axesProperty());
        noteChangesOf(selection.selectionProperty());
        noteChangesOf(comparison.orderProperty());
        noteChangesOf(comparison.pickedProperty());
        noteChangesOf(trial);
        noteChangesOf(arrangement.listingProperty());
        noteChangesOf(arrangement.displayProperty());
        noteChangesOf(arrangement.zoomProperty());
        noteChangesOf(arrangement.tabProperty());
        picture.settledProperty().addListener((_, _, settled) -> {
            if (settled) {
                restoring = false;
                note();
            }
        });
    }

    private void noteChangesOf(ObservableValue<?> chosen) {
        chosen.addListener((_, _, _) -> note());
    }

    public ReadOnlyObjectProperty<History<LabState>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** What undoing would take back; empty for nothing. */
    public ObservableValue<Optional<Choice>> undoable() {
        return history.map(now -> now.before().flatMap(now.present()::difference));
    }

    /** What redoing would choose again; empty for nothing. */
    public ObservableValue<Optional<Choice>> redoable() {
        return history.map(now -> now.after().flatMap(now.present()::difference));
    }

    /** Takes the latest choice back, also one whose picture is still being read. */
    public void undo() {
        boolean pending = !restoring && !picture.settledProperty().get();
        go(pending ? history.get() : history.get().undone());
    }

    /** Chooses again what was taken back last. */
    public void redo() {
        go(history.get().redone());
    }

    /** Puts a state on the page with which the history begins anew. */
    void begin(LabState first) {
        go(History.of(first));
    }

    /** Follows a run to its new name. */
    void rename(String before, String after) {
        revise(state -> Optional.of(state.renamed(before, after)));
    }

    /** Forgets the states in which a run was looked at that is no more. */
    void forget(String run) {
        revise(state -> state.run().equals(Optional.of(run)) ? Optional.empty() : Optional.of(state.without(run)));
    }

    private void revise(Function<LabState, Optional<LabState>> change) {
        history.set(history.get().revised(change));
    }

    private void go(History<LabState> next) {
        LabState wanted = next.present();
        restoring = true;
        flowing = Optional.empty();
        history.set(next);
        strategy.setTexts(wanted.parameters());
        strategy.nameProperty().set(wanted.strategy());
        arrangement.tabProperty().set(wanted.tab());
        arrangement.displayProperty().set(wanted.display());
        picture.lookAt(wanted.set(), wanted.run(), wanted.axes(), () -> {
            selection
                    .selectionProperty()
                    .set(selection.fits(wanted.selection()) ? wanted.selection() : Selection.nothing());
            comparison.show(wanted.comparing());
            trial.set(wanted.trial());
            arrangement.listingProperty().set(wanted.listing());
            arrangement.zoomProperty().set(wanted.zoom());
            // What is no more cannot be brought back: the present is what is really there.
            history.set(history.get().corrected(state()));
        });
    }

    private void note() {
        if (restoring || !picture.settledProperty().get()) {
            return;
        }
        LabState now = state();
        History<LabState> before = history.get();
        Optional<Choice> choice = before.present().difference(now);
        if (choice.isEmpty()) {
            return;
        }
        if (before.present().set().isEmpty()) {
            history.set(History.of(now)); // nobody wants to go back to where there was nothing
            return;
        }
        long time = nanoTime.getAsLong();
        Flow flow = new Flow(choice.get(), before.present().filteredApart(now));
        boolean goesOn = (choice.get().flows() || throughTable(before.present(), now))
                && flowing.equals(Optional.of(flow))
                && time - notedAt < flow.restNanos();
        History<LabState> next = goesOn ? before.replacing(now) : before.with(now);
        history.set(next);
        boolean cameBack = next.past().size() < before.past().size();
        flowing = cameBack ? Optional.empty() : Optional.of(flow);
        notedAt = time;
    }

    /**
     * Choices that may go on in further ones of their kind.
     *
     * @param filtered the columns in whose filters they were typed, for each has a field of its own
     */
    private record Flow(Choice choice, Set<String> filtered) {
        long restNanos() {
            return choice == Choice.SEARCH || choice == Choice.FILTER ? TYPING_REST_NANOS : REST_NANOS;
        }
    }

    /** Arrows through the rows of a table select one after the other. */
    private static boolean throughTable(LabState before, LabState now) {
        return byTable(before.selection()) && byTable(now.selection());
    }

    private static boolean byTable(Selection selection) {
        return selection instanceof Selection.OfRows(RowSet _, RowOrigin origin)
                && origin.kind() == RowOrigin.Kind.TABLE;
    }

    /** What is on the page. */
    LabState state() {
        return new LabState(
                Optional.ofNullable(picture.selectedSetProperty().get()).map(FeatureSet::name),
                Optional.ofNullable(picture.selectedRunProperty().get()).map(Run::name),
                strategy.nameProperty().get(),
                strategy.texts(),
                picture.axesProperty().get(),
                arrangement.displayProperty().get(),
                selection.selectionProperty().get(),
                comparison.comparing(),
                trial.get(),
                arrangement.listingProperty().get(),
                arrangement.zoomProperty().get(),
                arrangement.tabProperty().get());
    }
}
