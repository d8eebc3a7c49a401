package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationsCommandTest {
    private static final String SUITE = """
            {"expectations": [
              {"rule": "not_null", "column": "email", "severity": "blocking"},
              {"rule": "unique", "column": "id", "severity": "warning"}]}
            """;

    @TempDir
    Path folder;

    private CommandLineFixture commandLine;
    private Path workspace;

    @BeforeEach
    void prepare() {
        commandLine = new CommandLineFixture(folder);
        workspace = folder.resolve("workspace");
    }

    @Test
    void aLoadThatBreaksABlockingRuleReplacesNothingAndSaysWhy() throws IOException {
        Path suite = Files.writeString(folder.resolve("players.json"), SUITE);
        JsonNode sound = load("id,email\n1,a@b\n2,c@d\n", "--expectations", suite, "--json")
                .json();
        assertTrue(sound.at("/check/passed").asBoolean(), sound.toString());

        Result stopped = load("id,email\n1,\n1,c@d\n3,e@f\n", "--replace");
        assertEquals(ExitStatus.FAILED, stopped.status());
        assertTrue(stopped.out().contains("email is never missing: 1 of 3 fail (33.3%)"), stopped.out());
        assertEquals(
                2,
                run("profile", "--table", "players", "--json")
                        .json()
                        .path("rows")
                        .asInt());

        JsonNode json = load("id,email\n1,\n", "--replace", "--json").json();
        assertEquals("ExpectationsFailed", json.at("/error/kind").asText());
        assertEquals(1, json.at("/check/findings/0/failing").asInt());
    }

    @Test
    void whatIsSuggestedCanBeKeptAndChecked() throws IOException {
        StringBuilder csv = new StringBuilder("id,kind\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i).append(i % 2 == 0 ? ",bet\n" : ",win\n");
        }
        load(csv.toString());
        Result none = run("expectations", "--table", "players");
        assertTrue(none.out().contains("Nothing is expected yet"), none.out());
        Result kept = run("expectations", "--table", "players", "--suggest", "--keep");
        assertTrue(kept.out().contains("id is unique"), kept.out());
        JsonNode checked =
                run("expectations", "--table", "players", "--check", "--json").json();
        assertTrue(checked.path("passed").asBoolean());
        assertEquals("row_count", checked.at("/findings/0/rule").asText());

        Path strict = Files.writeString(
                folder.resolve("strict.json"),
                "{\"expectations\":[{\"rule\":\"set\",\"column\":\"kind\",\"values\":[\"bet\"],\"severity\":\"blocking\"}]}");
        assertEquals(
                0, run("expectations", "--table", "players", "--file", strict).status());
        Result failed = run("expectations", "--table", "players", "--check");
        assertEquals(ExitStatus.FAILED, failed.status());
        assertTrue(failed.out().contains("kind is one of bet: 30 of 60 fail (50.0%)"), failed.out());
    }

    @Test
    void aSuiteThatCannotBeUnderstoodIsNamed() throws IOException {
        load("id\n1\n");
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"expectations\":[{\"rule\":\"nonsense\"}]}");
        Result refused = run("expectations", "--table", "players", "--file", bad);
        assertEquals(ExitStatus.FAILED, refused.status());
        assertTrue(refused.err().contains("there is no rule \"nonsense\""), refused.err());
        assertFalse(run("expectations", "--table", "players", "--keep").status() == 0);
    }

    private Result load(String csv, Object... more) throws IOException {
        Path file = Files.writeString(folder.resolve("players.csv"), csv);
        Object[] arguments = new Object[more.length + 5];
        arguments[0] = "load";
        arguments[1] = "--from";
        arguments[2] = file;
        arguments[3] = "--as";
        arguments[4] = "players";
        System.arraycopy(more, 0, arguments, 5, more.length);
        return run(arguments);
    }

    private Result run(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = workspace;
        return commandLine.run(all);
    }
}
