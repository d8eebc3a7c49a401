package crmbet.workbench.cli;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.seal.SealedProject;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Files;
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
        if (SealedProject.named(folder) && Files.isRegularFile(folder)) {
            folder = unsealed(folder, monitor);
        }
        if (!Workspace.isWorkspace(folder)) {
            throw new OperationException(new Failure.NotAWorkspace(folder));
        }
        return Answer.done(Facts.of("workspace", folder.toString()), List.of());
    }

    /** The workspace beside a sealed project, which is made when it is opened first. */
    private Path unsealed(Path file, Monitor monitor) throws OperationException {
        Path workspace = SealedProject.folderBeside(file);
        if (Workspace.isWorkspace(workspace)) {
            remark(text("unseal.kept", file, workspace));
        } else {
            SealedProject.unseal(file, workspace, monitor);
        }
        return workspace;
    }

    @Override
    int thereafter() {
        return installation().window().show(picture.of(folder, false));
    }
}
