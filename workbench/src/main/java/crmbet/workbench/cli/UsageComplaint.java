package crmbet.workbench.cli;

import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and where to read what would be right. */
final class UsageComplaint {
    private static final String KIND = "WrongUsage";

    private final Terminal terminal;
    private final Messages messages;

    UsageComplaint(Terminal terminal, Messages messages) {
        this.terminal = terminal;
        this.messages = messages;
    }

    /** Returns the exit status. */
    int print(ParameterException wrong, boolean json) {
        String words = words(wrong);
        terminal.err().println(words);
        terminal.err().println(hint(wrong.getCommandLine().getCommandSpec().qualifiedName(" ")));
        if (json) {
            terminal.out().println(Json.text(TaskCommand.error(KIND, words)));
        }
        return ExitStatus.WRONG_USAGE;
    }

    private String hint(String command) {
        int name = command.indexOf(' ');
        return name < 0
                ? messages.get("cli.usage.hint")
                : messages.get("cli.usage.hintCommand", command.substring(name + 1));
    }

    private String words(ParameterException wrong) {
        if (wrong.getCause() instanceof WrongUsage itself) {
            return itself.words();
        }
        if (wrong instanceof MissingParameterException missing) {
            return messages.get("cli.usage.missing", names(missing.getMissing()));
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return messages.get("cli.usage.twice", name(twice.getOverwritten()));
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String given = String.join(" ", unmatched.getUnmatched());
            List<String> suggestions = unmatched.getSuggestions();
            return suggestions.isEmpty()
                    ? messages.get("cli.usage.unknown", given)
                    : messages.get("cli.usage.unknownSuggested", given, String.join(", ", suggestions));
        }
        ArgSpec argument = wrong.getArgSpec();
        if (argument != null && wrong.getValue() != null) {
            return messages.get("cli.usage.value", wrong.getValue(), name(argument), argument.paramLabel());
        }
        return Objects.requireNonNullElse(wrong.getMessage(), given(wrong));
    }

    private static String given(ParameterException wrong) {
        return Objects.requireNonNullElse(wrong.getValue(), "");
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream().map(UsageComplaint::name).collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
