package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.segment.ApprovalProcess;
import crmbet.core.segment.Segment;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that decides against a version of a segment, which takes a reason. */
abstract class DecisionCommand extends WorkspaceCommand {
    private final String done;

    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--comment", paramLabel = "TEXT", required = true, order = 3)
    String comment = "";

    /** @param done key of the text that says what was done to which segment, by whom */
    DecisionCommand(Crmbet crmbet, String done) {
        super(crmbet);
        this.done = done;
    }

    abstract Segment decide(ApprovalProcess process, Segment segment, String who, Monitor monitor)
            throws OperationException;

    @Override
    SharedPlace shared() {
        return place.place(this);
    }

    @Override
    final Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        SharedOption.Done decided = place.act(
                workspace, naming, this, monitor, (process, segment, who) -> decide(process, segment, who, monitor));
        return Answer.done(
                SegmentNaming.facts(decided.segment()),
                List.of(text(done, decided.segment().name(), decided.who()), decided.where()));
    }
}
