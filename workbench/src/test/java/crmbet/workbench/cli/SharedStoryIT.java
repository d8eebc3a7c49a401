package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.connectors.postgres.SharedFixture;
import crmbet.connectors.postgres.SharedRole;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst and a marketer, each with a workspace and a log-in of their own, agree about a segment by commands alone. */
class SharedStoryIT {
    @TempDir
    Path folder;

    private CommandLineFixture commandLine;
    private SharedFixture fixture;
    private String ana;
    private String bia;
    private Path analysts;
    private Path marketers;

    @BeforeEach
    void setUp() throws Exception {
        commandLine = new CommandLineFixture(folder);
        fixture = SharedFixture.create();
        ana = fixture.login("ana", SharedRole.ANALYST);
        bia = fixture.login("bia");
        analysts = folder.resolve("ana");
        marketers = folder.resolve("bia");
        StringBuilder rows = new StringBuilder("client,day,total\n");
        for (int customer = 0; customer < 10; customer++) {
            rows.append("small").append(customer).append(",2024-01-05,1\n");
            rows.append("big").append(customer).append(",2024-02-05,1000\n");
        }
        Path file = Files.writeString(folder.resolve("sales.csv"), rows);
        done(analysts, "load", "--from", file, "--as", "sales");
        done(analysts, "map", "--table", "sales", "--customer", "client", "--time", "day", "--amount", "total");
        done(analysts, "features", "--set", "m", "--features", "money");
        done(analysts, "cluster", "--features", "m", "--strategy", "kmeans", "--param", "k=2", "--run", "two");
        done(analysts, "segment", "--run", "two", "--label", "0", "--name", "Best");
        done(marketers, "load", "--from", file, "--as", "sales");
    }

    @AfterEach
    void tearDown() throws Exception {
        fixture.close();
    }

    @Test
    void whatAnAnalystProposesAMarketerApproves() throws Exception {
        String owner = fixture.database().address();
        assertTrue(plain("shared-db", "status", "--to", owner).path("current").asBoolean());
        plain("shared-db", "grant", "--to", owner, "--login", bia, "--role", "marketer");

        JsonNode proposed = shared(analysts, ana, "propose", "--segment", "Best", "--comment", "They pay.");
        assertEquals(ana, proposed.path("proposed_by").asText());
        fails(analysts, ana, "approve", "--segment", "Best");
        fails(analysts, ana, "reject", "--segment", "Best", "--comment", "No.");

        JsonNode rejected = shared(marketers, bia, "reject", "--segment", "Best", "--comment", "Why them?");
        assertEquals("rejected", rejected.path("state").asText());
        shared(analysts, ana, "propose", "--segment", "Best", "--comment", "They bring the money.");
        JsonNode approved = shared(marketers, bia, "approve", "--segment", "Best");
        assertEquals("approved", approved.path("state").asText());
        assertEquals(bia, approved.path("approved_by").asText());
        assertEquals(proposed.path("digest"), approved.path("digest"));
        assertEquals(64, approved.path("packet_hash").asText().length());

        fails(analysts, ana, "retire", "--segment", "Best", "--comment", "Old.");
        assertEquals(
                "retired",
                shared(marketers, bia, "retire", "--segment", "Best", "--comment", "Old.")
                        .path("state")
                        .asText());
        JsonNode audit = done(marketers, "audit", "--who", bia);
        assertEquals(
                List.of("segment_retired", "segment_approved", "segment_rejected"),
                audit.path("entries")
                        .valueStream()
                        .map(entry -> entry.path("action").asText())
                        .filter(action -> action.startsWith("segment"))
                        .toList());
        Path csv = folder.resolve("audit.csv");
        assertEquals(
                audit.path("entries").size(),
                done(marketers, "audit", "--who", bia, "--to", csv)
                        .path("entries")
                        .asInt());
        assertEquals(audit.path("entries").size() + 1, Files.readAllLines(csv).size());
    }

