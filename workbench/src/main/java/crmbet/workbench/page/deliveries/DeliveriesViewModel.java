package crmbet.workbench.page.deliveries;

import crmbet.connectors.SavedConnection;
import crmbet.core.delivery.Ledger;
import crmbet.core.delivery.LedgerEntry;
import crmbet.core.delivery.Rehearsal;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.Stage;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.delivery.Dispatch;
import crmbet.workbench.delivery.Targets;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The roll-outs of the workspace, the one that is looked at, a new one, and the ledger. */
final class DeliveriesViewModel {
    private static final int FAILURES_SHOWN = 200;

    private final Workbench workbench;
    private final Targets targets;
    private final SharedPlace place;
    private final ObservableList<SavedConnection> connections;
    private final String person;
    private final ObservableList<RollOut> rollOuts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable RollOut> selected = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Ledger.Failed> failed = FXCollections.observableArrayList();
    private final ObservableList<Ledger.ExcludedCount> excluded = FXCollections.observableArrayList();
    private final ObservableList<Segment> segments = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Segment> segment = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable SavedConnection> connection = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Rehearsal> rehearsal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper rehearsing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>();
    private final Set<UUID> underWay = new HashSet<>();

    /**
     * What the ledger says of a customer.
     *
     * @param entries none if nothing was ever sent
     */
    record Answer(String customer, List<LedgerEntry> entries) {}

    /**
     * @param place where people agree about segments
     * @param person who works here
     */
    DeliveriesViewModel(
            Workbench workbench,
            Targets targets,
            ObservableList<SavedConnection> connections,
            SharedPlace place,
            String person) {
        this.workbench = workbench;
        this.targets = targets;
        this.place = place;
        this.connections = connections.filtered(Targets::accepts);
        this.person = person;
        segment.addListener((_, _, _) -> rehearsal.set(null));
        connection.addListener((_, _, _) -> rehearsal.set(null));
        workbench.workspace().addListener((_, _, _) -> {
            selected.set(null);
            answer.set(null);
            segment.set(null);
            failure.set(null);
            refresh();
        });
        refresh();
    }

    ObservableList<RollOut> rollOuts() {
        return rollOuts;
    }

    ReadOnlyObjectProperty<@Nullable RollOut> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** What the target of the selected roll-out did not take, the first of them. */
    ObservableList<Ledger.Failed> failed() {
        return failed;
    }

    /** Whom the wall left out of the selected roll-out. */
    ObservableList<Ledger.ExcludedCount> excluded() {
        return excluded;
    }

    /** What can be sent. */
    ObservableList<Segment> segments() {
        return segments;
    }

    /** Where it can be sent to. */
    ObservableList<SavedConnection> connections() {
        return connections;
    }

    ObjectProperty<@Nullable Segment> segmentProperty() {
        return segment;
    }

    ObjectProperty<@Nullable SavedConnection> connectionProperty() {
        return connection;
    }

    /** What sending would change; null until it was rehearsed with the present choice. */
    ReadOnlyObjectProperty<@Nullable Rehearsal> rehearsalProperty() {
        return rehearsal.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty rehearsingProperty() {
        return rehearsing.getReadOnlyProperty();
    }

    /** Whether anything is being sent from this window. */
    ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Whether this window is sending a roll-out right now. */
    boolean isUnderWay(RollOut rollOut) {
        return underWay.contains(rollOut.id());
    }

    void select(@Nullable RollOut rollOut) {
        selected.set(rollOut);
        failed.clear();
        excluded.clear();
        Workspace workspace = workbench.workspace().getValue();
        if (rollOut == null || workspace == null) {
            return;
        }
        Ledger ledger = new Ledger(workspace);
        workbench.tasks().quietly(_ -> ledger.failures(rollOut.id(), FAILURES_SHOWN), failed::setAll, failure::set);
        workbench.tasks().quietly(_ -> ledger.exclusionCounts(rollOut.id()), excluded::setAll, failure::set);
    }

    /** Reads all anew; the selection stays. */
    void refresh() {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            rollOuts.clear();
            segments.clear();
            return;
        }
        workbench
                .tasks()
                .quietly(_ -> new Dispatch(workspace, place).deliveries().list(), this::show, failure::set);
        workbench
                .tasks()
                .quietly(
                        _ -> new Segments(workspace)
                                .list().stream()
                                        .filter(each -> each.state().isReleasable())
                                        .toList(),
                        found -> {
                            if (!found.equals(segments)) {
                                segments.setAll(found);
                            }
                        },
                        failure::set);
    }

    private void show(List<RollOut> found) {
        RollOut before = selected.get();
        if (!found.equals(rollOuts)) {
            rollOuts.setAll(found);
        }
        Optional<RollOut> again = before == null
                ? found.stream().findFirst()
                : found.stream().filter(each -> each.id().equals(before.id())).findFirst();
        RollOut now = again.orElse(null);
        if (now == null || !now.equals(before)) {
            select(now);
        }
    }

    void goToSegments() {
        workbench.navigation().show(PageId.SEGMENTS);
    }

