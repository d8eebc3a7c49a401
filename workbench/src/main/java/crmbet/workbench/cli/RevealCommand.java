package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.privacy.KeyFile;
import crmbet.core.privacy.PersonalData;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the personal data of a customer; who asked and why is remembered. */
@Command(name = "reveal")
final class RevealCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "CUSTOMER", descriptionKey = "CUSTOMER")
    String customer = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, order = 2)
    String reason = "";

    @Option(names = "--by", paramLabel = "WHO", order = 10)
    String who = System.getProperty("user.name");

    @Mixin
    SharedOption place = new SharedOption();

    RevealCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    SharedPlace shared() {
        return place.place(this);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        List<PersonalData.Revealed> values =
                new PersonalData(workspace, KeyFile.ofInstallation()).reveal(customer, who, reason, monitor);
        List<String> lines = new ArrayList<>();
        values.forEach(each -> lines.add(text("reveal.value", each.dataset(), each.column(), each.value())));
        lines.add(values.isEmpty() ? text("reveal.none") : text("reveal.logged", who));
        return Answer.done(
                Facts.of(
                        "values",
                        values.stream()
                                .map(each -> Facts.of("dataset", each.dataset())
                                        .and("column", each.column())
                                        .and("kind", each.kind().id())
                                        .and("value", each.value()))
                                .toList()),
                lines);
    }
}
