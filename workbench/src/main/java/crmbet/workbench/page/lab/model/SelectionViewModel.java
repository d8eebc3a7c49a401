package crmbet.workbench.page.lab.model;

import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.run.Run;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.workbench.chart.Group;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What is selected and pointed at, what sets it apart, and the way to keep it. */
public final class SelectionViewModel {
    private final Workbench workbench;
    private final PictureViewModel picture;
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.nothing());
    private final ObjectProperty<Optional<Group>> group = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Group>> pointed = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<RowSet>> pointedRows = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<OptionalInt> pointedRow = new SimpleObjectProperty<>(OptionalInt.empty());
    private final ReadOnlyObjectWrapper<Optional<Explanation>> explanation =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private Runnable profiling = () -> {};
    private @Nullable LabPicture shown;

    SelectionViewModel(Workbench workbench, PictureViewModel picture) {
        this.workbench = workbench;
        this.picture = picture;
        selection.addListener((_, _, chosen) -> {
            group.set(chosen.asGroup());
            explain();
        });
        group.addListener((_, _, chosen) -> groupChosen(chosen));
        picture.pictureProperty().addListener((_, _, next) -> pictureChanged(next));
    }

    /** What every part of the page shows as selected. */
    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    /** The selection as far as it is a group; for parts that can only select groups. */
    public ObjectProperty<Optional<Group>> groupProperty() {
        return group;
    }

    /** The group that is pointed at for the moment. */
    public ObjectProperty<Optional<Group>> pointedGroupProperty() {
        return pointed;
    }

    /** Customers that are pointed at for the moment, where they are no group. */
    public ObjectProperty<Optional<RowSet>> pointedRowsProperty() {
        return pointedRows;
    }

    /** The row that is pointed at for the moment, in a table or tree. */
    public ObjectProperty<OptionalInt> pointedRowProperty() {
        return pointedRow;
    }

    /** What is known of the selection; that of the one before until it is measured, empty for nothing. */
    public ReadOnlyObjectProperty<Optional<Explanation>> explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** Selects a group, or nothing when it is selected already. */
    public void toggle(Group chosen) {
        selection.set(group.get().equals(Optional.of(chosen)) ? Selection.nothing() : Selection.of(chosen));
    }

    /** Changes the selection by what was marked in a picture; marking nobody selects nothing. */
    public void mark(crmbet.workbench.chart.Selection marked, RowOrigin origin) {
        RowSet before =
                rows(selection.get()).orElseGet(() -> RowSet.none(marked.rows().tableSize()));
        selection.set(Selection.of(marked.appliedTo(before), origin));
    }

    public void clear() {
        selection.set(Selection.nothing());
    }

    /** The rows that a selection stands for; empty for nothing. */
    public Optional<RowSet> rows(Selection of) {
        LabPicture now = picture.pictureProperty().get();
        return switch (of) {
            case Selection.Nothing _ -> Optional.empty();
            case Selection.OfRows(RowSet rows, RowOrigin _) -> Optional.of(rows);
            case Selection.OfGroup(Group chosen) ->
                now == null ? Optional.empty() : now.division().map(division -> division.rows(chosen));
        };
    }

    /** Whether a selection can still be shown: its rows belong to the set, its group to the run. */
    boolean fits(Selection wanted) {
        LabPicture now = picture.pictureProperty().get();
        return switch (wanted) {
            case Selection.Nothing _ -> true;
            case Selection.OfGroup(Group of) -> now != null && now.profile(of).isPresent();
            case Selection.OfRows(RowSet rows, RowOrigin _) ->
                now != null && rows.tableSize() == now.set().rows();
        };
    }

    /** Makes a draft segment of what is selected in the run that is looked at. */
    public void keepAsSegment(String name) {
        Run run = picture.selectedRunProperty().get();
        Selection kept = selection.get();
        if (run == null || kept instanceof Selection.Nothing) {
            return;
        }
        picture.report(null);
        String who = System.getProperty("user.name");
        picture.inWorkspace(work -> workbench
                .tasks()
                .run(
                        workbench.messages().bind("lab.task.segment", name),
                        monitor -> {
                            Segments segments = new Segments(work.workspace());
                            return switch (kept) {
                                case Selection.OfRows(RowSet rows, RowOrigin origin) ->
                                    segments.create(run.name(), rows, origin, name, who, monitor);
                                case Selection.OfGroup(Group of) ->
                                    segments.create(run.name(), of.cluster(), name, who, monitor);
                                case Selection.Nothing _ -> throw new IllegalStateException("nothing is selected");
                            };
                        },
                        this::kept,
                        picture::report));
    }

    private void kept(Segment segment) {
        var messages = workbench.messages();
        workbench
                .notifications()
                .show(Notice.done(messages.bind("lab.kept", segment.name(), segment.members()))
                        .leadingTo(
                                messages.bind("lab.kept.look"),
                                () -> workbench.navigation().show(PageId.SEGMENTS)));
    }

    private void groupChosen(Optional<Group> chosen) {
        if (!chosen.equals(selection.get().asGroup())) {
            selection.set(chosen.map(Selection::of).orElse(Selection.nothing()));
        }
    }

    private void pictureChanged(@Nullable LabPicture next) {
        LabPicture before = shown;
        shown = next;
        pointed.set(Optional.empty());
        pointedRows.set(Optional.empty());
        pointedRow.set(OptionalInt.empty());
        boolean sameSet = before != null
                && next != null
                && before.set().set().equals(next.set().set());
        boolean sameRun = sameSet
                && Objects.requireNonNull(before)
                        .run()
                        .equals(Objects.requireNonNull(next).run());
        boolean stays = switch (selection.get()) {
            case Selection.Nothing _ -> true;
            case Selection.OfGroup _ -> sameRun;
            case Selection.OfRows _ -> sameSet;
        };
        if (!stays) {
            clear();
        }
    }

    private void explain() {
        profiling.run();
        LabPicture now = picture.pictureProperty().get();
        Selection wanted = selection.get();
        switch (wanted) {
            case Selection.Nothing _ -> explanation.set(Optional.empty());
            case Selection.OfGroup(Group of) ->
                explanation.set(Optional.ofNullable(now)
                        .flatMap(picture -> picture.profile(of))
                        .map(profile -> new Explanation(wanted, profile)));
            case Selection.OfRows(RowSet rows, RowOrigin _) -> {
                if (now != null) {
                    profiling = workbench
                            .tasks()
                            .quietly(
                                    monitor -> now.set().profiler().profile(rows, monitor),
                                    profile -> explanation.set(Optional.of(new Explanation(wanted, profile))),
                                    picture::report);
                }
            }
        }
    }
}
