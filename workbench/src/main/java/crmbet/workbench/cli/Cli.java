package crmbet.workbench.cli;

import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Understands command lines and carries them out. */
public final class Cli {
    private static final List<String> VERSION_OPTIONS = List.of("--version", "-V");

    /** By their names, in the order in which help lists them. */
    static final Map<String, Function<Crmbet, TaskCommand>> COMMANDS = commands();

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
        if (asksForTheWindow(arguments)) {
            return window();
        }
        Messages messages = new Messages(languageIn(arguments));
        return commandLine(messages, meant(arguments)).execute(arguments);
    }

    /** Nothing is asked for, or what the entry in a desktop's menu asks for when no file was clicked. */
    private static boolean asksForTheWindow(String... arguments) {
        return arguments.length == 0 || Arrays.equals(arguments, new String[] {"open"});
    }

    /** Without taking any command to pieces: somebody waits to see it. */
    private int window() {
        try {
            return installation.window().show(Opening.EMPTY);
        } catch (CompletionException e) { // the window could not be built
            e.printStackTrace(terminal.err());
            return ExitStatus.FAILED;
        }
    }

    /** What understands all commands. */
    CommandLine commandLine(Messages messages) {
        return commandLine(messages, COMMANDS.keySet());
    }

    private CommandLine commandLine(Messages messages, Collection<String> names) {
        Crmbet crmbet = new Crmbet(terminal, messages, installation);
        UsageComplaint complaint = new UsageComplaint(terminal, messages);
        CommandLine commandLine = new CommandLine(crmbet);
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                commandLine.addSubcommand(command.apply(crmbet));
            }
        });
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

    /** The commands that may be meant: taking all of them to pieces would keep the window waiting. */
    private static Collection<String> meant(String... arguments) {
        Set<String> given = Set.copyOf(Arrays.asList(arguments));
        List<String> named = COMMANDS.keySet().stream().filter(given::contains).toList();
        return named.isEmpty() && arguments.length > 0 ? COMMANDS.keySet() : named;
    }

    private static Map<String, Function<Crmbet, TaskCommand>> commands() {
        Map<String, Function<Crmbet, TaskCommand>> all = new LinkedHashMap<>();
        all.put("open", OpenCommand::new);
        all.put("generate", GenerateCommand::new);
        all.put("load", LoadCommand::new);
        all.put("refresh", RefreshCommand::new);
        all.put("map", MapCommand::new);
        all.put("profile", ProfileCommand::new);
        all.put("expectations", ExpectationsCommand::new);
        all.put("features", FeaturesCommand::new);
        all.put("own-feature", OwnFeatureCommand::new);
        all.put("cluster", ClusterCommand::new);
        all.put("rerun", RerunCommand::new);
        all.put("seal", SealCommand::new);
        all.put("unseal", UnsealCommand::new);
        all.put("report", ReportCommand::new);
        all.put("segment", SegmentCommand::new);
        all.put("propose", ProposeCommand::new);
        all.put("approve", ApproveCommand::new);
        all.put("reject", RejectCommand::new);
        all.put("retire", RetireCommand::new);
        all.put("export", ExportCommand::new);
        all.put("reveal", RevealCommand::new);
        all.put("erase", EraseCommand::new);
        all.put("rehearse", RehearseCommand::new);
        all.put("publish", PublishCommand::new);
        all.put("unpublish", UnpublishCommand::new);
        all.put("outcome", OutcomeCommand::new);
        all.put("audit", AuditCommand::new);
        all.put("shared-db", SharedDbCommand::new);
        all.put("health", HealthCommand::new);
        all.put("demo", DemoCommand::new);
        return Collections.unmodifiableMap(all);
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
