package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Approves a segment on exactly the members it has. */
@Command(name = "approve")
final class ApproveCommand extends WorkspaceCommand {
    @Mixin
    SegmentNaming naming = new SegmentNaming();

    ApproveCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        Segments segments = new Segments(workspace);
        Segment approved = segments.approve(naming.find(segments).id(), naming.who(), monitor);
        return Answer.done(
                SegmentNaming.facts(approved),
                List.of(
                        text("approve.done", approved.name(), naming.who(), approved.members()),
                        next("approve.next", folder(), approved.name())));
    }
}
