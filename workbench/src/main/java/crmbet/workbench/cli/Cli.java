package crmbet.workbench.cli;

import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Understands command lines and carries them out. */
public final class Cli {
    private static final List<String> VERSION_OPTIONS = List.of("--version", "-V");

    private final Terminal terminal;
    private final Installation installation;

    public Cli(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    /**
     * Carries out one command line.
     *
     * @return the exit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled
     */
    public int run(String... arguments) {
        if (arguments.length == 1 && VERSION_OPTIONS.contains(arguments[0])) {
            // Asked for by scripts, so it must not wait for all commands to be understood.
            terminal.out().println(new Version().getVersion()[0]);
            return ExitStatus.DONE;
        }
        Messages messages = new Messages(languageIn(arguments));
        return commandLine(messages).execute(arguments);
    }

    CommandLine commandLine(Messages messages) {
        Crmbet crmbet = new Crmbet(terminal, messages, installation);
        UsageComplaint complaint = new UsageComplaint(terminal, messages);
        CommandLine commandLine = new CommandLine(crmbet);
        for (TaskCommand command : commands(crmbet)) {
            commandLine.addSubcommand(command);
        }
        commandLine.addSubcommand(new HelpCommand());
        return commandLine
                .setResourceBundle(new HelpTexts(messages))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(Help.defaultColorScheme(terminal.watched() ? Help.Ansi.AUTO : Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Cli::execute)
                .setParameterExceptionHandler((e, _) -> complaint.print(e, crmbet.json));
    }

    private static List<TaskCommand> commands(Crmbet crmbet) {
        return List.of(
                new OpenCommand(crmbet),
                new GenerateCommand(crmbet),
                new LoadCommand(crmbet),
                new RefreshCommand(crmbet),
                new MapCommand(crmbet),
                new ProfileCommand(crmbet),
                new ExpectationsCommand(crmbet),
                new FeaturesCommand(crmbet),
                new OwnFeatureCommand(crmbet),
                new ClusterCommand(crmbet),
                new RerunCommand(crmbet),
                new ReportCommand(crmbet),
                new SegmentCommand(crmbet),
                new ProposeCommand(crmbet),
                new ApproveCommand(crmbet),
                new RejectCommand(crmbet),
                new RetireCommand(crmbet),
                new ExportCommand(crmbet),
                new RevealCommand(crmbet),
                new EraseCommand(crmbet),
                new RehearseCommand(crmbet),
                new PublishCommand(crmbet),
                new UnpublishCommand(crmbet),
                new OutcomeCommand(crmbet),
                new AuditCommand(crmbet),
                new SharedDbCommand(crmbet),
                new HealthCommand(crmbet),
                new DemoCommand(crmbet));
    }

    /** Runs what was parsed; options that only the commands themselves can judge are complained about like the others. */
    private static int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (CommandLine.ExecutionException e) {
            if (e.getCause() instanceof WrongUsage wrong) {
                throw new ParameterException(e.getCommandLine(), wrong.words(), wrong);
            }
            throw e;
        }
    }

    /** Looked for before anything is parsed, because complaints about the rest are made in this language. */
    private Language languageIn(String... arguments) {
        int option = Arrays.asList(arguments).indexOf(Crmbet.LANGUAGE_OPTION);
        Optional<String> named = option >= 0 && option + 1 < arguments.length
                ? Optional.of(arguments[option + 1])
                : Arrays.stream(arguments)
                        .filter(argument -> argument.startsWith(Crmbet.LANGUAGE_OPTION + "="))
                        .map(argument -> argument.substring(Crmbet.LANGUAGE_OPTION.length() + 1))
                        .findFirst();
        return named.flatMap(LanguageTag::language).orElseGet(() -> {
            try (var _ = Logging.silent()) {
                return installation.language().get();
            }
        });
    }
}
