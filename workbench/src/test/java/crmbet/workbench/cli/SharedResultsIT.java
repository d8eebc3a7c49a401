package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.redis.RedisKind;
import crmbet.connectors.redis.TemporaryRedis;
import crmbet.core.failure.OperationException;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two desktops with the same data and one Redis. */
class SharedResultsIT {
    @TempDir
    Path folder;

    private CommandLineFixture desktop(String name, int port) throws Exception {
        Path home = Files.createDirectories(folder.resolve(name));
        CommandLineFixture desktop = new CommandLineFixture(home);
        if (port > 0) {
            save(desktop, port);
        }
        Path sales = Files.writeString(
                home.resolve("sales.csv"),
                IntStream.range(0, 60)
                        .mapToObj(i -> "c" + i % 20 + ",2024-01-" + (10 + i % 15) + "," + (i % 2 == 0 ? 5 : 900 + i))
                        .collect(Collectors.joining("\n", "client,day,total\n", "\n")));
        done(desktop, name, "load", "--from", sales, "--as", "sales");
        done(desktop, name, "map", "--table", "sales", "--customer", "client", "--time", "day", "--amount", "total");
        done(desktop, name, "features", "--set", "fm", "--features", "frequency,money");
        return desktop;
    }

    private static void save(CommandLineFixture desktop, int port) throws OperationException {
        desktop.connections()
                .save(
                        new SavedConnection(
                                UUID.randomUUID(),
                                "Cache",
                                RedisKind.ID,
                                Map.of("host", "127.0.0.1", "port", String.valueOf(port))),
                        Map.of());
    }

    private JsonNode done(CommandLineFixture desktop, String name, Object... arguments) {
        Result result = desktop.run(Stream.concat(
                        Stream.of(arguments), Stream.of("--workspace", folder.resolve(name + "-workspace"), "--json"))
                .toArray());
        assertEquals(0, result.status(), () -> result.out() + result.err());
        return result.json();
    }

    private JsonNode cluster(CommandLineFixture desktop, String name, long seed) {
        return done(
                desktop,
                name,
                "cluster",
                "--features",
                "fm",
                "--strategy",
                "kmeans",
                "--param",
                "k=2",
                "--seed",
                seed,
                "--run",
                "run" + seed);
    }

    @Test
    void whatOneDesktopClusteredAnotherTakesOver() throws Exception {
        // Other numbers each time, because the server may be one that others use too.
        long seed = UUID.randomUUID().getMostSignificantBits() >>> 1;
        try (TemporaryRedis redis = TemporaryRedis.create()) {
            CommandLineFixture first = desktop("first", redis.port());
            JsonNode made = cluster(first, "first", seed);
            assertFalse(made.path("recalled").asBoolean());
            CommandLineFixture second = desktop("second", redis.port());
            JsonNode found = cluster(second, "second", seed);
            assertTrue(found.path("recalled").asBoolean());
            assertEquals(made.path("sizes"), found.path("sizes"));
            assertEquals(made.path("inertia"), found.path("inertia"));
            assertEquals(made.path("silhouette"), found.path("silhouette"));
            assertFalse(cluster(second, "second", seed ^ 1).path("recalled").asBoolean());
            Result words = second.run(
                    "cluster",
                    "--workspace",
                    folder.resolve("second-workspace"),
                    "--features",
                    "fm",
                    "--strategy",
                    "kmeans",
                    "--param",
                    "k=2",
                    "--seed",
                    seed,
                    "--run",
                    "again");
            assertTrue(words.out().contains("Taken from the shared cache"), words::out);
        }
    }

    @Test
    void aRedisThatIsGoneChangesNothing() throws Exception {
        CommandLineFixture desktop = desktop("alone", TemporaryRedis.freePort());
        JsonNode made = cluster(desktop, "alone", 1);
        assertFalse(made.path("recalled").asBoolean());
        assertEquals(2, made.path("clusters").asInt());
    }
}
