package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Approves what another person proposed, on exactly the members it has, and signs it. */
@Command(name = "approve")
final class ApproveCommand extends WorkspaceCommand {
    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--comment", paramLabel = "TEXT", order = 3)
    String comment = "";

    ApproveCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    SharedPlace shared() {
        return place.place(this);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        SharedOption.Done done = place.act(
                workspace,
                naming,
                this,
                monitor,
                (process, segment, who) ->
                        process.approve(segment.id(), comment, SharedOption.signatory(this, who), monitor));
        String name = done.segment().name();
        return Answer.done(
                SegmentNaming.facts(done.segment()),
                List.of(
                        text("approve.done", name, done.who(), done.segment().members()),
                        done.where(),
                        next("approve.next", folder(), name)));
    }
}
