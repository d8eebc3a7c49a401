package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.core.failure.OperationException;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a real PostgreSQL by command. */
class DatabaseCommandsIT {
    private static final String PASSWORD = "hush-hush-4711";

    @TempDir
    private Path folder;

    private TemporaryDatabase database;
    private CommandLineFixture commandLine;
    private Path workspace;

    @BeforeEach
    void create() throws SQLException, IOException {
        database = TemporaryDatabase.create();
        database.execute("CREATE TABLE orders (id int PRIMARY KEY, state text, at timestamptz)");
        database.execute(
                "INSERT INTO orders VALUES (1, 'new', '2026-01-01 10:00+00'), (2, 'old', '2026-01-02 10:00+00')");
        commandLine = new CommandLineFixture(folder);
        workspace = folder.resolve("workspace");
    }

    @AfterEach
    void drop() throws SQLException, IOException {
        database.close();
    }

    private String address() {
        return database.address("postgres", PASSWORD);
    }

    private JsonNode json(Object... arguments) {
        Result result = commandLine.run(arguments);
        assertEquals(0, result.status(), result::err);
        return result.json();
    }

    @Test
    void aTableIsLoadedAndBroughtUpToDateAndThePasswordIsNowhere() throws SQLException, IOException {
        JsonNode loaded = json(
                "load",
                "--workspace",
                workspace,
                "--from",
                address() + "?table=orders",
                "--as",
                "orders",
                "--columns",
                "id,state,at",
                "--watermark",
                "at",
                "--key",
                "id",
                "--json");
        assertEquals(2, loaded.path("rows").asInt());
        assertEquals("database", loaded.path("format").asText());
        assertFalse(loaded.toString().contains(PASSWORD));
        database.execute("INSERT INTO orders VALUES (3, 'new', '2026-01-03 10:00+00')");
        database.execute("UPDATE orders SET state = 'paid', at = '2026-01-04 10:00+00' WHERE id = 1");
        JsonNode refreshed =
                json("refresh", "--workspace", workspace, "--table", "orders", "--from", address(), "--json");
        assertEquals("1 1 3", refreshed.path("added") + " " + refreshed.path("changed") + " " + refreshed.path("rows"));
        JsonNode query = json(
                "load",
                "--workspace",
                workspace,
                "--from",
                address(),
                "--query",
                "SELECT state, count(*) AS n FROM orders GROUP BY 1",
                "--as",
                "states",
                "--json");
        assertEquals(3, query.path("rows").asInt());
        assertNoFileHolds(PASSWORD);
    }

    @Test
    void aSavedConnectionIsUsedByNameAndItsHealthIsTold() throws OperationException, IOException {
        var profile = PostgresAddress.parse(address());
        SavedConnection saved = new SavedConnection(
                UUID.randomUUID(),
                "Shop",
                PostgresKind.ID,
                Map.of(
                        "host", profile.host(),
                        "port", String.valueOf(profile.port()),
                        "database", profile.database(),
                        "user", "postgres"));
        commandLine.connections().save(saved, Map.of("password", new Secret(PASSWORD)));
        json("load", "--workspace", workspace, "--from", "connection:shop?table=public.orders", "--as", "o", "--json");
        JsonNode refreshed = json("refresh", "--workspace", workspace, "--table", "o", "--json");
        assertEquals(2, refreshed.path("rows").asInt());
        JsonNode health = json("health", "--json");
        JsonNode check = health.at("/checks/2");
        assertEquals("Shop", check.path("name").asText());
        assertTrue(check.path("healthy").asBoolean());
        assertTrue(check.path("latency_ms").asDouble() > 0, check::toString);
        assertNoFileHolds(PASSWORD);
    }

    @Test
    void aWholeSystemIsLoadedOutOfItsSchemaAndMapped() throws SQLException {
        database.execute("CREATE SCHEMA pipeline");
        database.execute("CREATE TABLE pipeline.events (event_id text, event_type text, \"timestamp\" timestamptz,"
                + " user_id text, session_id text, product_id text, product_name text, product_category text,"
                + " product_price numeric(12,2), quantity int, total_amount numeric(12,2), payment_method text)");
        database.execute(
                "INSERT INTO pipeline.events VALUES ('e1', 'purchase', '2026-01-01 10:00+00', 'u1', 's1', 'p1',"
                        + " 'Mug', 'Home', 10.00, 2, 20.00, 'card'), ('e2', 'page_view', '2026-01-01 09:00+00', 'u1', 's1', 'p1',"
                        + " 'Mug', 'Home', 10.00, NULL, NULL, NULL)");
        Result result = commandLine.run(
                "load", "--workspace", workspace, "--from", address(), "--system", "pipeline", "--json");
        assertEquals(0, result.status(), () -> result.err() + result.out());
        assertEquals(2, result.json().path("mapping").path("rows").asInt(), result::out);
        assertEquals(1, result.json().path("mapping").path("customers").asInt(), result::out);
    }

    @Test
    void wrongUsesSayWhatWouldBeRightAndMakeNoWorkspace() {
        assertUsage("--query", "load", "--from", address(), "--as", "x");
        assertUsage("--as", "load", "--from", address() + "?table=orders");
        assertUsage("leave out", "load", "--from", address() + "?table=orders", "--query", "SELECT 1", "--as", "x");
        assertUsage("is a file", "load", "--from", "orders.csv", "--as", "x", "--watermark", "at");
        assertUsage("DATABASE_URL", "load", "--from", "DATABASE_URL", "--query", "SELECT 1", "--as", "x");
        assertFalse(Files.exists(workspace));
        Result none =
                commandLine.run("load", "--workspace", workspace, "--from", "connection:Nowhere?table=t", "--as", "x");
        assertEquals(1, none.status());
        assertTrue(none.err().contains("connection “Nowhere”"), none::err);
    }

    private void assertUsage(String words, Object... arguments) {
        Object[] all = Stream.concat(Stream.of(arguments), Stream.of("--workspace", workspace))
                .toArray();
        Result result = commandLine.run(all);
        assertEquals(2, result.status(), () -> result.err() + result.out());
        assertTrue(result.err().contains(words), result::err);
        assertFalse(result.err().contains(PASSWORD), result::err);
    }

    private void assertNoFileHolds(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(text), file::toString);
            }
        }
    }
}
