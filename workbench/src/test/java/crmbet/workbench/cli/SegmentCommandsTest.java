package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From customers' activity to an approved segment. */
class SegmentCommandsTest {
    private static final String SEGMENT = "The \"best\" ones";

    @TempDir
    Path folder;

    private CommandLineFixture commandLine;
    private Path workspace;

    /** Twenty customers: half buy once for 1, half buy three times for 1000. */
    @BeforeEach
    void loadPurchases() throws IOException {
        commandLine = new CommandLineFixture(folder);
        workspace = folder.resolve("workspace");
        StringBuilder rows = new StringBuilder("client,day,total\n");
        for (int customer = 0; customer < 10; customer++) {
            rows.append("small")
                    .append(customer)
                    .append(",2024-01-0")
                    .append(customer % 9 + 1)
                    .append(",1\n");
            for (int day = 1; day <= 3; day++) {
                rows.append("big")
                        .append(customer)
                        .append(",2024-02-0")
                        .append(day)
                        .append(",1000\n");
            }
        }
        Path file = Files.writeString(folder.resolve("sales.csv"), rows);
        done("load", "--from", file, "--as", "sales");
        done("map", "--table", "sales", "--customer", "client", "--time", "day", "--amount", "total");
    }

    @Test
    void featuresSayForHowManyCustomersAndByWhichStatement() {
        JsonNode computed = features();
        assertAll(
                () -> assertEquals(20, computed.path("rows").asLong()),
                () -> assertEquals(
                        "[\"frequency\",\"money\"]", computed.path("features").toString()),
                () -> assertEquals("log1p", computed.at("/columns/0/transform").asText()),
                () -> assertEquals("standard", computed.at("/columns/0/scale").asText()),
                () -> assertTrue(computed.path("sql").asText().contains("SELECT")),
                () -> assertEquals(64, computed.path("fingerprint").asText().length()));
    }

    @Test
    void aRunMadeAgainSaysWhetherItIsTheSame() {
        features();
        done("cluster", "--features", "fm", "--strategy", "kmeans", "--param", "k=2", "--run", "two");
        JsonNode same = done("rerun", "--run", "two");
        assertEquals("exact", same.path("reproduction").asText());

        done("features", "--set", "fm", "--features", "money");
        JsonNode other = done("rerun", "--run", "two", "--as", "three");
        assertEquals("other_data", other.path("reproduction").asText());
        assertEquals(20, other.path("changed").asInt());
        assertEquals("three", other.path("kept_as").asText());
    }

    @Test
    void allAboutARunIsWrittenIntoOnePage() throws Exception {
        features();
        done("cluster", "--features", "fm", "--strategy", "kmeans", "--param", "k=2", "--run", "two");
        Path page = folder.resolve("two.html");
        assertEquals(
                page.toString(),
                done("report", "--run", "two", "--to", page).path("file").asText());
        assertTrue(Files.readString(page).contains("<h1>two</h1>"));
        assertEquals(1, run("report", "--run", "three", "--to", page).status());
    }

    @Test
    void theAsOfDateAndTheWindowDecideWhoCounts() {
        JsonNode early = done("features", "--set", "early", "--features", "money", "--as-of", "2024-01-31");
        assertEquals(10, early.path("rows").asLong());
        JsonNode late =
                done("features", "--set", "late", "--features", "money", "--as-of", "2024-02-10", "--window", "20");
        assertEquals(10, late.path("rows").asLong());
        assertEquals(20, late.path("window_days").asInt());
    }

