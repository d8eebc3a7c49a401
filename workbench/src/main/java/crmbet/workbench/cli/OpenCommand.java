package crmbet.workbench.cli;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens the window on a workspace. */
@Command(name = "open")
final class OpenCommand extends TaskCommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "DIR")
    Path folder = Path.of("");

    @Mixin
    PictureOption picture = new PictureOption();

    OpenCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        if (Workspace.DATABASE_FILE.equals(String.valueOf(folder.getFileName()))) {
            // Desktops open files, so a workspace is opened by the one that it consists of.
            folder = folder.resolveSibling("");
        }
        if (!Workspace.isWorkspace(folder)) {
            throw new OperationException(new Failure.NotAWorkspace(folder));
        }
        return Answer.done(Facts.of("workspace", folder.toString()), List.of());
    }

    @Override
    int thereafter() {
        return installation().window().show(picture.of(folder, false));
    }
}
