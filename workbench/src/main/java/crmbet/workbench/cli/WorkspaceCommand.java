package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.delivery.SharedNotes;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that works in an existing workspace: the one named, or the folder in which the command is given. */
abstract class WorkspaceCommand extends TaskCommand {
    @Option(names = "--workspace", paramLabel = "DIR", order = 1)
    @Nullable
    Path folder;

    WorkspaceCommand(Crmbet crmbet) {
        super(crmbet);
    }

    abstract Answer run(Workspace workspace, Monitor monitor) throws OperationException;

    /**
     * Judges the options as far as that needs no workspace, before one is opened or made.
     *
     * @throws WrongUsage if they cannot be used
     * @throws OperationException if what they name cannot be used
     */
    void check() throws OperationException {}

    @Override
    Answer run(Monitor monitor) throws OperationException {
        check();
        SharedNotes notes = new SharedNotes(shared());
        try (Workspace workspace = open()) {
            workspace.copyOfOlder().ifPresent(copy -> remark(text("upgraded", copy)));
            notes.begin(workspace);
            try {
                return run(workspace, monitor);
            } finally {
                notes.tell(workspace);
            }
        }
    }

    /** Where people agree about segments, and note what they do. */
    SharedPlace shared() {
        return SharedOption.marked(this);
    }

    Workspace open() throws OperationException {
        return Workspace.open(folder());
    }

    final Path folder() {
        if (folder != null) {
            return folder;
        }
        Path here = Path.of("");
        if (Workspace.isWorkspace(here)) {
            return here;
        }
        throw new WrongUsage(text("usage.workspace"));
    }
}
