package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clustering a file without a workspace. */
class ClusterFileTest {
    private static final int ROWS_PER_BLOB = 60;

    @TempDir
    Path folder;

    private CommandLineFixture commandLine;

    @BeforeEach
    void prepare() {
        commandLine = new CommandLineFixture(folder);
    }

    @Test
    void theObjectSaysWhatWasFoundAndWhatItTook() throws IOException {
        JsonNode found = cluster(blobs(), "--columns", "x,y", "--strategy", "kmeans", "--param", "k=3", "--repeat", "2")
                .json();
        assertAll(
                () -> assertEquals("kmeans", found.path("strategy").asText()),
                () -> assertEquals(3, found.at("/parameters/k").asInt()),
                () -> assertEquals(180, found.path("rows").asInt()),
                () -> assertEquals("[\"x\",\"y\"]", found.path("columns").toString()),
                () -> assertEquals(3, found.path("clusters").asInt()),
                () -> assertEquals("[60,60,60]", found.path("sizes").toString()),
                () -> assertEquals(0, found.path("noise").asInt()),
                () -> assertEquals(2, found.path("seconds").size()),
                () -> assertTrue(found.at("/seconds/0").asDouble() > 0),
                () -> assertTrue(found.path("iterations").asInt() >= 1),
                () -> assertTrue(found.path("inertia").asDouble() > 0),
                () -> assertTrue(found.path("peak_memory_bytes").asLong() > 1 << 20));
    }

    @ParameterizedTest
    @CsvSource({"dbscan,eps=1 min_points=5", "hdbscan,min_cluster_size=20"})
    void densityStrategiesFindTheBlobsAndTheStray(String strategy, String parameters) throws IOException {
        Path file = blobs();
        Files.writeString(file, Files.readString(file) + "1000,1000,stray\n");
        Path labels = folder.resolve("labels.csv");
        List<Object> arguments =
                new ArrayList<>(List.of("--columns", "x,y", "--strategy", strategy, "--labels", labels, "--param"));
        arguments.addAll(List.of(parameters.split(" ")));
        JsonNode found = cluster(file, arguments.toArray()).json();
        assertEquals(3, found.path("clusters").asInt());
        List<String> lines = Files.readAllLines(labels);
        assertEquals("row,label,probability,outlier_score", lines.getFirst());
        assertEquals(182, lines.size());
        assertTrue(lines.get(1).startsWith("0,0,"), lines.get(1));
        assertTrue(lines.getLast().startsWith("180,-1,0.0,"), lines.getLast());
        assertFalse(found.has("inertia"));
    }

    @Test
    void theSameSeedGivesTheSameLabelsOnAnyNumberOfThreads() throws IOException {
        Path one = folder.resolve("1.csv");
        Path two = folder.resolve("2.csv");
        Path file = blobs();
        for (Path labels : List.of(one, two)) {
            assertEquals(
                    0,
                    cluster(
                                    file,
                                    "--columns=x,y",
                                    "--strategy=kmeans",
                                    "--param=k=5",
                                    "--seed=7",
                                    "--labels=" + labels,
                                    "--threads=" + (labels.equals(one) ? 1 : 2))
                            .status());
        }
        assertEquals(-1, Files.mismatch(one, two));
    }

    @Test
    void kMeansStartsFromTheCentroidsGiven() throws IOException {
        Path init = Files.writeString(folder.resolve("init.csv"), "x,y\n0,0\n50,0\n0,50\n");
        JsonNode found = cluster(blobs(), "--columns", "x,y", "--strategy", "kmeans", "--param", "init=" + init)
                .json();
        assertEquals(3, found.path("clusters").asInt());
        assertEquals("given", found.at("/parameters/init").asText());
        assertEquals(1, found.at("/parameters/starts").asInt());
        Result contradiction =
                cluster(blobs(), "--columns", "x,y", "--strategy", "kmeans", "--param", "init=" + init, "k=4");
        assertEquals(2, contradiction.status());
    }

    @Test
    void rawNumbersAreReadAsBenchmarksWriteThem() throws IOException {
        double[] values = {0, 0, 0.1, 0, 9, 9, 9.1, 9};
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        Path file = Files.write(folder.resolve("points.f64"), bytes.array());
        Files.writeString(folder.resolve("points.meta"), "n=4\nd=2\neps=0.5\n");
        JsonNode found = cluster(file, "--strategy", "kmeans", "--param", "k=2").json();
        assertEquals(4, found.path("rows").asInt());
        assertEquals("[2,2]", found.path("sizes").toString());
    }

