package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresSegments;
import crmbet.connectors.postgres.SharedFixture;
import crmbet.connectors.postgres.SharedRole;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.SharedNote;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody did, read by commands with the log-ins of a marketer, an administrator and support. */
class SharedAuditIT {
    private static final Instant LONG_AGO = Instant.parse("2020-02-02T10:00:00Z");

    @TempDir
    Path folder;

    private CommandLineFixture commandLine;
    private SharedFixture fixture;
    private String bia;
    private String service;

    @BeforeEach
    void setUp() throws Exception {
        commandLine = new CommandLineFixture(folder);
        fixture = SharedFixture.create();
        bia = fixture.login("bia", SharedRole.MARKETER);
        service = fixture.login("service", SharedRole.SERVICE);
        note(bia, AuditAction.ROLL_OUT_STARTED, bia, Instant.now());
        note(service, AuditAction.SEGMENT_EXPORTED, "rui", LONG_AGO);
    }

    @AfterEach
    void tearDown() throws Exception {
        fixture.close();
    }

    private void note(String login, AuditAction action, String who, Instant at) throws Exception {
        try (SharedSegments shared = new PostgresSegments(fixture.profile(login))) {
            shared.note(
                    new SharedNote(UUID.randomUUID(), at, who, action, "Best", null, "As asked", Optional.empty()),
                    Monitor.none());
        }
    }

    @Test
    void whatEverybodyDidIsReadWithoutAWorkspaceTheLastFirst() {
        JsonNode entries = json("--shared", fixture.address(bia)).path("entries");
        assertEquals(2, entries.size());
        assertEquals("segment_exported", entries.path(0).path("action").asText());
        assertEquals("rui", entries.path(0).path("who").asText());
        assertEquals(service, entries.path(0).path("reported_by").asText());
        assertEquals(LONG_AGO.toString(), entries.path(0).path("done_at").asText());
        assertTrue(entries.path(0).path("segment").isNull());
        assertEquals(bia, entries.path(1).path("who").asText());
        assertTrue(entries.path(1).path("reported_by").isNull());

        assertEquals(
                1,
                json("--shared", fixture.address(bia), "--limit", 1)
                        .path("entries")
                        .size());
        assertEquals(
                1,
                json("--shared", fixture.address(bia), "--who", "RUI")
                        .path("entries")
                        .size());
        assertEquals(
                0,
                json("--shared", fixture.address(bia), "--action", "approved", "--about", "best")
                        .path("entries")
                        .size());
        assertEquals(
                1,
                json("--shared", fixture.address(bia), "--from", "2020-02-01", "--until", "2020-02-03")
                        .path("entries")
                        .size());
    }

    @Test
    void wordsSayWhoReportedItAndWhenItWasDone() {
        Result result = audit("--shared", fixture.address(bia), "--who", "rui");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("rui, reported by " + service), result.out());
        assertTrue(result.out().contains("(done " + LONG_AGO + ")"), result.out());
        assertEquals(
                "Nothing was found.",
                audit("--shared", fixture.address(bia), "--who", "eva").out().strip());
    }

    @Test
    void anExportIsNotedThereInTheNameOfWhoIsLoggedIn() throws Exception {
        Path csv = folder.resolve("audit.csv");
        assertEquals(
                2,
                json("--shared", fixture.address(bia), "--to", csv)
                        .path("entries")
                        .asInt());
        assertEquals(3, Files.readAllLines(csv).size());
        String eva = fixture.login("eva", SharedRole.ADMIN);
        JsonNode noted = json("--shared", fixture.address(eva), "--action", "AUDIT_EXPORTED")
                .path("entries")
                .path(0);
        assertEquals(bia, noted.path("who").asText());
        assertTrue(noted.path("reported_by").isNull());
        assertEquals(csv.toString(), noted.path("subject").asText());
    }

    @Test
    void withoutAnAddressTheConnectionMarkedAsSharedIsRead() throws Exception {
        Result none = audit("--shared", "--json");
        assertEquals(1, none.status());
        assertTrue(none.err().contains("No connection is marked as the shared database."), none.err());
        assertEquals("NotPossible", none.json().path("error").path("kind").asText());
        commandLine.connections().save(fixture.connection(bia), Map.of("password", new Secret(SharedFixture.PASSWORD)));
        assertEquals(2, json("--shared").path("entries").size());
        assertEquals(2, json("--shared", "connection:Shared").path("entries").size());
        Path workspace = folder.resolve("workspace");
        Workspace.openOrCreate(workspace).close();
        assertEquals(
                List.of(),
                json("--workspace", workspace).path("entries").valueStream().toList(),
                "the workspace has its own");
    }

    @Test
    void whoMayNotReadItAndWhatContradictsItselfIsSaid() throws Exception {
        String sol = fixture.login("sol", SharedRole.SUPPORT);
        Result closed = audit("--shared", fixture.address(sol), "--to", folder.resolve("audit.csv"));
        assertEquals(1, closed.status());
        assertTrue(closed.err().contains(sol + " may not read the audit"), closed.err());
        assertTrue(closed.err().contains("crmbet shared-db grant"), closed.err());
        assertFalse(Files.exists(folder.resolve("audit.csv")));
        assertEquals(
                1,
                audit("--shared", "postgresql://" + bia + "@127.0.0.1:1/nowhere")
                        .status());
        assertEquals(2, audit("--shared", fixture.address(bia), "--local").status());
        assertEquals(2, audit("--shared", fixture.address(bia), "--limit", 0).status());
        assertEquals(2, audit("--shared", "nonsense").status());
    }

    private JsonNode json(Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--json";
        Result result = audit(all);
        assertEquals(0, result.status(), result.err());
        return result.json();
    }

    private Result audit(Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "audit";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.run(all);
    }
}
