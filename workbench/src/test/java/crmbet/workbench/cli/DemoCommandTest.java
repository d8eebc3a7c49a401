package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.workbench.cli.CommandLineFixture.Result;
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
                Map.of("High rollers", "approved", "Bonus seekers", "proposed", "Lapsed players", "draft"), states);
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
    }

    @Test
    void tooFewCustomersAreWrongUsage() {
        Result refused = new CommandLineFixture(folder).run("demo", folder.resolve("show"), "--customers", 5);
        assertEquals(ExitStatus.WRONG_USAGE, refused.status());
        assertTrue(refused.err().contains("200"), refused.err());
    }
}