    void goToConnections() {
        workbench.navigation().show(PageId.CONNECTIONS);
    }

    /** Finds out what sending would change. */
    void rehearse() {
        Workspace workspace = workbench.workspace().getValue();
        Segment what = segment.get();
        SavedConnection where = connection.get();
        if (workspace == null || what == null || where == null) {
            return;
        }
        failure.set(null);
        rehearsing.set(true);
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("deliveries.task.rehearse", what.name()),
                        monitor -> {
                            try (Targets.Opened opened = targets.open(where)) {
                                return new Dispatch(workspace, place)
                                        .rehearse(what.id(), opened.target(), ProtectionRules.USUAL, monitor);
                            }
                        },
                        found -> {
                            rehearsing.set(false);
                            rehearsal.set(found);
                        },
                        problem -> {
                            rehearsing.set(false);
                            failure.set(problem);
                        },
                        () -> rehearsing.set(false));
    }

    /** Sends the chosen segment over the chosen connection, as far as a stage. */
    void send(Stage stage) {
        Workspace workspace = workbench.workspace().getValue();
        Segment what = segment.get();
        SavedConnection where = connection.get();
        if (workspace == null || what == null || where == null) {
            return;
        }
        failure.set(null);
        sending.set(true);
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("deliveries.task.send", what.name()),
                        monitor -> {
                            try (Targets.Opened opened = targets.open(where)) {
                                return new Dispatch(workspace, place)
                                        .publish(
                                                what.id(),
                                                opened.target(),
                                                opened.connection(),
                                                stage,
                                                ProtectionRules.USUAL,
                                                person,
                                                monitor);
                            }
                        },
                        done -> {
                            rehearsal.set(null);
                            selected.set(done);
                            landed(done);
                        },
                        this::failed,
                        this::halted);
    }

    /** Lets the selected roll-out go on. */
    void goOn(Stage stage) {
        send(
                "deliveries.task.send",
                (dispatch, rollOut, opened, monitor) ->
                        dispatch.goOn(rollOut.id(), stage, opened.target(), person, monitor));
    }

    /** Sends once more what was refused. */
    void retry() {
        send(
                "deliveries.task.send",
                (dispatch, rollOut, opened, monitor) -> dispatch.retry(rollOut.id(), opened.target(), person, monitor));
    }

    /** Takes the segment of the selected roll-out out of its target. */
    void unpublish() {
        send(
                "deliveries.task.unpublish",
                (dispatch, rollOut, opened, monitor) ->
                        dispatch.unpublish(rollOut.segment(), opened.target(), person, monitor));
    }

    void pause() {
        decide((dispatch, rollOut) -> dispatch.deliveries().pause(rollOut.id(), person));
    }

    void stop() {
        decide((dispatch, rollOut) -> dispatch.deliveries().stop(rollOut.id(), person));
    }

    /** Looks a customer up. */
    void ask(String customer) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null || customer.isBlank()) {
            answer.set(null);
            return;
        }
        String key = customer.strip();
        workbench
                .tasks()
                .quietly(
                        _ -> new Ledger(workspace).of(key),
                        entries -> answer.set(new Answer(key, entries)),
                        failure::set);
    }

    private void decide(Decision decision) {
        Workspace workspace = workbench.workspace().getValue();
        RollOut rollOut = selected.get();
        if (workspace == null || rollOut == null) {
            return;
        }
        failure.set(null);
        workbench
                .tasks()
                .quietly(_ -> decision.on(new Dispatch(workspace, place), rollOut), _ -> refresh(), failure::set);
    }

    private void send(String task, Sending work) {
        Workspace workspace = workbench.workspace().getValue();
        RollOut rollOut = selected.get();
        if (workspace == null || rollOut == null) {
            return;
        }
        failure.set(null);
        underWay.add(rollOut.id());
        sending.set(true);
        workbench
                .tasks()
                .run(
                        workbench.messages().bind(task, rollOut.header().name()),
                        monitor -> {
                            try (Targets.Opened opened = targets.open(rollOut)) {
                                return work.with(new Dispatch(workspace, place), rollOut, opened, monitor);
                            }
                        },
                        done -> {
                            selected.set(done);
                            landed(done);
                        },
                        this::failed,
                        this::halted);
    }

    private void landed(RollOut done) {
        halted();
        workbench
                .notifications()
                .show(Notice.done(workbench
                        .messages()
                        .bind(
                                "deliveries.notice." + done.state(),
                                done.header().name(),
                                done.progress().delivered())));
    }

    private void failed(Failure problem) {
        failure.set(problem);
        halted();
    }

    private void halted() {
        underWay.clear();
        sending.set(false);
        refresh();
    }

    /** Sends something. */
    @FunctionalInterface
    private interface Sending {
        RollOut with(Dispatch dispatch, RollOut rollOut, Targets.Opened opened, Monitor monitor)
                throws OperationException;
    }

    /** Decides something about a roll-out. */
    @FunctionalInterface
    private interface Decision {
        RollOut on(Dispatch dispatch, RollOut rollOut) throws OperationException;
    }
}
