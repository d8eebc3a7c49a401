package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void theDemonstrationIsMadeOnceAndOpened() {
        CommandLineFixture commandLine = new CommandLineFixture(folder);
        Path place = folder.resolve("show");
        Result made = commandLine.run("demo", place, "--no-window", "--json");
        assertEquals(0, made.status(), made.err());
        assertEquals(719, made.json().path("members").asLong());
        assertEquals(List.of(), commandLine.windows());

        Result again = commandLine.run("demo", place);
        assertEquals(0, again.status(), again.err());
        assertTrue(again.out().contains("already"), again.out());
        assertEquals(List.of(Optional.of(place)), commandLine.windows());
    }
}
