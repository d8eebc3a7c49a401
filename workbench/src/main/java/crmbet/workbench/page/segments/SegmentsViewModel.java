package crmbet.workbench.page.segments;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.segment.ApprovalProcess;
import crmbet.core.segment.ExportFormat;
import crmbet.core.segment.Member;
import crmbet.core.segment.Publication;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SegmentState;
import crmbet.core.segment.Segments;
import crmbet.core.segment.VersionDifference;
import crmbet.core.segment.Versions;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
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

    private static final int RUNS_OFFERED = 10;

    private final Workbench workbench;
    private final PublishingViewModel publishing;
    private final ObservableList<Segment> segments = FXCollections.observableArrayList();
    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final ObservableList<Publication> publications = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Segment> selected = new SimpleObjectProperty<>();
    private final ObservableList<Segment> versions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable VersionDifference> difference = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper erased = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Standing> standing;
    private final Agreement agreement;
    private final AuditViewModel audit;
    private final StringProperty person;
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    /** @param person who works here, until somebody else says who they are */
    SegmentsViewModel(Workbench workbench, Destinations destinations, Agreement agreement, String person) {
        this.workbench = workbench;
        this.agreement = agreement;
        this.standing = new ReadOnlyObjectWrapper<>(Standing.local(person));
        this.audit = new AuditViewModel(workbench, agreement.place(), this::person, failure::set);
        this.publishing = new PublishingViewModel(workbench, destinations, agreement.place());
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

    /** Where people propose and decide, and as whom. */
    ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** All versions of the segment that is read, the latest first. */
    ObservableList<Segment> versions() {
        return versions;
    }

    /** What became different since the version before; null for the first one. */
    ReadOnlyObjectProperty<@Nullable VersionDifference> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    /** How many members of the segment that is read were erased since it was made. */
    ReadOnlyLongProperty erasedProperty() {
        return erased.getReadOnlyProperty();
    }

    AuditViewModel audit() {
        return audit;
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

    /** Finds the clusters of the latest runs, of which a new version can be made. */
    void sources(Consumer<List<Source>> onFound) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        workbench
                .tasks()
                .quietly(
                        monitor -> {
                            List<Source> found = new ArrayList<>();
                            Runs runs = new Runs(workspace);
                            for (Run run :
                                    runs.list().stream().limit(RUNS_OFFERED).toList()) {
                                for (ClusterProfile cluster : runs.profiles(run.name(), monitor)) {
                                    found.add(new Source(run.name(), cluster.cluster(), cluster.size()));
                                }
                            }
                            return found;
                        },
                        onFound,
                        failure::set);
    }

    /** Makes a cluster the next version of the segment, as a draft. */
    void renew(Source source) {
        String who = person();
        act(
                "segments.task.renew",
                (stored, segment, monitor) -> stored.renew(segment.id(), source.run(), source.cluster(), who, monitor),
                now -> {
                    segments.addFirst(now);
                    selected.set(now);
                    audit.refresh();
                    tell(workbench.messages().bind("segments.notice.renewed", now.name(), now.version()));
                });
    }

    /** Asks another person to decide about the draft. */
    void propose(String comment) {
        String who = person();
        agree(
                "segments.task.propose",
                (segment, process, monitor) -> process.propose(segment.id(), comment, who, monitor),
                now -> workbench
                        .notifications()
                        .show(Notice.done(workbench
                                        .messages()
                                        .bind("segments.notice.proposed", now.name(), now.members()))
                                .leadingTo(workbench.messages().bind("segments.withdraw"), () -> withdraw(now))));
    }

    /** Makes the proposal a draft again. */
    void withdraw() {
        Segment segment = selected.get();
        if (segment != null) {
            withdraw(segment);
        }
    }

    private void withdraw(Segment proposed) {
        String who = person();
        segments.stream()
                .filter(each -> each.id().equals(proposed.id()))
                .findFirst()
                .ifPresent(selected::set);
        agree(
                "segments.task.withdraw",
                (segment, process, monitor) -> process.withdraw(segment.id(), who, monitor),
                now -> tell(workbench.messages().bind("segments.notice.withdrawn", now.name())));
    }

    /**
     * Approves the proposal on exactly its members, and signs it.
     *
     * @param who says who they are, where no shared database knows it
     */
    void approve(String who, String comment) {
        String signing = iAm(who);
        agree(
                "segments.task.approve",
                (segment, process, monitor) -> process.approve(
                        segment.id(), comment, agreement.signatories().of(signing), monitor),
                now -> tell(workbench.messages().bind("segments.notice.approved", now.name(), now.members(), signing)));
    }

    /** Rejects the proposal. */
    void reject(String who, String comment) {
        String deciding = iAm(who);
        agree(
                "segments.task.reject",
                (segment, process, monitor) -> process.reject(segment.id(), comment, deciding, monitor),
                now -> tell(workbench.messages().bind("segments.notice.rejected", now.name())));
    }

    /** Keeps the segment from being published any more. */
    void retire(String comment) {
        String who = person();
        agree(
                "segments.task.retire",
                (segment, process, monitor) -> process.retire(segment.id(), comment, who, monitor),
                now -> tell(workbench.messages().bind("segments.notice.retired", now.name())));
    }

    /** Who acts: whoever is logged in at the shared database, otherwise who the person at this window says they are. */
    private String person() {
        return standing.get().database().isPresent() ? standing.get().person() : person.get();
    }

    private String iAm(String who) {
        if (standing.get().database().isEmpty()) {
            person.set(who);
        }
        return person();
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
        audit.refresh();
        String who = person.get();
        workbench.tasks().quietly(_ -> new Segments(workspace).list(), this::show, failure::set);
        workbench
                .tasks()
                .quietly(
                        monitor -> {
                            Standing found = agreement.refresh(workspace, who, monitor);
                            return new Refreshed(found, new Segments(workspace).list());
                        },
                        found -> {
                            standing.set(found.standing());
                            show(found.segments());
                        },
                        failure::set);
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
            versions.clear();
            difference.set(null);
            erased.set(0);
            return;
        }
        compare(workspace, now);
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

    private void compare(Workspace workspace, Segment now) {
        workbench
                .tasks()
                .quietly(
                        monitor -> {
                            List<Segment> all = new Versions(workspace).of(now.series());
                            Optional<Segment> before = all.stream()
                                    .filter(each -> each.version() < now.version())
                                    .findFirst();
                            return new Compared(
                                    all,
                                    before.isEmpty()
                                            ? Optional.empty()
                                            : Optional.of(new Versions(workspace)
                                                    .between(before.get().id(), now.id(), monitor)),
                                    new Segments(workspace).erased(now.id()));
                        },
                        found -> ifStill(now, () -> {
                            difference.set(found.difference().orElse(null));
                            erased.set(found.erased());
                            versions.setAll(found.versions());
                        }),
                        failure::set);
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

    private void agree(String task, Agreed act, Consumer<Segment> onDone) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        act(
                task,
                (_, segment, monitor) ->
                        agreement.act(workspace, monitor, (process, watched) -> act.on(segment, process, watched)),
                now -> {
                    replace(now);
                    audit.refresh();
                    onDone.accept(now);
                });
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
        return segment != null && segment.state().isReleasable();
    }

    /** Whether the segment waits for a decision, and whoever works here proposed it. */
    boolean canWithdraw() {
        Segment segment = selected.get();
        return segment != null
                && segment.state() == SegmentState.PROPOSED
                && segment.proposal().filter(each -> each.by().equals(person())).isPresent();
    }

    /** What the segment that is read wants next. */
    Stage stage() {
        Segment segment = selected.get();
        return segment == null
                ? Stage.NOTHING
                : switch (segment.state()) {
                    case DRAFT, REJECTED -> Stage.PROPOSE;
                    case PROPOSED -> Stage.DECIDE;
                    case APPROVED, PUBLISHED -> Stage.PUBLISH;
                    case RETIRED -> Stage.NOTHING;
                };
    }

    /** What can be done next with a segment. */
    enum Stage {
        PROPOSE,
        DECIDE,
        PUBLISH,
        NOTHING
    }

    /** Something done to the segment that is read. */
    @FunctionalInterface
    private interface Act {
        Segment on(Segments stored, Segment segment, Monitor monitor) throws OperationException;
    }

    /** Something proposed, decided or taken back about the segment that is read. */
    @FunctionalInterface
    private interface Agreed {
        Segment on(Segment segment, ApprovalProcess process, Monitor monitor) throws OperationException;
    }

    private record Refreshed(Standing standing, List<Segment> segments) {}

    private record Compared(List<Segment> versions, Optional<VersionDifference> difference, long erased) {}
}
