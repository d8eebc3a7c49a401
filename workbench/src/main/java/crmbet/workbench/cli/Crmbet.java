package crmbet.workbench.cli;

import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a command: the window. Its options may stand before or after the name of any command. */
@Command(
        name = "crmbet",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpWidth = 100)
final class Crmbet implements Callable<Integer> {
    static final String LANGUAGE_OPTION = "--lang";

    @Option(names = "--json", scope = ScopeType.INHERIT, order = 100)
    boolean json;

    @Option(
            names = LANGUAGE_OPTION,
            scope = ScopeType.INHERIT,
            order = 101,
            paramLabel = LanguageTag.KNOWN,
            converter = LanguageTag.class)
    @Nullable
    Language language;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, order = 102)
    boolean verbose;

    private final Terminal terminal;
    private final Messages messages;
    private final Installation installation;

    Crmbet(Terminal terminal, Messages messages, Installation installation) {
        this.terminal = terminal;
        this.messages = messages;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.window().show(Opening.EMPTY);
    }

    Terminal terminal() {
        return terminal;
    }

    Messages messages() {
        return messages;
    }

    Installation installation() {
        return installation;
    }
}
