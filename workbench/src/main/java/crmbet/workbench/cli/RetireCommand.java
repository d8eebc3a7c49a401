package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps a segment from being published any more. */
@Command(name = "retire")
final class RetireCommand extends WorkspaceCommand {
    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--comment", paramLabel = "TEXT", required = true, order = 3)
    String comment = "";

    RetireCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        SharedOption.Done done = place.act(
                workspace,
                naming,
                this,
                monitor,
                (process, segment, who) -> process.retire(segment.id(), comment, who, monitor));
        return Answer.done(
                SegmentNaming.facts(done.segment()),
                List.of(text("retire.done", done.segment().name(), done.who()), done.where()));
    }
}
