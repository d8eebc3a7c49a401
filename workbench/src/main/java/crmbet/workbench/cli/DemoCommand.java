package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.sample.Demonstration;
import crmbet.workbench.sample.DemonstrationPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the workspace of a betting operator that is made up, and opens it with the guided tour. */
@Command(name = "demo")
final class DemoCommand extends TaskCommand {
    private static final int FEWEST = 200;

    @Parameters(paramLabel = "DIR", descriptionKey = "DIR", arity = "0..1")
    Path folder;

    @Option(names = "--customers", paramLabel = "N")
    int customers = Demonstration.CUSTOMERS;

    @Option(names = "--no-window")
    boolean noWindow;

    @Mixin
    PictureOption picture = new PictureOption();

    DemoCommand(Crmbet crmbet) {
        super(crmbet);
        folder = crmbet.installation().demonstration();
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        if (customers < FEWEST) {
            throw new WrongUsage(text("demo.customers", FEWEST));
        }
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            new DemonstrationPlace(folder, installation().connections().get())
                    .in(workspace, messages(), customers)
                    .prepare(monitor);
            List<Segment> segments = new Segments(workspace).list();
            List<String> lines = new ArrayList<>();
            for (Segment segment : segments) {
                lines.add(text(
                        "demo.segment",
                        segment.name(),
                        segment.members(),
                        segment.state().name()));
            }
            if (noWindow) {
                lines.add(next("demo.open", folder));
            }
            return Answer.done(
                    Facts.of("workspace", folder.toString())
                            .and("features", Demonstration.SET)
                            .and("runs", List.of(Demonstration.KMEANS, Demonstration.DBSCAN, Demonstration.HDBSCAN))
                            .and(
                                    "segments",
                                    segments.stream().map(SegmentNaming::facts).toList()),
                    lines);
        }
    }

    @Override
    int thereafter() {
        return noWindow ? ExitStatus.DONE : installation().window().show(picture.of(folder, true));
    }
}
