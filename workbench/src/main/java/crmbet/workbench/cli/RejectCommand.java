package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.segment.ApprovalProcess;
import crmbet.core.segment.Segment;
import crmbet.core.task.Monitor;
import picocli.CommandLine.Command;

/** Says no to what another person proposed. */
@Command(name = "reject")
final class RejectCommand extends DecisionCommand {
    RejectCommand(Crmbet crmbet) {
        super(crmbet, "reject.done");
    }

    @Override
    Segment decide(ApprovalProcess process, Segment segment, String who, Monitor monitor) throws OperationException {
        return process.reject(segment.id(), comment, who, monitor);
    }
}
