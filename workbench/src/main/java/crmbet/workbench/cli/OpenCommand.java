package crmbet.workbench.cli;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the window on a workspace. */
@Command(name = "open")
final class OpenCommand extends TaskCommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "DIR")
    Path folder = Path.of("");

    OpenCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        if (!Workspace.isWorkspace(folder)) {
            throw new OperationException(new Failure.NotAWorkspace(folder));
        }
        return Answer.done(Facts.of("workspace", folder.toString()), List.of());
    }

    @Override
    int thereafter() {
        return installation().window().show(Optional.of(folder));
    }
}