    @Test
    void rawFloatsGiveWhatTheSameNumbersAsDoublesGive() throws IOException {
        float[] values = {0, 0, 0.1f, 0, 9, 9, 9.1f, 9};
        ByteBuffer floats = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer doubles = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            floats.putFloat(value);
            doubles.putDouble(value);
        }
        Path narrow = Files.write(folder.resolve("points.f32"), floats.array());
        Path wide = Files.write(folder.resolve("points.f64"), doubles.array());
        Files.writeString(folder.resolve("points.meta"), "n=4\nd=2\n");
        for (Object[] strategy : new Object[][] {
            {"--strategy", "kmeans", "--param", "k=2"},
            {"--strategy", "dbscan", "--param", "eps=0.5", "--param", "min_points=2"}
        }) {
            JsonNode found = cluster(narrow, strategy).json();
            JsonNode expected = cluster(wide, strategy).json();
            assertEquals(4, found.path("rows").asInt());
            assertEquals(expected.path("sizes"), found.path("sizes"));
            assertEquals(expected.path("inertia"), found.path("inertia"));
        }
    }

    @Test
    void anUnknownParameterIsWrongUsageAndTheKnownOnesAreNamed() throws IOException {
        Result result = cluster(blobs(), "--columns", "x,y", "--strategy", "dbscan", "--param", "epsilon=1");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("eps, min_points, metric"), result.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --strategy=em --param=k=2                        | kmeans, dbscan, hdbscan
            --strategy=kmeans --param=k=0                    | at least 1
            --strategy=kmeans                                | needs the parameter k
            --strategy=kmeans --param=k=2 --repeat=0         | --repeat 0
            --strategy=kmeans --param=k=2 --threads=0        | --threads 0
            --strategy=kmeans --param=k=2 --columns=x,nope   | Its columns are x, y, name
            --strategy=kmeans --param=k=2 --columns=x,name   | holds text
            --strategy=kmeans --param=k=2 --columns=x,,y     | 'x,,y'
            --strategy=kmeans --param=k=2 --features=rfm     | not both
            """)
    void whatCannotBeAskedForIsWrongUsage(String arguments, String complaint) throws IOException {
        Result result = cluster(blobs(), (Object[]) arguments.split(" "));
        assertEquals(2, result.status(), result.err());
        assertTrue(result.err().contains(complaint), result.err());
    }

    @Test
    void aMissingValueIsNamedByRowAndColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("gap.csv"), "x,y\n1,2\n3,\n5,6\n");
        Result result = cluster(file, "--strategy", "kmeans", "--param", "k=2");
        assertEquals(1, result.status());
        assertEquals("InvalidValue", result.json().at("/error/kind").asText());
        assertTrue(result.err().contains("“y”"), result.err());
    }

    @Test
    void labelsAppearCompleteOrNotAtAll() throws IOException {
        Path labels = folder.resolve("absent").resolve("labels.csv");
        Result result = cluster(blobs(), "--columns=x,y", "--strategy=kmeans", "--param=k=3", "--labels=" + labels);
        assertEquals(1, result.status());
        assertEquals("CannotWrite", result.json().at("/error/kind").asText());
        Path refused = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(refused.resolve("inside"), "");
        assertEquals(
                1,
                cluster(blobs(), "--columns=x,y", "--strategy=kmeans", "--param=k=3", "--labels=" + refused)
                        .status());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    left.filter(path -> path.getFileName().toString().startsWith(".labels"))
                            .toList());
        }
    }

    @Test
    void withoutAWorkspaceAndAFileTheFormsAreExplained() {
        Result result = commandLine.run("cluster", "--strategy", "kmeans", "--param", "k=2", "--columns", "x");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("--input"), result.err());
    }

    private Result cluster(Path file, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("cluster", "--input", file, "--json"));
        all.addAll(List.of(arguments));
        return commandLine.run(all.toArray());
    }

    /** Three blobs far apart, 60 rows each, in the order of the rows. */
    private Path blobs() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("x,y,name\n");
        for (int[] centre : new int[][] {{0, 0}, {50, 0}, {0, 50}}) {
            for (int i = 0; i < ROWS_PER_BLOB; i++) {
                text.append(centre[0] + random.nextGaussian() / 2)
                        .append(',')
                        .append(centre[1] + random.nextGaussian() / 2)
                        .append(",blob\n");
            }
        }
        return Files.writeString(folder.resolve("blobs.csv"), text);
    }
}