    @Test
    void theWholeStoryFromAClusterToTheLedgerAndBackIsAScript() throws Exception {
        plain("shared-db", "grant", "--to", fixture.database().address(), "--login", bia, "--role", "marketer");
        shared(analysts, ana, "propose", "--segment", "Best", "--comment", "They pay.");
        shared(marketers, bia, "approve", "--segment", "Best");
        String target = fixture.database().address();
        assertEquals(
                10,
                shared(marketers, bia, "rehearse", "--segment", "Best", "--to", target)
                        .path("added")
                        .asInt());
        fails(analysts, ana, "publish", "--segment", "Best", "--to", target);
        assertEquals("waiting", publish(target, "one").path("state").asText());
        assertEquals(1, members());
        JsonNode done = publish(target, "all");
        assertEquals("done", done.path("state").asText());
        assertEquals(10, members());
        JsonNode entries = done(
                        marketers, "outcome", "--customer", text("SELECT min(customer_key) FROM crmbet.segment_member"))
                .path("entries");
        assertEquals("added", entries.path(0).path("outcome").asText());
        assertTrue(entries.path(0).path("words").asText().contains("Best"), entries::toString);
        assertEquals(
                0,
                run("outcome", "--segment", "Best", "--to", target, "--workspace", marketers)
                        .status());
        assertEquals("PUBLISHED", state());
        shared(analysts, ana, "export", "--segment", "Best", "--to", folder.resolve("best.csv"));

        JsonNode back = shared(marketers, bia, "unpublish", "--segment", "Best", "--to", target);
        assertEquals(10, back.path("removed").asInt());
        assertEquals(0, members());
        assertEquals("APPROVED", state());
        assertEquals(
                "%2$s SEGMENT_PROPOSED, %1$s SEGMENT_APPROVED, %1$s ROLL_OUT_STARTED, %1$s ROLL_OUT_CONTINUED,"
                                .formatted(bia, ana)
                        + " %1$s SEGMENT_PUBLISHED, %2$s SEGMENT_EXPORTED, %1$s ROLL_OUT_STARTED, %1$s SEGMENT_UNPUBLISHED"
                                .formatted(bia, ana),
                text("SELECT string_agg(who || ' ' || action, ', ' ORDER BY id) FROM workbench.audit"
                        + " WHERE action LIKE 'SEGMENT%' OR action LIKE 'ROLL%'"));
    }

    @Test
    void whatSomebodyRetiredAMomentAgoIsNotSent() throws Exception {
        plain("shared-db", "grant", "--to", fixture.database().address(), "--login", bia, "--role", "marketer");
        String target = fixture.database().address();
        shared(analysts, ana, "propose", "--segment", "Best", "--comment", "They pay.");
        shared(marketers, bia, "approve", "--segment", "Best");
        publish(target, "one");
        Path others = folder.resolve("others");
        done(others, "load", "--from", folder.resolve("sales.csv"), "--as", "sales");
        String caio = fixture.login("caio", SharedRole.MARKETER);
        Result retired = run(
                "retire",
                "--workspace",
                others,
                "--shared",
                fixture.address(caio),
                "--segment",
                "Best",
                "--comment",
                "Old.");
        assertEquals(0, retired.status(), retired.err());
        Result result = run(
                "publish",
                "--workspace",
                marketers,
                "--shared",
                fixture.address(bia),
                "--segment",
                "Best",
                "--to",
                target);
        assertEquals(1, result.status());
        assertTrue(result.err().contains("retired"), result.err());
        assertEquals(1, members());
        Result alone = run("publish", "--workspace", marketers, "--segment", "Best", "--to", target, "--local");
        assertEquals(1, alone.status(), "nor without asking");
    }

    @Test
    void ofTwoWorkbenchesThatSendTheSameVersionOneWinsAndTheOtherIsTold() throws Exception {
        plain("shared-db", "grant", "--to", fixture.database().address(), "--login", bia, "--role", "marketer");
        String target = fixture.database().address();
        shared(analysts, ana, "propose", "--segment", "Best", "--comment", "They pay.");
        shared(marketers, bia, "approve", "--segment", "Best");
        publish(target, "one");
        Path others = folder.resolve("others");
        done(others, "load", "--from", folder.resolve("sales.csv"), "--as", "sales");
        String caio = fixture.login("caio", SharedRole.MARKETER);
        try (Connection holder = fixture.database().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE crmbet.segment_member IN SHARE MODE");
            CompletableFuture<JsonNode> first = CompletableFuture.supplyAsync(() -> publish(target, "all"));
            while (text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock'")
                    .equals("0")) {
                Thread.sleep(10);
            }
            Result told = run(
                    "publish",
                    "--workspace",
                    others,
                    "--shared",
                    fixture.address(caio),
                    "--segment",
                    "Best",
                    "--to",
                    target,
                    "--stage",
                    "all");
            assertEquals(1, told.status(), told.out());
            assertTrue(told.err().contains(bia), told.err());
            holder.commit();
            assertEquals("done", first.get().path("state").asText());
        }
        assertEquals(10, members());
        assertEquals(
                "2",
                text("SELECT count(*) FROM workbench.audit WHERE who = '" + bia + "' AND action LIKE 'ROLL_OUT_%'"));
    }

