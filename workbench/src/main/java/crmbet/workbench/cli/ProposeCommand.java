package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks another person to approve a segment, or takes that back. */
@Command(name = "propose")
final class ProposeCommand extends WorkspaceCommand {
    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--comment", paramLabel = "TEXT", order = 3)
    String comment = "";

    @Option(names = "--withdraw", order = 4)
    boolean withdraw;

    ProposeCommand(Crmbet crmbet) {
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
                (process, segment, who) -> withdraw
                        ? process.withdraw(segment.id(), who, monitor)
                        : process.propose(segment.id(), comment, who, monitor));
        String name = done.segment().name();
        return Answer.done(
                SegmentNaming.facts(done.segment()),
                withdraw
                        ? List.of(text("propose.withdrawn", name), done.where())
                        : List.of(
                                text(
                                        "propose.done",
                                        name,
                                        done.who(),
                                        done.segment().members()),
                                done.where(),
                                next("propose.next", folder(), name)));
    }
}