    @Test
    void anUnknownFeatureIsWrongUsageAndTheKnownOnesAreNamed() {
        Result result = run("features", "--set", "s", "--features", "charm");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("recency, "), result.err());
        assertEquals(
                2,
                run("features", "--set", "s", "--features", "money", "--as-of", "soon")
                        .status());
        assertEquals(
                2,
                run("features", "--set", "s", "--features", "money", "--window", "0")
                        .status());
        assertEquals(
                2, run("features", "--set", "s", "--features", "money,money").status());
    }

    @Test
    void whatTheDataCannotAnswerIsNotOfferedAndSaysWhy() {
        JsonNode list = done("features", "--list");
        assertTrue(listed(list, "money").path("offered").asBoolean());
        assertFalse(listed(list, "ggr").path("offered").asBoolean());
        assertEquals(
                "Needs bets, and the data has none.",
                listed(list, "ggr").path("lacks").asText());
        Result refused = run("features", "--set", "s", "--features", "money,ggr");
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("ggr"), refused.err());
        assertEquals(2, run("features").status());
        assertEquals(2, run("features", "--list", "--set", "s").status());
    }

    private static JsonNode listed(JsonNode list, String feature) {
        for (JsonNode each : list.path("features")) {
            if (each.path("feature").asText().equals(feature)) {
                return each;
            }
        }
        throw new AssertionError(feature + " is not in " + list);
    }

    @Test
    void aFeatureOfOnesOwnIsKeptUsedAndForgotten() {
        done("own-feature", "--name", "largest", "--expression", "max(amount)", "--unit", "money");
        assertEquals("largest", done("features", "--list").at("/own/0/feature").asText());
        assertEquals(
                20,
                done("features", "--set", "s", "--features", "money,largest")
                        .path("rows")
                        .asLong());
        done("own-feature", "--name", "largest", "--delete");
        assertEquals(2, run("features", "--set", "s", "--features", "largest").status());
        assertEquals(
                2,
                run("own-feature", "--name", "both", "--delete", "--query", "SELECT 1")
                        .status());
        assertEquals(
                "StatementRefused",
                run("own-feature", "--name", "future", "--expression", "(SELECT count(*) FROM crm.activity)")
                        .json()
                        .at("/error/kind")
                        .asText());
    }

    @Test
    void aRunIsKeptWithItsFigures() {
        features();
        JsonNode run = cluster("two");
        assertAll(
                () -> assertEquals("two", run.path("run").asText()),
                () -> assertEquals("[10,10]", run.path("sizes").toString()),
                () -> assertEquals(1, run.path("silhouette").asDouble(), 1e-9),
                () -> assertEquals(0, run.path("inertia").asDouble(), 1e-9));
        Result again = run("cluster", "--features", "fm", "--strategy", "kmeans", "--param", "k=2", "--run", "two");
        assertEquals("AlreadyExists", again.json().at("/error/kind").asText());
    }

    @Test
    void clusteringAskedForInHalfIsWrongUsage() {
        assertEquals(
                2,
                run("cluster", "--strategy", "kmeans", "--param", "k=2", "--run", "r")
                        .status());
        Result absent = run("cluster", "--features", "absent", "--strategy", "kmeans", "--param", "k=2", "--run", "r");
        assertEquals(1, absent.status());
        assertTrue(absent.err().contains("“absent”"), absent.err());
    }

    @Test
    void aClusterBecomesASegmentIsApprovedAndExported() throws IOException {
        features();
        JsonNode best = best();
        assertAll(
                () -> assertEquals(10, best.path("members").asLong()),
                () -> assertEquals(30_000, best.path("money").asDouble()),
                () -> assertEquals(0.5, best.path("share").asDouble()),
                () -> assertEquals("draft", best.path("state").asText()));

        JsonNode proposed = done("propose", "--segment", SEGMENT, "--by", "rui", "--comment", "They pay most.");
        assertEquals("proposed", proposed.path("state").asText());
        Result own = run("approve", "--segment", SEGMENT, "--by", "rui");
        assertEquals(1, own.status());
        assertEquals("NotPossible", own.json().at("/error/kind").asText());

        JsonNode approved = done("approve", "--segment", SEGMENT, "--by", "maria");
        assertEquals("approved", approved.path("state").asText());
        assertEquals("maria", approved.path("approved_by").asText());
        assertEquals(best.path("digest"), approved.path("digest"));

        Result twice = run("approve", "--segment", SEGMENT, "--by", "maria");
        assertEquals(1, twice.status());
        assertEquals("NotPossible", twice.json().at("/error/kind").asText());

        Path csv = folder.resolve("members; 😀.csv");
        done("export", "--segment", SEGMENT, "--to", csv);
        List<String> lines = Files.readAllLines(csv);
        assertEquals(11, lines.size());
        assertTrue(lines.stream().skip(1).allMatch(line -> line.contains("big")), lines.toString());
        done("export", "--segment", SEGMENT, "--to", folder.resolve("members.parquet"));
        assertTrue(Files.size(folder.resolve("members.parquet")) > 0);
    }

    @Test
    void whatASegmentCannotBeMadeOfIsRefused() {
        features();
        cluster("two");
        assertEquals(
                2,
                run("segment", "--run", "two", "--label", "one", "--name", "s").status());
        assertEquals(
                2,
                run("segment", "--run", "two", "--label", "-2", "--name", "s").status());
        assertEquals(
                1, run("segment", "--run", "two", "--label", "7", "--name", "s").status());
        assertEquals(
                1,
                run("segment", "--run", "two", "--label", "noise", "--name", "s")
                        .status());
        assertEquals(
                1,
                run("segment", "--run", "three", "--label", "0", "--name", "s").status());
    }

    @Test
    void whatIsNotThereCannotBeApprovedOrExported() {
        assertEquals(1, run("approve", "--segment", "none", "--by", "maria").status());
        assertEquals(
                1,
                run("export", "--segment", "none", "--to", folder.resolve("x.csv"))
                        .status());
        assertEquals(
                2,
                run("export", "--segment", "none", "--to", folder.resolve("x.xlsx"))
                        .status());
    }

    @Test
    void publishingToADatabaseThatDoesNotAnswerSaysSo() {
        features();
        best();
        done("propose", "--segment", SEGMENT, "--by", "rui");
        done("approve", "--segment", SEGMENT, "--by", "maria");
        Result result = run("publish", "--segment", SEGMENT, "--to", "postgresql://nobody:secret@127.0.0.1:1/none");
        assertEquals(1, result.status());
        assertEquals("Unreachable", result.json().at("/error/kind").asText());
        assertTrue(!(result.out() + result.err()).contains("secret"), "the password stays secret");
    }

    @Test
    void whatPeopleReadLeadsFromStepToStep() {
        assertTrue(runPlain("features", "--set", "fm", "--features", "frequency,money")
                .out()
                .contains("crmbet cluster --workspace " + workspace + " --features fm"));
        assertTrue(runPlain("cluster", "--features", "fm", "--strategy", "kmeans", "--param", "k=2", "--run", "two")
                .out()
                .contains("crmbet segment --workspace " + workspace + " --run two"));
        assertTrue(runPlain("segment", "--run", "two", "--label", "0", "--name", "s")
                .out()
                .contains("crmbet propose --workspace " + workspace + " --segment s"));
        assertTrue(runPlain("propose", "--segment", "s", "--by", "rui").out().contains("crmbet approve"));
        assertTrue(runPlain("approve", "--segment", "s", "--by", "maria").out().contains("crmbet publish"));
    }

    @Test
    void whatIsNoAddressOfADatabaseIsWrongUsage() {
        assertEquals(2, run("publish", "--segment", "none", "--to", "mysql://x").status());
    }

    private JsonNode features() {
        return done("features", "--set", "fm", "--features", "frequency,money", "--transform", "log1p");
    }

    private JsonNode cluster(String name) {
        return done("cluster", "--features", "fm", "--strategy", "kmeans", "--param", "k=2", "--run", name);
    }

    /** The segment of those who spend. */
    private JsonNode best() {
        cluster("two");
        boolean first = done("segment", "--run", "two", "--label", "0", "--name", "of cluster 0")
                        .path("money")
                        .asDouble()
                > 1000;
        return done("segment", "--run", "two", "--label", first ? "0" : "1", "--name", SEGMENT);
    }

    private JsonNode done(Object... command) {
        Result result = run(command);
        assertEquals(0, result.status(), result.err());
        return result.json();
    }

    private Result run(Object... command) {
        List<Object> words = new ArrayList<>(List.of(command));
        words.add("--json");
        return runPlain(words.toArray());
    }

    private Result runPlain(Object... command) {
        List<Object> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--workspace", workspace));
        return commandLine.run(words.toArray());
    }
}
