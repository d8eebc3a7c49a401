package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutState;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.cli.CommandLineFixture.Result;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.delivery.Dispatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void theDemonstrationIsMadeOnceAndOpened() {
        CommandLineFixture commandLine = new CommandLineFixture(folder);
        Path place = folder.resolve("show");
        Result made = commandLine.run("demo", place, "--customers", 600, "--no-window", "--json");
        assertEquals(0, made.status(), made.err());
        assertEquals(List.of(), commandLine.windows());
        Map<String, String> states = new TreeMap<>();
        for (JsonNode segment : made.json().path("segments")) {
            states.put(segment.path("segment").asText(), segment.path("state").asText());
            assertTrue(segment.path("members").asLong() > 0, segment.toString());
        }
        assertEquals(
                Map.of(
                        "Regular players", "published",
                        "High rollers", "approved",
                        "Bonus seekers", "proposed",
                        "Lapsed players", "draft"),
                states);
        assertEquals(
                List.of("DBSCAN", "HDBSCAN", "k-means 6"),
                List.of("DBSCAN", "HDBSCAN", "k-means 6").stream()
                        .filter(run -> commandLine
                                        .run(
                                                "report",
                                                "--workspace",
                                                place,
                                                "--run",
                                                run,
                                                "--to",
                                                folder.resolve("r.html"))
                                        .status()
                                == 0)
                        .toList());

        Result again = commandLine.run("demo", place, "--customers", 600, "--json");
        assertEquals(0, again.status(), again.err());
        assertEquals(made.json().path("segments"), again.json().path("segments"));
        assertEquals(List.of(Optional.of(place)), commandLine.windows());
        Result portuguese = commandLine.run("demo", place, "--customers", 600, "--no-window", "--json", "--lang", "pt");
        assertEquals(made.json().path("segments"), portuguese.json().path("segments"), "another language adds nothing");
    }

    @Test
    void theDeliveredSegmentHasALedgerAndItsStandInAnswersAgain() throws Exception {
        CommandLineFixture commandLine = new CommandLineFixture(folder);
        Path place = folder.resolve("show");
        Result made = commandLine.run("demo", place, "--customers", 3000, "--no-window");
        assertEquals(0, made.status(), made.err());
        RollOut delivered;
        try (Workspace workspace = Workspace.open(place)) {
            delivered = new Dispatch(workspace, SharedPlace.none())
                    .deliveries()
                    .list()
                    .getFirst();
            assertEquals(
                    delivered.progress().failed(),
                    new Dispatch(workspace, SharedPlace.none())
                            .ledger()
                            .failures(delivered.id(), 1000)
                            .size());
        }
        assertEquals(RollOutState.DONE, delivered.state());
        assertEquals("Regular players", delivered.header().name());
        assertTrue(delivered.progress().delivered() > 100, delivered.toString());
        assertTrue(delivered.progress().failed() > 0, "the stand-in knows no such customer: " + delivered);
        assertTrue(delivered.plan().excluded() > 0, "somebody is protected: " + delivered);

        Result rehearsed = commandLine.run(
                "rehearse",
                "--workspace",
                place,
                "--segment",
                "High rollers",
                "--to",
                "connection:Smartico (stand-in)");
        assertEquals(0, rehearsed.status(), rehearsed.out() + rehearsed.err());
        Result sent = commandLine.run(
                "publish", "--workspace", place, "--segment", "High rollers", "--to", "standin://demo", "--json");
        assertEquals(ExitStatus.FAILED, sent.status(), "it does not know all of them: " + sent.out());
        assertEquals("done", sent.json().path("state").asText());
        assertTrue(sent.json().path("added").asLong() > 100, sent.out());
        assertTrue(sent.json().path("failed").asLong() > 0, sent.out());
        Result health = commandLine.run("health", "--json");
        assertEquals(0, health.status(), health.err());
        assertTrue(health.out().contains("standin://demo"), health.out());
    }

    @Test
    void tooFewCustomersAreWrongUsage() {
        Result refused = new CommandLineFixture(folder).run("demo", folder.resolve("show"), "--customers", 5);
        assertEquals(ExitStatus.WRONG_USAGE, refused.status());
        assertTrue(refused.err().contains("200"), refused.err());
    }
}
