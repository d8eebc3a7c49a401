package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.segment.ExportFormat;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the members of a segment to a file. */
@Command(name = "export")
final class ExportCommand extends WorkspaceCommand {
    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Mixin
    SharedOption place = new SharedOption();

    @Option(names = "--to", paramLabel = "FILE", required = true, order = 3)
    Path file = Path.of("");

    ExportCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    SharedPlace shared() {
        return place.place(this);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        ExportFormat format = format();
        Segments segments = new Segments(workspace);
        Segment segment = naming.find(segments);
        segments.export(segment.id(), file, format, naming.who(), monitor);
        return Answer.done(
                SegmentNaming.facts(segment)
                        .and("file", file.toString())
                        .and("format", format.name().toLowerCase(Locale.ROOT)),
                List.of(text("export.done", segment.members(), segment.name(), file)));
    }

    private ExportFormat format() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return ExportFormat.CSV;
        }
        if (name.endsWith(".parquet")) {
            return ExportFormat.PARQUET;
        }
        throw new WrongUsage(text("export.format", file));
    }
}
