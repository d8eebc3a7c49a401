package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.segment.ApprovalProcess;
import crmbet.core.segment.Segment;
import crmbet.core.task.Monitor;
import picocli.CommandLine.Command;

/** Keeps a segment from being published any more. */
@Command(name = "retire")
final class RetireCommand extends DecisionCommand {
    RetireCommand(Crmbet crmbet) {
        super(crmbet, "retire.done");
    }

    @Override
    Segment decide(ApprovalProcess process, Segment segment, String who, Monitor monitor) throws OperationException {
        return process.retire(segment.id(), comment, who, monitor);
    }
}
