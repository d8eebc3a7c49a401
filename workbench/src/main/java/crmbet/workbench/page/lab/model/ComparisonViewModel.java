package crmbet.workbench.page.lab.model;

import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.run.ComparedCustomer;
import crmbet.core.run.ComparedCustomers;
import crmbet.core.run.Run;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Which two runs are compared, and the way from what moved between them to the selection. Unless two are picked by hand,
 * they are the run that is looked at and the one before it on the same feature set.
 */
public final class ComparisonViewModel {
    private final Workbench workbench;
    private final PictureViewModel picture;
    private final SelectionViewModel selection;
    private final ObjectProperty<RunOrder> order = new SimpleObjectProperty<>(this, "order", RunOrder.LATEST);
    private final ReadOnlyObjectWrapper<List<Run>> picked = new ReadOnlyObjectWrapper<>(this, "picked", List.of());
    private final ReadOnlyObjectWrapper<@Nullable RunPair> pair = new ReadOnlyObjectWrapper<>(this, "pair");
    private Runnable finding = () -> {};

    ComparisonViewModel(Workbench workbench, PictureViewModel picture, SelectionViewModel selection) {
        this.workbench = workbench;
        this.picture = picture;
        this.selection = selection;
        picture.selectedRunProperty().subscribe(this::update);
        picture.runs().addListener((ListChangeListener<Run>) _ -> update());
    }

    /** In what order runs are shown. */
    public ObjectProperty<RunOrder> orderProperty() {
        return order;
    }

    /** Runs that were picked to be compared, one or two; empty if none was. */
    public ReadOnlyObjectProperty<List<Run>> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /** The runs to be compared; null where there are not two. */
    public ReadOnlyObjectProperty<@Nullable RunPair> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    /** Picks a run or lets go of it. Beside a third, the one that was picked first is let go. */
    public void toggle(Run run) {
        List<Run> next = new ArrayList<>(picked.get());
        if (!next.removeIf(each -> each.name().equals(run.name()))) {
            next.add(run);
        }
        pick(next.subList(Math.max(0, next.size() - 2), next.size()));
    }

    /** Picks a run beside the one that is looked at, or lets go of it. */
    public void toggleBesideCurrent(Run run) {
        Run current = picture.selectedRunProperty().get();
        if (picked.get().isEmpty() && current != null && !current.name().equals(run.name())) {
            pick(List.of(current, run));
        } else {
            toggle(run);
        }
    }

    /** Compares two runs in this order; a run with itself not. */
    public void pick(Run before, Run after) {
        if (!before.name().equals(after.name())) {
            picked.set(List.of(before, after));
            pair.set(new RunPair(before, after));
        }
    }

    /** Goes back to what is compared of itself. */
    public void unpick() {
        pick(List.of());
    }

    /** How runs are put beside one another, to come back to. */
    Comparing comparing() {
        return new Comparing(order.get(), picked.get().stream().map(Run::name).toList());
    }

    /** Puts runs beside one another as they were; without those that are no more. */
    void show(Comparing wanted) {
        order.set(wanted.order());
        List<Run> there = wanted.picked().stream()
                .flatMap(
                        name -> picture.runs().stream().filter(run -> run.name().equals(name)))
                .toList();
        if (there.size() == 2) {
            pick(there.getFirst(), there.getLast());
        } else if (!there.equals(picked.get())) {
            pick(there);
        }
    }

    private void pick(List<Run> runs) {
        picked.set(List.copyOf(runs));
        update();
    }

    private void update() {
        List<Run> runs = picture.runs();
        List<Run> there = picked.get().stream()
                .flatMap(run -> runs.stream().filter(each -> each.name().equals(run.name())))
                .toList();
        if (!there.equals(picked.get())) {
            picked.set(there);
        }
        Optional<RunPair> wanted = there.size() == 2
                ? Optional.of(asPicked(there.get(0), there.get(1)))
                : usual(there.isEmpty() ? picture.selectedRunProperty().get() : there.getFirst(), runs);
        if (!wanted.equals(Optional.ofNullable(pair.get()))) {
            pair.set(wanted.orElse(null));
        }
    }

