package crmbet.workbench.cli;

import crmbet.core.delivery.RollOut;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.Segment;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.delivery.Dispatch;
import crmbet.workbench.delivery.Targets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a segment out of another system. */
@Command(name = "unpublish")
final class UnpublishCommand extends DeliveryCommand {
    private static final int FAILURES_SHOWN = 20;

    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, order = 3)
    String address = "";

    UnpublishCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    SharedPlace shared() {
        return place.place(this);
    }

    @Override
    void check() throws OperationException {
        open(address).close();
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        Segment segment = naming.find(segments(workspace));
        try (Targets.Opened opened = open(address)) {
            RollOut done =
                    new Dispatch(workspace, shared()).unpublish(segment.id(), opened.target(), naming.who(), monitor);
            List<String> lines = new ArrayList<>();
            lines.add(text(
                    "unpublish.done",
                    segment.name(),
                    done.target(),
                    done.result().removed()));
            lines.addAll(failures(workspace, done, FAILURES_SHOWN));
            return new Answer(
                    done.progress().failed() == 0 ? ExitStatus.DONE : ExitStatus.FAILED,
                    Facts.of("id", segment.id().toString())
                            .and("segment", segment.name())
                            .andAll(facts(done)),
                    lines);
        }
    }
}
