package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.file.WholeFile;
import crmbet.workbench.page.lab.model.LabPicture;
import crmbet.workbench.page.lab.report.RunReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes all about a run into one page for the browser. */
@Command(name = "report")
final class ReportCommand extends WorkspaceCommand {
    @Option(names = "--run", paramLabel = "NAME", required = true, order = 2)
    String runName = "";

    @Option(names = "--to", paramLabel = "FILE", required = true, order = 3)
    Path file = Path.of("");

    ReportCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        String page = new RunReport(messages()).write(LabPicture.read(workspace, runName, monitor), monitor);
        WholeFile.write(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        return Answer.done(
                Facts.of("run", runName).and("file", file.toString()), List.of(text("report.done", runName, file)));
    }
}
