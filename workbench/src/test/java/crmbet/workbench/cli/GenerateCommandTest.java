package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems made up, loaded whole and mapped again, by commands. */
class GenerateCommandTest {
    @TempDir
    Path folder;

    private CommandLineFixture commandLine;
    private Path files;
    private Path workspace;

    @BeforeEach
    void prepare() {
        commandLine = new CommandLineFixture(folder);
        files = folder.resolve("files");
        workspace = folder.resolve("workspace");
    }

    @Test
    void aFolderIsLoadedAndMappedWithOneCommand() {
        JsonNode made = generate("petclinic", "--json").json();
        assertEquals(40, made.at("/rows/user_profiles").asLong());
        assertEquals(5, made.path("archetypes").size());
        JsonNode loaded = load("petclinic", "--json").json();
        assertEquals(10, loaded.path("datasets").size());
        assertEquals("petclinic", loaded.at("/mapping/system").asText());
        assertTrue(loaded.at("/mapping/activities/appointment").asLong() > 0);
        Result again =
                commandLine.run("map", "--workspace", workspace, "--table", "petclinic", "--system", "petclinic");
        assertEquals(0, again.status());
        assertTrue(again.out().contains("order_items:"), again.out());
        assertEquals(1, load("petclinic").status());
        assertEquals(0, load("petclinic", "--replace").status());
    }

    @Test
    void anOrganisationMustBeNamedWhereThereAreSeveral() {
        assertEquals(0, generate("pytake").status());
        Result unnamed = load("pytake");
        assertEquals(2, unnamed.status());
        assertTrue(unnamed.err().contains("--organisation"), unnamed.err());
        assertEquals(0, load("pytake", "--organisation", "loja-aurora").status());
        Result other = load("pytake", "--organisation", "clinica-boreal", "--as", "boreal");
        assertEquals(1, other.status());
        assertTrue(other.err().contains("workspace of its own"), other.err());
    }

    @Test
    void whatIsThereIsNotOverwritten() {
        assertEquals(0, generate("pipeline").status());
        Result again = generate("pipeline");
        assertEquals(1, again.status());
        assertTrue(again.err().contains("events.jsonl"), again.err());
        assertTrue(Files.exists(files.resolve("truth.csv")));
    }

    @Test
    void wrongUsageSaysWhatIsRight() {
        assertEquals(2, commandLine.run("generate", "--system", "petclinic").status());
        assertEquals(
                2,
                commandLine.run("generate", "--system", "sap", "--out", files).status());
        assertEquals(
                2,
                commandLine
                        .run("generate", "--system", "crmbet", "--out", files, "--until", "tomorrow")
                        .status());
        assertEquals(
                2,
                commandLine
                        .run("load", "--workspace", workspace, "--from", folder)
                        .status());
    }

    private Result generate(String system, Object... more) {
        return run(
                new Object[] {"generate", "--system", system, "--customers", 40, "--days", 60, "--out", files}, more);
    }

    private Result load(String system, Object... more) {
        return run(new Object[] {"load", "--workspace", workspace, "--from", files, "--system", system}, more);
    }

    private Result run(Object[] arguments, Object... more) {
        return commandLine.run(Stream.concat(Arrays.stream(arguments), Arrays.stream(more))
                .map(Object::toString)
                .toArray());
    }
}
