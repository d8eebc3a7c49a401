package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {
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
    void loadingMakesTheWorkspaceAndSaysWhatIsInTheFile() throws IOException {
        Path file = file("sales.csv", "client,day,total\nann,2024-01-02,10.5\nbob,2024-01-03,7\n");
        JsonNode loaded = load(file, "sales").json();
        assertAll(
                () -> assertEquals("sales", loaded.path("dataset").asText()),
                () -> assertEquals("csv", loaded.path("format").asText()),
                () -> assertEquals(2, loaded.path("rows").asLong()),
                () -> assertEquals(0, loaded.path("rejected_rows").asLong()),
                () -> assertEquals("date", loaded.at("/columns/1/type").asText()),
                () -> assertTrue(Workspace.isWorkspace(workspace)));
    }

    @Test
    void hostileNamesOfFilesTablesAndColumnsStayNames() throws IOException {
        String hostile = "a\"; DROP TABLE meta.dataset; -- 😀 'x";
        Path file = file(hostile + ".csv", "\"a\"\"; DROP\",\"😀 ;'\"\n1,2\n");
        assertEquals(0, load(file, hostile).status());
        JsonNode profile = commandLine
                .run("profile", "--workspace", workspace, "--table", hostile, "--json")
                .json();
        assertEquals("a\"; DROP", profile.at("/columns/0/name").asText());
        assertEquals("😀 ;'", profile.at("/columns/1/name").asText());
        Result human = commandLine.run("profile", "--workspace", workspace, "--table", hostile);
        assertEquals(0, human.status());
        assertTrue(human.out().contains("a\"; DROP"), human.out());
    }

    @Test
    void rowsThatDoNotParseAreCountedAndTheFirstAreShown() throws IOException {
        StringBuilder rows = new StringBuilder("a,b\n");
        for (int i = 0; i < 200; i++) {
            rows.append(i).append(",1\n");
        }
        Path file = file("odd.csv", rows + "x,1\n");
        Result result = commandLine.run(
                "load", "--workspace", workspace, "--from", file, "--as", "odd", "--type", "a=integer", "--header");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("200 rows, 2 columns loaded; one row kept aside"), result.out());
        assertTrue(result.out().contains("line 202: "), result.out());
    }

    @Test
    void aPersonIsProtectedRevealedForAReasonAndErased() throws IOException {
        Path file = file(
                "players.csv",
                "customer,email,at,amount\nclient-000001,ana@example.org,2024-01-01,5\nclient-000002,bia@example.org,2024-01-02,7\n");
        Result loaded = load(file, "players");
        assertEquals("email", loaded.json().at("/protected/0/column").asText());
        Result asked =
                commandLine.run("reveal", "client-000001", "--workspace", workspace, "--reason", "call back", "--json");
        assertEquals(1, asked.status(), "nobody is a customer before the table is mapped");
        Result mapped = commandLine.run(
                "map",
                "--workspace",
                workspace,
                "--table",
                "players",
                "--customer",
                "customer",
                "--time",
                "at",
                "--amount",
                "amount");
        assertEquals(0, mapped.status(), mapped.err());
        asked = commandLine.run("reveal", "client-000001", "--workspace", workspace, "--reason", "call back", "--json");
        assertEquals("ana@example.org", asked.json().at("/values/0/value").asText());
        assertEquals(
                2,
                commandLine
                        .run("reveal", "client-000001", "--workspace", workspace)
                        .status());
        Result erased = commandLine.run(
                "erase", "client-000001", "--reason", "They asked.", "--workspace", workspace, "--json");
        assertTrue(erased.json().path("erased").asBoolean(), erased.out());
        assertEquals(1, erased.json().at("/deleted/data.players").asInt());
        assertEquals(
                1,
                commandLine
                        .run("erase", "client-000001", "--reason", "They asked.", "--workspace", workspace)
                        .status());
        Result plain = commandLine.run(
                "load", "--workspace", workspace, "--from", file, "--as", "open", "--not-personal", "email", "--json");
        assertEquals(0, plain.json().path("protected").size());
        assertEquals(
                2,
                commandLine
                        .run("load", "--workspace", workspace, "--from", file, "--as", "x", "--personal", "email=fax")
                        .status());
    }

    @Test
    void aMissingFileIsNamed() {
        Result result = load(folder.resolve("absent.csv"), "t");
        assertEquals(1, result.status());
        assertTrue(result.err().contains("absent.csv"), result.err());
        assertEquals("NotFound", result.json().at("/error/kind").asText());
    }

    @Test
    void aNameThatIsTakenIsRefusedUnlessItMayBeReplaced() throws IOException {
        Path file = file("t.csv", "a\n1\n");
        assertEquals(0, load(file, "t").status());
        assertEquals("AlreadyExists", load(file, "t").json().at("/error/kind").asText());
        assertEquals(
                0,
                commandLine
                        .run("load", "--workspace", workspace, "--from", file, "--as", "t", "--replace")
                        .status());
    }

    @Test
    void addressesOfOtherSystemsAreWrongUsage() {
        Result result = commandLine.run("load", "--workspace", workspace, "--from", "ftp://bucket/key", "--as", "t");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("'ftp://bucket/key'"), result.err());
        assertFalse(Files.exists(workspace.resolve(Workspace.DATABASE_FILE)), "nothing was made");
    }

    @Test
    void anUnknownSystemIsWrongUsageBeforeAnythingIsLoaded() throws IOException {
        Path file = file("t.csv", "a\n1\n");
        Result result =
                commandLine.run("load", "--workspace", workspace, "--from", file, "--as", "t", "--system", "sap");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("online-retail"), result.err());
        assertEquals(
                1,
                commandLine
                        .run("profile", "--workspace", workspace, "--table", "t")
                        .status());
    }

    @Test
    void whatTheUserDecidesAboutReadingHolds() throws IOException {
        Path file = file("decided.csv", "1;02/03/2024\n2;03/03/2024\n");
        JsonNode loaded = commandLine
                .run(
                        "load",
                        "--workspace",
                        workspace,
                        "--from",
                        file,
                        "--as",
                        "t",
                        "--delimiter",
                        ";",
                        "--no-header",
                        "--date-format",
                        "%d/%m/%Y",
                        "--json")
                .json();
        assertEquals(2, loaded.path("rows").asLong());
        assertEquals("date", loaded.at("/columns/1/type").asText());
    }

    @Test
    void optionsThatCannotBeUsedAreWrongUsage() throws IOException {
        Path file = file("t.csv", "a\n1\n");
        for (String[] wrong :
                new String[][] {{"--delimiter", "::"}, {"--encoding", "klingon"}, {"--type", "a=money"}, {"--as", " "}
                }) {
            Result result = commandLine.run(
                    "load",
                    "--workspace",
                    workspace,
                    "--from",
                    file,
                    wrong[0].equals("--as") ? "--replace" : "--as=t",
                    wrong[0],
                    wrong[1]);
            assertEquals(2, result.status(), () -> wrong[0] + ": " + result.err());
        }
    }

    @Test
    void columnsCanBeMappedByName() throws IOException {
        Path file = file("sales.csv", "client,day,total\nann,2024-01-02,10.5\nbob,2024-01-03,7\n,2024-01-04,1\n");
        assertEquals(0, load(file, "sales").status());
        JsonNode mapped = commandLine
                .run(
                        "map",
                        "--workspace",
                        workspace,
                        "--table",
                        "sales",
                        "--customer",
                        "client",
                        "--time",
                        "day",
                        "--amount",
                        "total",
                        "--json")
                .json();
        assertEquals(2, mapped.path("customers").asLong());
        assertEquals(2, mapped.at("/activities/purchase").asLong());
        assertEquals(1, mapped.at("/excluded/no_customer").asLong());
    }

    @Test
    void aSuggestedCommandCanBeCopied() throws IOException {
        Path spaced = folder.resolve("my workspace");
        Result result =
                commandLine.run("load", "--workspace", spaced, "--from", file("t.csv", "a\n1\n"), "--as", "it's");
        assertTrue(result.out().contains("--workspace '" + spaced + "'"), result.out());
        assertTrue(result.out().contains("--table 'it'\\''s'"), result.out());
    }

    private Result load(Path file, String name) {
        return commandLine.run("load", "--workspace", workspace, "--from", file, "--as", name, "--json");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
