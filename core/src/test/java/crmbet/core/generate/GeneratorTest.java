package crmbet.core.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"crmbet", "inteligente", "petclinic", "pipeline", "pytake"})
    void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads(String system) throws Exception {
        GenerateOptions options = new GenerateOptions(system, 60, 20, 7);
        Generated one = generate(options, folder.resolve("one"), 1);
        Generated three = generate(options, folder.resolve("three"), 3);
        assertEquals(one, three);
        Map<String, byte[]> expected = files(folder.resolve("one"));
        Map<String, byte[]> found = files(folder.resolve("three"));
        assertEquals(expected.keySet(), found.keySet());
        for (String name : expected.keySet()) {
            assertArrayEquals(expected.get(name), found.get(name), name);
        }
        generate(new GenerateOptions(system, 60, 20, 8), folder.resolve("other"), 1);
        assertNotEquals(
                Files.readString(folder.resolve("one/truth.csv")), Files.readString(folder.resolve("other/truth.csv")));
    }

    @Test
    void eventsHaveTheFormatOfTheTopic() throws Exception {
        generate(new GenerateOptions("pipeline", 40, 20, 7), folder.resolve("out"), 1);
        List<String> lines = Files.readAllLines(folder.resolve("out/events.jsonl"));
        String purchase = lines.stream()
                .filter(line -> line.contains("\"purchase\"") && !line.contains("null"))
                .findFirst()
                .orElseThrow();
        String text = "\"[^\"]+\"";
        String number = "[0-9]+\\.[0-9]{2}";
        assertTrue(
                purchase.matches("\\{\"event_id\": " + text + ", \"event_type\": \"purchase\", \"timestamp\": "
                        + "\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\", \"user_id\": " + text + ", \"session_id\": " + text
                        + ", \"product\": \\{\"id\": " + text + ", \"name\": " + text + ", \"category\": " + text
                        + ", \"price\": " + number + "\\}, \"quantity\": [0-9]+, \"total_amount\": " + number
                        + ", \"payment_method\": " + text + "\\}"),
                purchase);
    }

    @Test
    void anExportFromASpreadsheetIsNotUnicode() throws Exception {
        generate(new GenerateOptions("petclinic", 200, 5, 7), folder.resolve("out"), 1);
        byte[] tutors = Files.readAllBytes(folder.resolve("out/tutors.csv"));
        String western = new String(tutors, Charset.forName("windows-1252"));
        assertTrue(western.startsWith("id;user_profile_id;full_name"), western.substring(0, 40));
        assertTrue(western.contains("José") || western.contains("João") || western.contains("São"));
    }

    @Test
    void whatIsThereAlreadyStaysAndNothingIsAdded() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        OperationException refused = assertThrows(
                OperationException.class, () -> generate(new GenerateOptions("crmbet", 5, 5, 1), folder, 1));
        Failure.NotPossible failure = assertInstanceOf(Failure.NotPossible.class, refused.failure());
        assertInstanceOf(Obstacle.NotEmpty.class, failure.obstacle());
        assertEquals(List.of("mine.txt"), List.copyOf(files(folder).keySet()));
    }

    @Test
    void cancellingLeavesNothingBehind() throws Exception {
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                if (phase == Phase.GENERATING && total > 1 && done > total / 2) {
                    cancel();
                }
            }
        };
        Path out = folder.resolve("out");
        try (FolderSink sink = new FolderSink(out)) {
            assertThrows(
                    CancellationException.class,
                    () -> Generator.run(new GenerateOptions("crmbet", 100, 60, 1), sink, Parallel.of(2), monitor));
        }
        assertTrue(files(out).isEmpty());
    }

    @Test
    void customersComeInArchetypesAndSomeExcludeThemselves() throws Exception {
        Path out = folder.resolve("out");
        Generated generated = generate(new GenerateOptions("crmbet", 2000, 2, 1), out, 2);
        assertEquals(6, generated.archetypes().size());
        assertEquals(
                2000,
                generated.archetypes().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertEquals(2001, Files.readAllLines(out.resolve("truth.csv")).size());
        assertFalse(Files.exists(out.resolve("users.part")));
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new GenerateOptions("crmbet", 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new GenerateOptions("crmbet", 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new GenerateOptions("unknown", 1, 1, 1));
    }

    private static Generated generate(GenerateOptions options, Path out, int threads) throws OperationException {
        try (FolderSink sink = new FolderSink(out)) {
            return Generator.run(options, sink, Parallel.of(threads), Monitor.none());
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
