package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCommandTest {
    @TempDir
    Path folder;

    @Test
    void aSoundInstallationIsHealthy() {
        JsonNode health = new CommandLineFixture(folder).run("health", "--json").json();
        assertTrue(health.path("healthy").asBoolean());
        assertEquals(2, health.path("checks").size());
    }

    @Test
    void aWorkspaceIsCheckedTooAndMayBeInUse() throws OperationException {
        Path place = folder.resolve("workspace");
        CommandLineFixture commandLine = new CommandLineFixture(folder);
        try (var _ = Workspace.openOrCreate(place)) {
            Result result = commandLine.run("health", "--workspace", place, "--json");
            assertEquals(1, result.status());
            assertFalse(result.json().path("healthy").asBoolean());
            assertTrue(result.json().at("/checks/2/detail").asText().contains("is open elsewhere"), result.out());
        }
        assertEquals(0, commandLine.run("health", "--workspace", place).status());
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsReportedAndNotAStackTrace() {
        Result result = new CommandLineFixture(folder).run("health", "--to", "postgresql://nobody@127.0.0.1:1/none");
        assertEquals(1, result.status());
        assertTrue(result.out().contains("NOT WELL"), result.out());
        assertEquals("", result.err());
    }
}
