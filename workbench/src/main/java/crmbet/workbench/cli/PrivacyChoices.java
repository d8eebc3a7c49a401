package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.privacy.KeyFile;
import crmbet.core.privacy.PersonalColumn;
import crmbet.core.privacy.PersonalData;
import crmbet.core.privacy.PersonalKind;
import crmbet.core.privacy.PrivacyOptions;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is said about personal columns, and what became of them. */
final class PrivacyChoices {
    @Option(names = "--personal", paramLabel = "COLUMN=KIND", split = ",", order = 20)
    Map<String, PersonalKind> personal = Map.of();

    @Option(names = "--not-personal", paramLabel = "COLUMN", split = ",", order = 21)
    Set<String> notPersonal = Set.of();

    boolean given() {
        return !personal.isEmpty() || !notPersonal.isEmpty();
    }

    /** @throws IllegalArgumentException if a column is said to be both */
    PrivacyOptions options() {
        return new PrivacyOptions(KeyFile.ofInstallation(), personal, notPersonal);
    }

    static List<PersonalColumn> of(Workspace workspace, String dataset) throws OperationException {
        return new PersonalData(workspace, KeyFile.ofInstallation()).columns(dataset);
    }

    static List<Facts> facts(List<PersonalColumn> columns) {
        return columns.stream()
                .map(each -> Facts.of("column", each.column())
                        .and("kind", each.kind().id())
                        .and("told", each.told()))
                .toList();
    }

    /** A line for each column: nothing is protected without saying so. */
    static List<String> lines(List<PersonalColumn> columns, Messages messages) {
        return columns.stream()
                .map(each -> messages.get(
                        each.kind() == PersonalKind.IP ? "cli.load.truncated" : "cli.load.protected",
                        each.column(),
                        messages.get("cli.personal." + each.kind())))
                .toList();
    }
}
