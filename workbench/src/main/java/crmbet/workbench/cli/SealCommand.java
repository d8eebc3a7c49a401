package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.seal.Manifest;
import crmbet.core.seal.SealedProject;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Seals a workspace in one file. */
@Command(name = "seal")
final class SealCommand extends WorkspaceCommand {
    @Option(names = "--to", paramLabel = "FILE", required = true, order = 2)
    Path file = Path.of("");

    @Option(names = "--reason", paramLabel = "TEXT", order = 3)
    @Nullable
    String reason;

    @Option(names = "--by", paramLabel = "WHO", order = 10)
    String who = System.getProperty("user.name");

    SealCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    void check() {
        if (!SealedProject.named(file)) {
            throw new WrongUsage(text("seal.ending", file));
        }
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        Manifest manifest = SealedProject.seal(workspace, file, Version.number(), who, reason, monitor);
        return Answer.done(
                SealFacts.of(manifest).and("file", file.toString()),
                List.of(text(
                        "seal.done",
                        manifest.contents().datasets().size(),
                        manifest.contents().featureSets().size(),
                        manifest.contents().runs().size(),
                        file)));
    }
}
