package crmbet.workbench.cli;

import crmbet.core.delivery.PublishResult;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutState;
import crmbet.core.delivery.Stage;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.segment.Segment;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.delivery.Dispatch;
import crmbet.workbench.delivery.Targets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes an approved segment to other systems. */
@Command(name = "publish")
final class PublishCommand extends DeliveryCommand {
    private static final int FAILURES_SHOWN = 20;

    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, order = 3)
    List<String> addresses = new ArrayList<>();

    @Option(names = "--stage", paramLabel = "one|ten|all", order = 4)
    Stage stage = Stage.ALL;

    @Option(names = "--retry", order = 5)
    boolean retry;

    @Option(names = "--stop", order = 6)
    boolean stop;

    @Mixin
    ProtectionOptions protection = new ProtectionOptions();

    PublishCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    SharedPlace shared() {
        return place.place(this);
    }

    @Override
    void check() throws OperationException {
        if (retry && stop) {
            throw new WrongUsage(text("publish.retryOrStop"));
        }
        for (String address : addresses) {
            open(address).close();
        }
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        ProtectionRules rules = protection.rules(messages());
        Segment segment = place.find(workspace, naming, this, monitor);
        Dispatch dispatch = new Dispatch(workspace, shared());
        List<RollOut> done = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        @Nullable OperationException trouble = null;
        for (String address : addresses) {
            try (Targets.Opened opened = open(address)) {
                RollOut rollOut = send(dispatch, segment, opened, rules, monitor);
                done.add(rollOut);
                lines.addAll(lines(workspace, segment, rollOut));
            } catch (OperationException e) {
                // The others need not wait for one that cannot be reached.
                trouble = trouble == null ? e : trouble;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
        Facts facts = Facts.of("id", segment.id().toString()).and("segment", segment.name());
        if (done.size() == 1) {
            facts.andAll(facts(done.getFirst()));
        } else {
            facts.and("targets", done.stream().map(DeliveryCommand::facts).toList());
        }
        boolean whole = done.stream().allMatch(rollOut -> rollOut.progress().failed() == 0);
        return new Answer(whole ? ExitStatus.DONE : ExitStatus.FAILED, facts, lines);
    }

    private RollOut send(
            Dispatch dispatch, Segment segment, Targets.Opened opened, ProtectionRules rules, Monitor monitor)
            throws OperationException {
        if (retry || stop) {
            RollOut last =
                    dispatch.deliveries().last(segment.id(), opened.target().name());
            return stop
                    ? dispatch.deliveries().stop(last.id(), naming.who())
                    : dispatch.retry(last.id(), opened.target(), naming.who(), monitor);
        }
        return dispatch.publish(
                segment.id(), opened.target(), opened.connection(), stage, rules, naming.who(), monitor);
    }

    private List<String> lines(Workspace workspace, Segment segment, RollOut rollOut) throws OperationException {
        PublishResult result = rollOut.result();
        String key = switch (rollOut.state()) {
            case WAITING -> "publish.waiting";
            case STOPPED -> "publish.stopped";
            case PAUSED, HELD, RUNNING -> "publish.paused";
            case DONE -> result.added() + result.removed() == 0 ? "publish.unchanged" : "publish.done";
        };
        List<String> lines = new ArrayList<>();
        lines.add(text(key, segment.name(), rollOut.target(), result.added(), result.removed(), result.unchanged()));
        if (rollOut.plan().excluded() > 0) {
            lines.add(text("publish.protected", rollOut.plan().excluded()));
        }
        if (rollOut.progress().failed() > 0) {
            lines.add(text("publish.failed", rollOut.progress().failed()));
            lines.addAll(failures(workspace, rollOut, FAILURES_SHOWN));
        }
        if (rollOut.state() == RollOutState.WAITING) {
            lines.add(text("publish.nextStage", word(rollOut.stage().next())));
        }
        return lines;
    }
}
