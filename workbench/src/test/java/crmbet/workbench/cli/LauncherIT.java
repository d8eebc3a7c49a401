package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crmbet.connectors.postgres.TemporaryDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher that {@code package} leaves, as a process of its own, through the whole main job. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher of Windows is another script")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherIT {
    private static final Path LAUNCHER = Path.of("target", "bin", "crmbet").toAbsolutePath();
    private static final Path SAMPLE =
            Path.of("..", "samples", "online-retail", "online_retail.csv.gz").toAbsolutePath();
    /** Whoever runs the tests in the background has Ctrl+C ignored, and so have all processes begun from there. */
    private static final List<String> LISTENING =
            OS.current() == OS.LINUX ? List.of("env", "--default-signal=INT") : List.of();

    private static final long LOAD_IS_UNDER_WAY = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    /** The figures are those that scikit-learn gives for the sample, best of 200 random starts. */
    @Test
    void theMainJobLeadsFromTheSampleToPostgresql() throws Exception {
        JsonNode loaded = done("load", "--from", SAMPLE, "--as", "invoices", "--system", "online-retail");
        assertEquals(541_909, loaded.path("rows").asLong());
        assertEquals(0, loaded.path("rejected_rows").asLong());
        assertEquals(4_338, loaded.at("/mapping/purchasers").asLong());
        assertEquals(397_884, loaded.at("/mapping/activities/purchase").asLong());
        assertEquals(135_080, loaded.at("/mapping/excluded/no_customer").asLong());

        JsonNode profile = done("profile", "--table", "invoices");
        assertEquals(8, profile.path("columns").size());

        JsonNode features = done(
                "features",
                "--set",
                "rfm",
                "--features",
                "recency,frequency,money",
                "--transform",
                "log1p",
                "--scale",
                "standard");
        assertEquals(4_338, features.path("rows").asLong());

        JsonNode run = done(
                "cluster",
                "--features",
                "rfm",
                "--strategy",
                "kmeans",
                "--param",
                "k=4",
                "--param",
                "starts=50",
                "--run",
                "four");
        assertEquals(3_937.953, run.path("inertia").asDouble(), 0.01);
        assertEquals(0.3359, run.path("silhouette").asDouble(), 0.0001);
        List<Integer> sizes = StreamSupport.stream(run.path("sizes").spliterator(), false)
                .map(JsonNode::asInt)
                .sorted()
                .toList();
        assertEquals(List.of(719, 848, 1_176, 1_595), sizes);

        long members = done("segment", "--run", "four", "--label", "0", "--name", "Best customers")
                .path("members")
                .asLong();
        done("propose", "--segment", "Best customers", "--by", "rui");
        assertEquals(
                "approved",
                done("approve", "--segment", "Best customers", "--by", "maria")
                        .path("state")
                        .asText());
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            JsonNode first = done("publish", "--segment", "Best customers", "--to", database.address());
            assertEquals(members, first.path("added").asLong());
            JsonNode second = done("publish", "--segment", "Best customers", "--to", database.address());
            assertEquals(
                    0, second.path("added").asLong() + second.path("removed").asLong());
            assertEquals(members, second.path("unchanged").asLong());
        }
    }

    @Test
    void theLauncherWorksThroughALinkAndFromAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link to crmbet"), LAUNCHER);
        Process process = new ProcessBuilder(link.toString(), "--version")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        assertTrue(out.startsWith("crmbet "), out);
        assertEquals(1, out.lines().count(), out);
    }

    @Test
    void anInterruptedLoadLeavesTheWorkspaceAsItWas() throws Exception {
        done("load", "--from", small(), "--as", "before");
        Path large = folder.resolve("large.csv");
        try (var writer = Files.newBufferedWriter(large)) {
            writer.write("a,b,c\n");
            for (int i = 0; i < 8_000_000; i++) {
                // Values that do not compress, so that the workspace grows while they are read.
                writer.write(i * 0x9E3779B97F4A7C15L + ",abcdefgh,2024-01-01\n");
            }
        }
        long before = bytesInWorkspace();
        Process load = start(LISTENING, "load", "--from", large, "--as", "large");
        while (load.isAlive() && bytesInWorkspace() < before + LOAD_IS_UNDER_WAY) {
            Thread.onSpinWait();
        }
        assertEquals(
                0,
                new ProcessBuilder("kill", "-INT", Long.toString(load.pid()))
                        .start()
                        .waitFor());
        String out = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(130, load.waitFor(), out);
        assertEquals("", out);
        assertTrue(complaints().contains("Cancelled. Nothing was changed."), complaints());
        assertEquals(1, done("profile", "--table", "before").path("rows").asLong());
        Process absent = start("profile", "--table", "large");
        absent.getInputStream().readAllBytes();
        assertEquals(1, absent.waitFor());
    }

    private long bytesInWorkspace() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("workspace"))) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += file.toFile().length();
            }
            return bytes;
        }
    }

    private Path small() throws IOException {
        return Files.writeString(folder.resolve("small.csv"), "a\n1\n");
    }

    private JsonNode done(Object... command) throws Exception {
        Process process = start(command);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> List.of(command) + ": " + out + complaints());
        assertEquals(1, out.lines().count(), out);
        return JSON.readTree(out);
    }

    private String complaints() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Process start(Object... command) throws IOException {
        return start(List.of(), command);
    }

    private Process start(List<String> by, Object... command) throws IOException {
        List<String> words = new ArrayList<>(by);
        words.add(LAUNCHER.toString());
        List.of(command).forEach(word -> words.add(word.toString()));
        words.addAll(List.of("--workspace", folder.resolve("workspace").toString(), "--json"));
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