    /** Keeps the order in which somebody put the two. */
    private RunPair asPicked(Run one, Run other) {
        RunPair now = pair.get();
        boolean reversed = now != null
                && now.before().name().equals(other.name())
                && now.after().name().equals(one.name());
        boolean kept = now != null
                && now.before().name().equals(one.name())
                && now.after().name().equals(other.name());
        return kept ? new RunPair(one, other) : reversed ? new RunPair(other, one) : RunPair.inTime(one, other);
    }

    /** A run and the one before it on the same set; the first of a set and the next one. */
    private static Optional<RunPair> usual(@Nullable Run current, List<Run> latestFirst) {
        if (current == null) {
            return Optional.empty();
        }
        List<Run> ofSet = latestFirst.stream()
                .filter(run -> run.featureSet().equals(current.featureSet()))
                .toList();
        int place = ofSet.indexOf(current);
        if (place < 0 || ofSet.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                place + 1 < ofSet.size()
                        ? new RunPair(ofSet.get(place + 1), current)
                        : new RunPair(current, ofSet.get(place - 1)));
    }

    /** What compares two runs, away from the JavaFX thread. There are runs only while a workspace is open. */
    public Work<Compared> comparing(RunPair of) {
        LabWork work = picture.work(Objects.requireNonNull(workbench.workspace().getValue(), "a workspace"));
        return monitor -> work.compare(of, monitor);
    }

    /** Whether customers of a comparison can be selected: those of the set that is looked at, as it was fitted. */
    public boolean canSelect(Compared compared) {
        return isLookedAt(compared.pair().after()) || isLookedAt(compared.pair().before());
    }

    /** Selects those who moved in a way, and nobody else. */
    public void select(Compared compared, Moved moved, String name) {
        find(
                compared,
                moved,
                rows -> selection
                        .selectionProperty()
                        .set(Selection.of(rows, new RowOrigin(RowOrigin.Kind.COMPARISON, name))));
    }

    /** Selects customers of a comparison. */
    public void select(Compared compared, List<ComparedCustomer> customers, RowOrigin origin) {
        if (canSelect(compared)) {
            boolean after = isLookedAt(compared.pair().after());
            int[] rows = customers.stream()
                    .mapToInt(after ? ComparedCustomer::rowInOther : ComparedCustomer::rowInOne)
                    .toArray();
            RowSet chosen = RowSet.of(
                    Objects.requireNonNull(picture.pictureProperty().get())
                            .set()
                            .rows(),
                    rows);
            selection.selectionProperty().set(Selection.of(chosen, origin));
        }
    }

    /** Selects all whose two clusters are no pair. */
    public void selectDiffering(Compared compared, String name) {
        rows(compared, compared.differing())
                .ifPresent(rows -> selection
                        .selectionProperty()
                        .set(Selection.of(rows, new RowOrigin(RowOrigin.Kind.COMPARISON, name))));
    }

    /** Lets those who moved in a way stand out for the moment. */
    public void point(Compared compared, Moved moved) {
        find(compared, moved, rows -> selection.pointedRowsProperty().set(Optional.of(rows)));
    }

    /** Points at nobody. */
    public void pointAway() {
        finding.run();
        finding = () -> {};
        selection.pointedRowsProperty().set(Optional.empty());
    }

    private void find(Compared compared, Moved moved, Consumer<RowSet> then) {
        finding.run();
        finding = () -> {};
        if (canSelect(compared)) {
            finding = workbench
                    .tasks()
                    .quietly(
                            _ -> compared.comparison().both().only(moved::includes),
                            found -> rows(compared, found).ifPresent(then),
                            picture::report);
        }
    }

    /** Customers as rows of the set that is looked at. */
    private Optional<RowSet> rows(Compared compared, ComparedCustomers customers) {
        LabPicture shown = picture.pictureProperty().get();
        if (shown == null || !canSelect(compared)) {
            return Optional.empty();
        }
        int[] rows = isLookedAt(compared.pair().after()) ? customers.rowsInOther() : customers.rowsInOne();
        return Optional.of(RowSet.of(shown.set().rows(), rows));
    }

    /** Whether the rows of a run are those of the set that is looked at. */
    private boolean isLookedAt(Run run) {
        LabPicture shown = picture.pictureProperty().get();
        if (shown == null) {
            return false;
        }
        FeatureSet set = shown.set().set();
        return run.featureSet().equals(set.name()) && run.fingerprint().equals(set.fingerprint());
    }
}
