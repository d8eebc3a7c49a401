package crmbet.workbench.cli;

import crmbet.core.delivery.Rehearsal;
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

/** Says what publishing would change, and changes nothing. */
@Command(name = "rehearse")
final class RehearseCommand extends DeliveryCommand {
    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, order = 3)
    String address = "";

    @Mixin
    ProtectionOptions protection = new ProtectionOptions();

    RehearseCommand(Crmbet crmbet) {
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
        Segment segment = place.find(workspace, naming, this, monitor);
        try (Targets.Opened opened = open(address)) {
            Rehearsal rehearsal = new Dispatch(workspace, shared())
                    .rehearse(segment.id(), opened.target(), protection.rules(messages()), monitor);
            List<String> lines = new ArrayList<>();
            lines.add(text(
                    "rehearse.would",
                    segment.name(),
                    opened.target().name(),
                    rehearsal.added(),
                    rehearsal.removed(),
                    rehearsal.unchanged()));
            lines.add(text(rehearsal.toldByTarget() ? "rehearse.byTarget" : "rehearse.byLedger"));
            lines.addAll(ProtectionOptions.lines(rehearsal.wall(), messages()));
            return Answer.done(
                    Facts.of("id", segment.id().toString())
                            .and("segment", segment.name())
                            .and("target", opened.target().name())
                            .and("added", rehearsal.added())
                            .and("removed", rehearsal.removed())
                            .and("unchanged", rehearsal.unchanged())
                            .and("told_by_target", rehearsal.toldByTarget())
                            .andAll(ProtectionOptions.facts(rehearsal.wall())),
                    lines);
        }
    }
}
