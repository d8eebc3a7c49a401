package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.lake.TemporaryBucket;
import crmbet.connectors.postgres.TemporaryDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script that plays the story of a system, command by command, through a real PostgreSQL and a real S3. The floors of
 * the adjusted Rand index lie a little below what is measured.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is one of a Unix shell")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TryScriptIT {
    private static final Path SCRIPT =
            Path.of("..", "samples", "systems", "try.sh").toAbsolutePath();
    private static final Path LAUNCHER = Path.of("target", "bin", "crmbet").toAbsolutePath();
    private static final Pattern RAND = Pattern.compile("adjusted Rand index (-?[0-9.]+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "crmbet, 90, 0.85",
        "inteligente, 90, 0.85",
        "petclinic, 300, 0.85",
        "pipeline, 120, 0.8",
        "pytake, 120, 0.85"
    })
    void aSystemGoesThroughPostgresql(String system, int days, double floor) throws Exception {
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            String out = played(0, system, database.address("postgres", "hush-hush-4711"), days, Map.of());
            System.out.printf("%s by command: adjusted Rand index %.3f%n", system, rand(out));
            assertTrue(rand(out) >= floor, out);
            assertFalse(out.contains("hush-hush"), out);
        }
    }

    @Test
    void thePipelineGoesThroughItsLake() throws Exception {
        try (TemporaryBucket bucket = TemporaryBucket.create()) {
            Map<String, String> keys = Map.of(
                    "AWS_ENDPOINT_URL", bucket.endpoint().toString(),
                    "AWS_ACCESS_KEY_ID", bucket.accessKey(),
                    "AWS_SECRET_ACCESS_KEY", bucket.secretKey());
            String out = played(0, "pipeline", "s3://" + TemporaryBucket.NAME + "/shop", 120, keys);
            assertTrue(rand(out) >= 0.8, out);
            assertTrue(bucket.bytesRead() > 100_000, "nothing came out of the bucket");
            String again = played(1, "pipeline", "s3://" + TemporaryBucket.NAME + "/shop", 120, keys);
            assertTrue(again.contains("shop/"), again);
        }
    }

    @Test
    void aSystemWithoutALakeSaysSo() throws Exception {
        assertTrue(played(2, "pytake", "s3://nowhere/x", 1, Map.of()).contains("Only the pipeline"));
    }

    private static double rand(String out) {
        Matcher found = RAND.matcher(out);
        assertTrue(found.find(), out);
        return Double.parseDouble(found.group(1));
    }

    private String played(int status, String system, String store, int days, Map<String, String> more)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString(), system, store).redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(more);
        environment.put("CRMBET", LAUNCHER.toString());
        environment.put("WORKSPACE", folder.resolve("workspace").toString());
        environment.put("CUSTOMERS", "250");
        environment.put("DAYS", String.valueOf(days));
        environment.put("SEED", "42");
        environment.put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
        environment.put("LC_ALL", "C");
        environment.put("JAVA_TOOL_OPTIONS", "-Duser.language=en");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(status, process.waitFor(), out);
        return out;
    }
}
