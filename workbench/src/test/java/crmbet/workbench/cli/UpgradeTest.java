package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.segment.Segments;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.OtherVersions;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {
    @TempDir
    Path folder;

    @Test
    void anOlderWorkspaceIsBroughtUpToDateAfterACopyWasKept() throws Exception {
        Path place = OtherVersions.older(folder.resolve("shop"));
        byte[] before = Files.readAllBytes(place.resolve(Workspace.DATABASE_FILE));
        CommandLineFixture commandLine = new CommandLineFixture(folder);
        Path copy = place.toAbsolutePath().resolve("workspace.v" + OtherVersions.OLDER + ".duckdb");

        Result first = commandLine.run("audit", "--workspace", place, "--json");
        assertEquals(0, first.status(), first.err());
        assertTrue(first.err().contains(copy.toString()), "where the copy is: " + first.err());
        assertArrayEquals(before, Files.readAllBytes(copy));
        try (Workspace workspace = Workspace.open(place)) {
            assertEquals(
                    "bia", new Segments(workspace).find("Best").orElseThrow().approvedBy());
        }

        Result second = commandLine.run("audit", "--workspace", place, "--json");
        assertEquals(0, second.status());
        assertEquals("", second.err());
    }

    @Test
    void aNewerWorkspaceIsRefusedAndLeftAlone() throws Exception {
        Path place = OtherVersions.newer(folder.resolve("shop"));
        byte[] before = Files.readAllBytes(place.resolve(Workspace.DATABASE_FILE));
        CommandLineFixture commandLine = new CommandLineFixture(folder);
        Result refused = commandLine.run("audit", "--workspace", place);
        assertEquals(ExitStatus.FAILED, refused.status());
        assertTrue(refused.err().contains("made by a newer version"), refused.err());
        assertTrue(refused.err().contains("Install the newer version"), refused.err());
        assertArrayEquals(before, Files.readAllBytes(place.resolve(Workspace.DATABASE_FILE)));
    }
}
