package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Erasure;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a person from every table and file of a workspace, and proves it. */
@Command(name = "erase")
final class EraseCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "CUSTOMER", descriptionKey = "CUSTOMER")
    String customer = "";

    @Option(names = "--by", paramLabel = "WHO", order = 10)
    String who = System.getProperty("user.name");

    EraseCommand(Crmbet crmbet) {
        super(crmbet);
    }

    /** The file of the workspace is written anew, so that it is not held open meanwhile. */
    @Override
    Answer run(Monitor monitor) throws OperationException {
        Path folder = folder();
        Erasure.Proof proof = Erasure.erase(folder, customer, who, monitor);
        Facts facts = Facts.of("erased", proof.left().isEmpty())
                .and("deleted", proof.deleted())
                .and("pseudonyms", proof.pseudonyms())
                .and("tables", proof.tables())
                .and("files", proof.files().stream().map(Path::toString).toList())
                .and("bytes", proof.bytes())
                .and("left", proof.left());
        List<String> lines = new ArrayList<>();
        proof.deleted().forEach((table, rows) -> lines.add(text("erase.deleted", table, rows)));
        lines.add(text(
                "erase.searched",
                proof.tables(),
                proof.files().size(),
                formats().integer(proof.bytes()),
                proof.pseudonyms()));
        lines.add(proof.left().isEmpty() ? text("erase.done") : text("erase.left", String.join(", ", proof.left())));
        lines.add(text("erase.outside"));
        return new Answer(proof.left().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED, facts, lines);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) {
        throw new IllegalStateException("the workspace is not held open while a person is erased");
    }
}
