package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says no to what another person proposed. */
@Command(name = "reject")
final class RejectCommand extends WorkspaceCommand {
    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--comment", paramLabel = "TEXT", required = true, order = 3)
    String comment = "";

    RejectCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        SharedOption.Done done = place.act(
                workspace,
                naming,
                this,
                monitor,
                (process, segment, who) -> process.reject(segment.id(), comment, who, monitor));
        return Answer.done(
                SegmentNaming.facts(done.segment()),
                List.of(text("reject.done", done.segment().name(), done.who()), done.where()));
    }
}
