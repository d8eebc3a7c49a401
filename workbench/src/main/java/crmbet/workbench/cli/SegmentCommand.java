package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a named segment of a cluster. */
@Command(name = "segment")
final class SegmentCommand extends WorkspaceCommand {
    private static final String NOISE = "noise";
    private static final String NOISE_LABEL = "-1";

    @Option(names = "--run", paramLabel = "NAME", required = true, order = 2)
    String runName = "";

    @Option(names = "--label", paramLabel = "N|noise", required = true, order = 3)
    String label = "";

    @Option(names = "--name", paramLabel = "TEXT", required = true, order = 4)
    String name = "";

    @Option(names = "--by", paramLabel = "WHO", order = 10)
    String who = System.getProperty("user.name");

    SegmentCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        OptionalInt cluster = cluster();
        Segment segment = new Segments(workspace).create(runName, cluster, name, who, monitor);
        return Answer.done(
                SegmentNaming.facts(segment),
                List.of(
                        text(
                                "segment.done",
                                segment.name(),
                                segment.members(),
                                formats().share(segment.share()),
                                formats().decimal(segment.money(), 2)),
                        next("segment.next", folder(), segment.name())));
    }

    private OptionalInt cluster() {
        if (label.equalsIgnoreCase(NOISE) || label.equals(NOISE_LABEL)) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(label);
            if (number >= 0) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Answered below, as numbers below 0 are.
        }
        throw new WrongUsage(text("segment.label", label));
    }
}
