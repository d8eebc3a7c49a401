package crmbet.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and names that nobody would make on purpose, and that exist. */
class HostileFilesTest {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private Workspace workspace;
    private Datasets datasets;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        datasets = new Datasets(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b'c;d",
                "two words",
                "DROP TABLE data; --",
                "😀 ção",
                "line\nbreak",
                "all*",
                "maybe?",
                "one[1]",
                "[*]?",
                "100%",
                "$1",
                "\\",
                "it's"
            })
    void hostileNamesOfFilesTablesAndColumnsStayNames(String name) throws Exception {
        // What a pattern in the name would match instead, or as well.
        write("one1.csv", "other\n9\n");
        write("all things.csv", "other\n9\n");
        write("maybe1.csv", "other\n9\n");
        Path file = write(name + ".csv", "id,\"" + name.replace("\"", "\"\"") + "\"\n1,x\nbad,y\n2,z\n");
        ReadOptions options = ReadOptions.detect().withType("id", ColumnType.INTEGER);

        Preview preview = datasets.preview(file, options, Monitor.none());
        assertEquals(List.of("id", name), names(preview.columns()));
        Dataset loaded = datasets.load(new LoadRequest(file, name, options, false), Monitor.none());
        assertEquals(List.of("id", name), names(loaded.columns()));
        assertEquals(2, loaded.rows());
        assertEquals(1, loaded.rejectedRows());
        assertEquals("bad,y", datasets.rejects(name, 0, 10).getFirst().text());
        assertEquals(
                List.of(List.of("1", "x"), List.of("2", "z")),
                datasets.rows(name, 0, 10).rows());
        assertEquals(2, datasets.profile(name, Monitor.none()).columns().size());
        datasets.rename(name, name + "2");
        datasets.drop(name + "2");
        assertTrue(datasets.list().isEmpty());
    }

    @Test
    void hostileKeysOfJsonStayNames() throws Exception {
        Path file = write("k.json", "[{\"a\\\"'; DROP\":1,\" \":2,\"😀\":3},{\"a\\\"'; DROP\":4,\"new\\nline\":5}]");
        Dataset loaded = load(file);
        assertEquals(List.of("a\"'; DROP", " ", "😀", "new\nline"), names(loaded.columns()));
        assertEquals(2, loaded.rows());
    }

    @Test
    void fiveHundredColumnsAreLoadedAndProfiled() throws Exception {
        String header = IntStream.range(0, 500).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 500).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Dataset loaded = load(write("wide.csv", header + "\n" + (row + "\n").repeat(3)));
        assertEquals(500, loaded.columns().size());
        Profile profile = datasets.profile(loaded.name(), Monitor.none());
        Distribution.Numbers last = assertInstanceOf(
                Distribution.Numbers.class, profile.columns().getLast().distribution());
        assertEquals(499, last.mean());
    }

    @Test
    void duplicateAndEmptyColumnNamesAreMadeUnique() throws Exception {
        Dataset loaded = load(write("d.csv", "a,A,,\"\",a\n1,2,3,4,5\n"));
        assertEquals(
                5,
                names(loaded.columns()).stream()
                        .map(String::toLowerCase)
                        .distinct()
                        .count());
        assertTrue(names(loaded.columns()).stream().noneMatch(String::isEmpty));
        assertEquals(
                List.of(List.of("1", "2", "3", "4", "5")),
                datasets.rows(loaded.name(), 0, 5).rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n", "\uFEFF"})
    void aFileWithoutContentIsRefused(String content) throws Exception {
        assertUnreadable(write("nothing.csv", content), "it");
    }

    @Test
    void aHeaderAloneIsADatasetWithoutRows() throws Exception {
        Dataset loaded = load(write("h.csv", "id,name\n"));
        assertEquals(List.of("id", "name"), names(loaded.columns()));
        assertEquals(0, loaded.rows() + loaded.rejectedRows());
        assertEquals(0, datasets.profile(loaded.name(), Monitor.none()).rows());
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws Exception {
        assertEquals(
                "id",
                load(write("bom.csv", "\uFEFFid,n\n1,é\n")).columns().getFirst().name());
        assertEquals(
                "id",
                load(write("bom.ndjson", "\uFEFF{\"id\":1}\n"))
                        .columns()
                        .getFirst()
                        .name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "windows-1252"})
    void otherEncodingsAreDetectedStatedAndRead(String encoding) throws Exception {
        Charset charset = Charset.forName(encoding);
        Path csv = Files.write(folder.resolve("e.csv"), "id;nome\n1;ação\n2;José\n".getBytes(charset));
        assertEquals(
                charset,
                datasets.preview(csv, ReadOptions.detect(), Monitor.none()).encoding());
        load(csv);
        assertEquals("José", datasets.rows("e.csv", 1, 1).rows().getFirst().get(1));
        Path json =
                Files.write(folder.resolve("e.ndjson"), "{\"nome\":\"ação\"}\n{\"nome\":\"José\"}\n".getBytes(charset));
        load(json);
        assertEquals("José", datasets.rows("e.ndjson", 1, 1).rows().getFirst().getFirst());
    }

    @Test
    void anEncodingThatDoesNotFitIsRefusedAndAnotherIsNamed() throws Exception {
        Path file = Files.write(folder.resolve("l.csv"), "id,n\n1,\u0081\n".getBytes(StandardCharsets.ISO_8859_1));
        ReadOptions options = ReadOptions.detect().withEncoding(WESTERN);
        assertUnreadable(file, options, "ISO-8859-1");
        assertEquals(
                1,
                datasets.load(
                                new LoadRequest(file, "l", options.withEncoding(StandardCharsets.ISO_8859_1), false),
                                Monitor.none())
                        .rows());
    }

    @Test
    void invalidBytesFarBehindTheStartRejectOnlyTheirRows() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("id,n\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 100_000; i++) {
            bytes.writeBytes((i + ",name of someone\n").getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes("7,caf\u00e9\n8,ok\n".getBytes(StandardCharsets.ISO_8859_1));
        Dataset loaded = load(Files.write(folder.resolve("late.csv"), bytes.toByteArray()));
        assertEquals(100_001, loaded.rows());
        RejectedRow rejected = datasets.rejects(loaded.name(), 0, 10).getFirst();
        assertEquals(100_002, rejected.line());
        assertTrue(rejected.reason().contains("encoding"), rejected.reason());
    }

    @Test
    void aPackedFileThatWasCutOffLeavesNothing() throws Exception {
        byte[] packed = gzip(("id,n\n" + "1,some text or other\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("cut.csv.gz", "cut.ndjson.gz")) {
            Path file = Files.write(folder.resolve(name), Arrays.copyOf(packed, packed.length / 2));
            assertUnreadable(file, "end");
        }
    }

    @Test
    void packedFilesAreReadWhateverTheirName() throws Exception {
        Path csv = Files.write(folder.resolve("p.csv"), gzip("id,n\n1,x\n".getBytes(StandardCharsets.UTF_8)));
        assertTrue(datasets.preview(csv, ReadOptions.detect(), Monitor.none()).packed());
        assertEquals(1, load(csv).rows());
        Path json = Files.write(
                folder.resolve("p.json.gz"), gzip("[{\"a\":1},{\"a\":2}]".getBytes(StandardCharsets.UTF_8)));
        assertEquals(2, load(json).rows());
        Path parquet = Files.write(folder.resolve("p.parquet.gz"), gzip(Files.readAllBytes(parquet("inner.parquet"))));
        assertEquals(3, load(parquet).rows());
        try (var left = Files.list(workspace.scratch())) {
            assertEquals(0, left.count(), "copies are gone when the load has ended");
        }
    }

    @Test
    void aParquetFileThatWasCutOffIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(parquet("whole.parquet"));
        assertUnreadable(Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length / 2)), "");
    }

    @Test
    void theContentCountsWhereTheExtensionLies() throws Exception {
        Path csv = Files.copy(parquet("real.parquet"), folder.resolve("lie.csv"));
        assertEquals(Format.PARQUET, load(csv).format());
        assertEquals(Format.CSV, load(write("lie.parquet", "a,b\n1,2\n")).format());
        assertEquals(
                Format.JSON_LINES,
                load(write("lie2.csv", "{\"a\":1}\n{\"a\":2}\n")).format());
        assertEquals(
                Format.JSON_OBJECTS,
                load(write("pretty.json", "{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n"))
                        .format());
        assertEquals(Format.CSV, load(write("lie.json", "a,b\n1,2\n")).format());
        assertEquals(Format.TSV, load(write("lie3.csv", "a\tb\n1\t2\n")).format());
    }

    @Test
    void filesOfOtherKindsAreNamed() throws Exception {
        assertUnreadable(Files.write(folder.resolve("book.csv"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}), "Excel");
        byte[] noise = new byte[5000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ((i * 7919) >> 3);
        }
        assertUnreadable(Files.write(folder.resolve("noise.csv"), noise), "binary");
    }

    @Test
    void nulCharactersInValuesDoNoHarm() throws Exception {
        Dataset loaded = load(write("nul.csv", "id,n\n1,a\0b\n2,c\n"));
        assertEquals(2, loaded.rows() + loaded.rejectedRows());
        assertEquals(
                "c",
                datasets.rows(loaded.name(), loaded.rows() - 1, 1)
                        .rows()
                        .getFirst()
                        .get(1));
    }

    @Test
    void aLineOfTenMegabytesIsOneValue() throws Exception {
        Dataset loaded = load(write("long.csv", "id,t\n1," + "x".repeat(10_000_000) + "\n2,y\n"));
        assertEquals(2, loaded.rows());
        String value = datasets.rows(loaded.name(), 0, 1).rows().getFirst().get(1);
        assertEquals(10_000_000, value == null ? 0 : value.length());
    }

    @Test
    void aFolderAndAMissingFileAreRefused() {
        assertUnreadable(folder, "folder");
        OperationException refusal = assertThrows(OperationException.class, () -> load(folder.resolve("none.csv")));
        assertInstanceOf(Failure.NotFound.class, refusal.failure());
    }

    private Path parquet(String name) throws OperationException {
        Path file = folder.resolve(name);
        workspace.read(
                Monitor.none(),
                session -> session.execute(
                        "COPY (SELECT i AS id, 'n' || i AS n FROM range(3) r(i)) TO '" + file + "' (FORMAT parquet)"));
        return file;
    }

    private Dataset load(Path file) throws OperationException {
        return datasets.load(new LoadRequest(file, file.getFileName().toString()), Monitor.none());
    }

    private void assertUnreadable(Path file, String reason) {
        assertUnreadable(file, ReadOptions.detect(), reason);
    }

    private void assertUnreadable(Path file, ReadOptions options, String reason) {
        OperationException refusal = assertThrows(
                OperationException.class,
                () -> datasets.load(new LoadRequest(file, "refused", options, false), Monitor.none()));
        Failure.Unreadable unreadable = assertInstanceOf(Failure.Unreadable.class, refusal.failure());
        assertTrue(unreadable.reason().contains(reason), unreadable.reason());
        assertFalse(unreadable.reason().contains("aborted"), unreadable.reason());
        assertEquals(List.of(), assertNothingLoaded());
    }

    private List<Dataset> assertNothingLoaded() {
        try {
            return datasets.list().stream()
                    .filter(dataset -> dataset.name().equals("refused"))
                    .toList();
        } catch (OperationException e) {
            throw new AssertionError(e);
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
