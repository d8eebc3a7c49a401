package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.cli.CommandLineFixture.Result;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class CliTest {
    @TempDir
    Path folder;

    private CommandLineFixture commandLine;

    @BeforeEach
    void prepare() {
        commandLine = new CommandLineFixture(folder);
    }

    @Test
    void withoutACommandTheWindowOpens() {
        assertEquals(0, commandLine.run().status());
        assertEquals(List.of(Optional.empty()), commandLine.windows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsPrintedAlone(String option) {
        Result result = commandLine.run(option);
        assertEquals(0, result.status());
        assertTrue(result.out().startsWith("crmbet 0."), result.out());
        assertEquals("", result.err());
    }

    @Test
    void anUnknownCommandIsWrongUsageAndTheLikelyOneIsNamed() {
        Result result = commandLine.run("lod");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("load"), result.err());
        assertEquals("", result.out());
    }

    @Test
    void missingOptionsAreAllNamedAndTheHelpIsPointedTo() {
        Result result = commandLine.run("report", "--workspace", folder);
        assertEquals(2, result.status());
        assertTrue(result.err().contains("--run, --to"), result.err());
        assertTrue(result.err().contains("crmbet help report"), result.err());
    }

    @Test
    void wrongUsageIsAnObjectTooWhenJsonIsAskedFor() {
        Result result = commandLine.run("profile", "--json");
        assertEquals(2, result.status());
        assertEquals("WrongUsage", result.json().at("/error/kind").asText());
    }

    @Test
    void aFailureIsAnObjectTooWhenJsonIsAskedFor() {
        Result result = commandLine.run("profile", "--workspace", folder.resolve("absent"), "--table", "t", "--json");
        assertEquals(1, result.status());
        assertEquals("NotAWorkspace", result.json().at("/error/kind").asText());
    }

    @Test
    void aValueThatDoesNotFitIsNamedTogetherWithWhatFits() {
        Result result = commandLine.run(
                "features", "--workspace", folder, "--set", "s", "--features", "money", "--scale", "huge");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("'huge'"), result.err());
        assertTrue(result.err().contains("standard|robust|minmax|none"), result.err());
    }

    @Test
    void withoutAWorkspaceItSaysHowToNameOne() {
        Result result = commandLine.run("profile", "--table", "t");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("--workspace DIR"), result.err());
    }

    @Test
    void complaintsAreMadeInTheLanguageAskedFor() {
        Result result = commandLine.run("--lang", "pt-BR", "load");
        assertEquals(2, result.status());
        assertTrue(result.err().startsWith("Falta: "), result.err());
        assertTrue(commandLine.run("load", "--lang=pt-BR").err().startsWith("Falta: "));
    }

    @Test
    void anUnknownLanguageIsWrongUsage() {
        Result result = commandLine.run("health", "--lang", "xx");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("en|pt-BR"), result.err());
    }

    @Test
    void theWindowIsShownWithoutAWorkspaceWhenNothingIsSaidOrAMenuNamesNoFile() {
        assertEquals(0, commandLine.run().status());
        assertEquals(0, commandLine.run("open").status());
        assertEquals(0, commandLine.run("--lang", "en").status());
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.empty()), commandLine.windows());
    }

    @Test
    void aWindowThatCannotBeBuiltIsAFailureThatIsExplained() {
        StringWriter complaints = new StringWriter();
        Installation broken = new Installation(
                _ -> {
                    throw new CompletionException(new IllegalStateException("no fonts here"));
                },
                () -> Language.ENGLISH,
                SampleData.ofThisInstallation(),
                commandLine::connections,
                folder);
        Terminal terminal =
                new Terminal(new PrintWriter(Writer.nullWriter()), new PrintWriter(complaints, true), false);
        assertEquals(1, new Cli(terminal, broken).run());
        assertTrue(complaints.toString().contains("no fonts here"), complaints.toString());
    }

    @Test
    void openingLeadsToTheWindowOnlyForAWorkspace() {
        Result refused = commandLine.run("open", folder);
        assertEquals(1, refused.status());
        assertEquals(List.of(), commandLine.windows());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCommandExplainsItselfItsOptionsAndHasExamples(Language language) {
        CommandLine root = commands(language);
        List<String> gaps = new ArrayList<>();
        for (CommandLine command : root.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.usageMessage().header().length == 0) {
                gaps.add(spec.name() + " is not explained");
            }
            if (!spec.name().equals("help") && spec.usageMessage().footer().length == 0) {
                gaps.add(spec.name() + " has no example");
            }
            for (ArgSpec argument : spec.args()) {
                if (argument.description().length == 0 && !argument.hidden()) {
                    gaps.add(spec.name() + " " + argument + " is not explained");
                }
            }
        }
        assertEquals(List.of(), gaps);
    }

    @Test
    void everyCommandGoesByTheNameThatItIsLookedUpBy() {
        List<String> names = new ArrayList<>(Cli.COMMANDS.keySet());
        names.add("help");
        assertEquals(
                names, List.copyOf(commands(Language.ENGLISH).getSubcommands().keySet()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void helpCanBePrintedForEveryCommand(Language language) {
        String tag = language == Language.ENGLISH ? "en" : "pt-BR";
        for (String command : commands(language).getSubcommands().keySet()) {
            if (!command.equals("help")) {
                Result help = commandLine.run("--lang", tag, "help", command);
                assertAll(
                        () -> assertEquals(0, help.status(), help.err()),
                        () -> assertTrue(help.out().contains("crmbet " + command), help.out()),
                        () -> assertFalse(help.out().contains("%%"), "formats are resolved: " + help.out()));
            }
        }
    }

    private CommandLine commands(Language language) {
        Terminal terminal =
                new Terminal(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);
        return new Cli(terminal, commandLine.installation()).commandLine(new Messages(language));
    }
}