    private JsonNode publish(String target, String stage) {
        return shared(marketers, bia, "publish", "--segment", "Best", "--to", target, "--stage", stage);
    }

    private long members() throws Exception {
        return Long.parseLong(text("SELECT count(*) FROM crmbet.segment_member"));
    }

    private String state() throws Exception {
        return text("SELECT state FROM workbench.segment_version");
    }

    private String text(String sql) throws Exception {
        try (Connection connection = fixture.database().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next(), sql);
            return result.getString(1);
        }
    }

    @Test
    void aDatabaseThatIsNotSetUpSaysWhichCommandIsMissing() throws Exception {
        fixture.database().execute("UPDATE workbench.schema_history SET success = false WHERE version = '3'");
        Result result = run("propose", "--workspace", analysts, "--segment", "Best", "--shared", fixture.address(ana));
        assertEquals(1, result.status());
        assertTrue(result.err().contains("crmbet shared-db migrate"), result.err());
        Result status = run("shared-db", "status", "--to", fixture.database().address(), "--json");
        assertEquals(1, status.status());
        assertEquals(2, status.json().path("version").asInt());
    }

    @Test
    void backupAndRestoreAreOneCommandEach() throws Exception {
        shared(analysts, ana, "propose", "--segment", "Best");
        String owner = fixture.database().address();
        Path file = folder.resolve("crm.backup");
        plain("shared-db", "backup", "--to", owner, "--file", file);
        fixture.database().execute("DROP SCHEMA workbench, workbench_archive CASCADE");
        JsonNode restored =
                plain("shared-db", "restore", "--to", owner, "--file", file, "--role-prefix", fixture.prefix());
        assertTrue(restored.path("current").asBoolean());
        plain("shared-db", "grant", "--to", owner, "--login", bia, "--role", "marketer");
        assertEquals(
                "approved",
                shared(marketers, bia, "approve", "--segment", "Best")
                        .path("state")
                        .asText());
    }

    @Test
    void whatIsMissingOnTheCommandLineIsWrongUsage() {
        String owner = fixture.database().address();
        assertEquals(2, run("shared-db", "dance", "--to", owner).status());
        assertEquals(2, run("shared-db", "grant", "--to", owner).status());
        assertEquals(2, run("shared-db", "backup", "--to", owner).status());
        assertEquals(
                2,
                run("shared-db", "migrate", "--to", owner, "--role-prefix", "a b")
                        .status());
        assertEquals(
                2,
                run("propose", "--workspace", analysts, "--segment", "Best", "--shared", owner, "--local")
                        .status());
    }

    private JsonNode shared(Path workspace, String login, Object... arguments) {
        return done(
                workspace,
                Stream.concat(Stream.of(arguments), Stream.of("--shared", fixture.address(login)))
                        .toArray());
    }

    private void fails(Path workspace, String login, Object... arguments) {
        Result result = run(Stream.concat(
                        Stream.of(arguments), Stream.of("--shared", fixture.address(login), "--workspace", workspace))
                .toArray());
        assertEquals(1, result.status(), result.out());
    }

    private JsonNode done(Path workspace, Object... arguments) {
        return plain(Stream.concat(Stream.of(arguments), Stream.of("--workspace", workspace))
                .toArray());
    }

    private JsonNode plain(Object... arguments) {
        Result result =
                run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray());
        assertEquals(0, result.status(), result.err());
        return result.json();
    }

    private Result run(Object... arguments) {
        return commandLine.run(arguments);
    }
}
