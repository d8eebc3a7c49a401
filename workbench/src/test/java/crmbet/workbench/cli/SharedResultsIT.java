package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.redis.RedisKind;
import crmbet.connectors.redis.TemporaryRedis;
import crmbet.core.cache.ResultKey;
import crmbet.core.failure.OperationException;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    @Test
    void figuresAreSharedWithoutNamesAndGoWhenAPersonIsErased() throws Exception {
        try (TemporaryRedis redis = TemporaryRedis.ofItsOwn()) {
            desktop("first", redis.port());
            String name = redis.keys("*FEATURES*").iterator().next();
            byte[] sealed = value(redis, name);
            String text = new String(sealed, StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("c19") || text.contains("client"), "customers are known by their place alone");
            assertTrue(redis.left(name).compareTo(ResultKey.Kind.FEATURES.life()) <= 0);
            redis.overwrite(name, Arrays.copyOf(sealed, sealed.length - 3), Duration.ofMinutes(1));
            CommandLineFixture second = desktop("second", redis.port());
            assertArrayEquals(sealed, value(redis, name), "what was cut off counted as absent, and was replaced");
            redis.overwrite(name, sealed, Duration.ofMinutes(1));
            done(second, "second", "features", "--set", "again", "--features", "frequency,money");
            assertTrue(
                    redis.left(name).compareTo(Duration.ofMinutes(1)) <= 0,
                    "it was taken over, and not computed and kept anew");
            Result erased = second.run(
                    "erase",
                    "c19",
                    "--reason",
                    "They asked.",
                    "--workspace",
                    folder.resolve("second-workspace"),
                    "--json");
            assertEquals(0, erased.status(), () -> erased.out() + erased.err());
            assertTrue(erased.json().path("shared_results_cleared").asBoolean());
            assertEquals(Set.of(), redis.keys("*FEATURES*"));
        }
        CommandLineFixture alone = desktop("alone", TemporaryRedis.freePort());
        Result uncertain =
                alone.run("erase", "c19", "--reason", "They asked.", "--workspace", folder.resolve("alone-workspace"));
        assertEquals(ExitStatus.FAILED, uncertain.status());
        assertTrue(uncertain.out().contains("The shared cache does not answer"), uncertain::out);
    }

    private static byte[] value(TemporaryRedis redis, String name) {
        return Objects.requireNonNull(redis.value(name));
    }
}
