package crmbet.workbench.page.segments;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.ExportFormat;
import crmbet.core.segment.Member;
import crmbet.core.segment.Publication;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SegmentState;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The segments of the workspace, the one that is read, and what can be done with it. */
final class SegmentsViewModel {
    /** Enough members to see what sort of people they are; all of them are in the export. */
    static final int MEMBERS_SHOWN = 200;

    private final Workbench workbench;
    private final PublishingViewModel publishing;
    private final ObservableList<Segment> segments = FXCollections.observableArrayList();
    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final ObservableList<Publication> publications = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Segment> selected = new SimpleObjectProperty<>();
    private final StringProperty person;
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    /** @param person who works here, until somebody else says who they are */
    SegmentsViewModel(Workbench workbench, Destinations destinations, String person) {
        this.workbench = workbench;
        this.publishing = new PublishingViewModel(workbench, destinations);
        this.person = new SimpleStringProperty(person);
        selected.addListener((_, before, now) -> look(before, now));
        workbench.workspace().addListener((_, _, _) -> reopen());
        refresh();
    }

    /** The latest first. */
    ObservableList<Segment> segments() {
        return segments;
    }

    ObjectProperty<@Nullable Segment> selectedProperty() {
        return selected;
    }

    /** The first {@value #MEMBERS_SHOWN} members of the segment. */
    ObservableList<Member> members() {
        return members;
    }

    /** The latest first. */
    ObservableList<Publication> publications() {
        return publications;
    }

    /** Who works here; stands in the audit log beside what is done. */
    StringProperty personProperty() {
        return person;
    }

    PublishingViewModel publishing() {
        return publishing;
    }

    /** What went wrong last, until another segment is read or something works again. */
    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Gives the draft another name. */
    void rename(String name) {
        act(
                "segments.task.rename",
                (stored, segment, _) -> stored.rename(segment.id(), name, person.get()),
                this::replace);
    }

    /** Approves the draft on exactly its members. */
    void approve(String who) {
        person.set(who);
        act("segments.task.approve", (stored, segment, monitor) -> stored.approve(segment.id(), who, monitor), now -> {
            replace(now);
            tell(workbench.messages().bind("segments.notice.approved", now.name(), now.members(), who));
        });
    }

    /** Writes the members to a file. */
    void export(Path file, ExportFormat format) {
        act(
                "segments.task.export",
                (stored, segment, monitor) -> {
                    stored.export(segment.id(), file, format, person.get(), monitor);
                    return segment;
                },
                now -> tell(workbench.messages().bind("segments.notice.exported", now.members(), file.toString())));
    }

    /** Deletes the draft. */
    void delete() {
        act(
                "segments.task.delete",
                (stored, segment, _) -> {
                    stored.delete(segment.id(), person.get());
                    return segment;
                },
                gone -> {
                    segments.removeIf(each -> each.id().equals(gone.id()));
                    selected.set(segments.isEmpty() ? null : segments.getFirst());
                });
    }

    /** Publishes the approved segment to the address that is given. */
    void publish() {
        Segment segment = selected.get();
        if (segment != null) {
            publishing.publish(segment, person.get(), publication -> {
                publications.addFirst(publication);
                refresh();
            });
        }
    }

    /** Leads to the page where segments are made. */
    void goToLab() {
        workbench.navigation().show(PageId.LAB);
    }

    /** Reads the segments again; the one that is read stays. */
    void refresh() {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            segments.clear();
            selected.set(null);
            return;
        }
        workbench.tasks().quietly(_ -> new Segments(workspace).list(), this::show, failure::set);
    }

    private void show(List<Segment> found) {
        Optional<UUID> wanted = Optional.ofNullable(selected.get()).map(Segment::id);
        segments.setAll(found);
        selected.set(wanted.flatMap(id ->
                        found.stream().filter(each -> each.id().equals(id)).findFirst())
                .orElse(found.isEmpty() ? null : found.getFirst()));
    }

    private void reopen() {
        selected.set(null);
        failure.set(null);
        refresh();
    }

    private void look(@Nullable Segment before, @Nullable Segment now) {
        failure.set(null);
        Workspace workspace = workbench.workspace().getValue();
        if (now == null || workspace == null) {
            members.clear();
            publications.clear();
            return;
        }
        // The same segment in another state has the same members for ever.
        if (before == null || !before.id().equals(now.id())) {
            members.clear();
            publications.clear();
            workbench
                    .tasks()
                    .quietly(
                            _ -> new Segments(workspace).members(now.id(), 0, MEMBERS_SHOWN),
                            found -> ifStill(now, () -> members.setAll(found)),
                            failure::set);
            workbench
                    .tasks()
                    .quietly(
                            _ -> new Segments(workspace).publications(now.id()),
                            found -> ifStill(now, () -> publications.setAll(found)),
                            failure::set);
        }
    }

    private void ifStill(Segment segment, Runnable action) {
        Segment present = selected.get();
        if (present != null && present.id().equals(segment.id())) {
            action.run();
        }
    }

    private void replace(Segment now) {
        failure.set(null);
        segments.replaceAll(each -> each.id().equals(now.id()) ? now : each);
        selected.set(now);
    }

    private void tell(ObservableValue<String> text) {
        workbench.notifications().show(Notice.done(text));
    }

    private void act(String task, Act act, Consumer<Segment> onDone) {
        Segment segment = selected.get();
        Workspace workspace = workbench.workspace().getValue();
        if (segment == null || workspace == null) {
            return;
        }
        failure.set(null);
        workbench
                .tasks()
                .run(
                        workbench.messages().bind(task, segment.name()),
                        monitor -> act.on(new Segments(workspace), segment, monitor),
                        onDone,
                        failure::set);
    }

    /** Whether the segment can still be changed. */
    static boolean isDraft(@Nullable Segment segment) {
        return segment != null && segment.state() == SegmentState.DRAFT;
    }

    /** Whether the segment may leave the workspace. */
    static boolean isApproved(@Nullable Segment segment) {
        return segment != null && segment.state() != SegmentState.DRAFT;
    }

    /** Something done to the segment that is read. */
    @FunctionalInterface
    private interface Act {
        Segment on(Segments stored, Segment segment, Monitor monitor) throws OperationException;
    }
}
