package crmbet.connectors.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.Health;
import crmbet.connectors.Secret;
import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.RejectedRow;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.lake.Lake;
import crmbet.core.lake.LakeCache;
import crmbet.core.lake.LakeContents;
import crmbet.core.lake.LakeFilter;
import crmbet.core.lake.LakeLoad;
import crmbet.core.lake.LakeObject;
import crmbet.core.lake.LakeRequest;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded from a bucket, what that costs, and what happens when the line or the data is bad. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LakeIT {
    private static final long CACHE_BYTES = 1L << 30;

    @TempDir
    Path folder;

    private TemporaryBucket bucket;
    private Workspace workspace;
    private Lake lake;
    private S3Store store;
    private int number;

    @BeforeAll
    void start() throws Exception {
        bucket = TemporaryBucket.create();
    }

    @AfterAll
    void stop() throws Exception {
        bucket.close();
    }

    @BeforeEach
    void open() throws Exception {
        Path place = Files.createDirectories(folder.resolve("w" + number++));
        workspace = Workspace.openOrCreate(place.resolve("workspace"));
        lake = new Lake(workspace, new LakeCache(place.resolve("cache"), CACHE_BYTES));
        store = new S3Store(bucket.address());
        bucket.bytesRead();
    }

    @AfterEach
    void close() {
        store.close();
        workspace.close();
    }

    @Test
    void threeOfFortyColumnsCostLittleMoreThanTheirChunks() throws Exception {
        String columns = IntStream.range(0, 40)
                .mapToObj(i -> "hash(range * 40 + " + i + ") / 1e9 AS c" + i)
                .collect(Collectors.joining(", "));
        Path file = parquet("wide", "SELECT " + columns + " FROM range(100000)", "ROW_GROUP_SIZE 20000");
        bucket.put("wide/part.parquet", file);
        LakeLoad load = lake.load(
                store,
                new LakeRequest("wide", "wide/", List.of("c3", "c17", "c31"), List.of(), false, null),
                Monitor.none());
        assertEquals(100_000, load.dataset().rows());
        assertEquals(3, load.dataset().columns().size());
        long read = bucket.bytesRead();
        System.out.printf(
                "3 of 40 columns: %,d bytes needed, %,d read (%.3f), %,d in all%n",
                load.needed(), read, (double) read / load.needed(), load.total());
        assertEquals(read, load.downloaded());
        assertTrue(read <= load.needed() * 1.05, () -> read + " bytes for " + load.needed());
        assertTrue(read < load.total() / 10);
        String digest = "SELECT bit_xor(hash(c17, c3, c31)) % 1000000007 FROM ";
        assertEquals(sum(digest + local(file)), sum(digest + "data.wide"));

        LakeLoad again = lake.load(
                store,
                new LakeRequest("again", "wide/", List.of("c3", "c17", "c31"), List.of(), false, null),
                Monitor.none());
        assertEquals(0, again.downloaded(), "all of it is in the cache");
        assertEquals(0, bucket.bytesRead());
    }

    @Test
    void aLookFetchesAFooterAndOneRowGroup() throws Exception {
        Path file = parquet(
                "looked", "SELECT range AS id, hash(range) / 1e9 AS amount FROM range(200000)", "ROW_GROUP_SIZE 10000");
        bucket.put("looked/year=2025/a.parquet", file);
        bucket.put("looked/year=2026/country=S%C3%A3o/b.parquet", file);
        bucket.bytesRead();
        LakeContents found = lake.look(store, "looked/", 50, Monitor.none());
        assertEquals(
                List.of("id", "amount", "year", "country"),
                found.columns().stream().map(Column::name).toList());
        assertEquals(50, found.rows().size());
        assertEquals(Arrays.asList("0", "2025", null), pick(found.rows().getFirst(), 0, 2, 3));
        assertEquals(Map.of("year", List.of("2025", "2026"), "country", List.of("São")), found.partitions());
        long size = Files.size(file);
        assertEquals(new LakeContents.Share(2, 2 * size), found.meeting(List.of()));
        assertEquals(new LakeContents.Share(1, size), found.meeting(List.of(LakeFilter.parse("year > 2025"))));
        long read = bucket.bytesRead();
        assertTrue(read < size / 10, () -> read + " bytes of " + size);
        assertEquals(50, lake.look(store, "looked/", 50, Monitor.none()).rows().size());
        assertEquals(0, bucket.bytesRead(), "all of it is in the cache");
    }

    private static List<@Nullable String> pick(List<@Nullable String> row, int... places) {
        List<@Nullable String> picked = new ArrayList<>();
        for (int place : places) {
            picked.add(row.get(place));
        }
        return picked;
    }

    @Test
    void ofATextOnlyTheBeginningIsLookedAtPackedOrNot() throws Exception {
        StringBuilder text = new StringBuilder("id,amount\n");
        IntStream.range(0, 200_000)
                .forEach(i ->
                        text.append(i).append(',').append(i * 7919L % 10_007).append('\n'));
        Path packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        bucket.put("texts/plain.csv", text.toString());
        bucket.put("packed/a.csv.gz", packed);
        bucket.put("lines/a.jsonl", "{\"id\": 1, \"amount\": 2.5}\n{\"id\": 2, \"amount\": 3}\n");
        bucket.bytesRead();
        for (String prefix : List.of("texts/", "packed/")) {
            LakeContents found = lake.look(store, prefix, 20, Monitor.none());
            assertEquals(20, found.rows().size(), prefix);
            assertEquals(
                    Arrays.asList("19", String.valueOf(19 * 7919 % 10_007)),
                    found.rows().getLast());
            assertTrue(bucket.bytesRead() <= 1 << 20, prefix);
        }
        LakeContents lines = lake.look(store, "lines/", 20, Monitor.none());
        assertEquals(List.of(Arrays.asList("1", "2.5"), Arrays.asList("2", "3.0")), lines.rows());
        OperationException nothing =
                assertThrows(OperationException.class, () -> lake.look(store, "nowhere/", 20, Monitor.none()));
        assertInstanceOf(Failure.NotFound.class, nothing.failure());
    }

    @Test
    void aServerThatNeverAnswersIsLetGoSoonAfterACancellation() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                S3Store stuck = new S3Store(new LakeAddress(
                        URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                        LakeAddress.USUAL_REGION,
                        "lake",
                        null,
                        null))) {
            LakeObject object = new LakeObject("a.csv", 10, "v");
            List<Consumer<Monitor>> questions = List.of(
                    monitor -> unchecked(() -> stuck.browse("", monitor)),
                    monitor -> unchecked(() -> stuck.buckets(monitor)),
                    monitor -> unchecked(() -> {
                        stuck.read(object, 0, 10, (_, _) -> {}, monitor);
                        return true;
                    }));
            for (Consumer<Monitor> question : questions) {
                CancellableMonitor monitor = unwatched();
                Thread.startVirtualThread(() -> {
                    pause(150);
                    monitor.cancel();
                });
                long start = System.nanoTime();
                assertThrows(CancellationException.class, () -> question.accept(monitor));
                long millis = (System.nanoTime() - start) / 1_000_000;
                assertTrue(millis < 150 + 400, () -> "it took " + millis + " ms");
            }
        }
    }

    private static <T> T unchecked(Callable<T> question) {
        try {
            return question.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static CancellableMonitor unwatched() {
        return new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}
        };
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void partitionsAndRowGroupsThatCannotMatchAreLeftAlone() throws Exception {
        for (int year = 2024; year <= 2026; year++) {
            Path file = parquet(
                    "y" + year,
                    "SELECT range AS id, range % 7 AS kind, hash(range)::DOUBLE AS amount FROM range(50000)",
                    "ROW_GROUP_SIZE 10000");
            bucket.put("sales/year=" + year + "/country=S%C3%A3o/part-0.parquet", file);
        }
        bucket.put("sales/_SUCCESS", "");
        LakeLoad load = lake.load(
                store,
                new LakeRequest(
                        "sales",
                        "sales/",
                        List.of("id", "amount", "year", "country"),
                        List.of(LakeFilter.parse("year >= 2025"), LakeFilter.parse("id < 10000")),
                        false,
                        null),
                Monitor.none());
        assertEquals(20_000, load.dataset().rows());
        assertEquals(1, load.pruned());
        assertEquals(2, load.objects());
        assertTrue(load.downloaded() < load.total() / 3, load::toString);
        assertEquals(20_000, sum("SELECT count(*) FROM data.sales WHERE country = 'São' AND year > 2024"));
    }

    @Test
    void textIsReadWholeAndColumnsAreMatchedByName() throws Exception {
        bucket.put("csv/day=1/a.csv", "id,amount\n1,1.5\n2,2.5\n");
        bucket.put("csv/day=2/b.csv", "amount,id,note\n3.5,3,x\n");
        LakeLoad load = lake.load(store, new LakeRequest("csv", "csv/"), Monitor.none());
        assertEquals(3, load.dataset().rows());
        assertEquals(7.5, sum("SELECT sum(amount) FROM data.csv"));
        assertEquals(3, sum("SELECT sum(id) FROM data.csv WHERE note = 'x' AND day = 2"));
        bucket.put("json/a.jsonl", "{\"id\": 1}\n{\"id\": 2}\n");
        assertEquals(
                2,
                lake.load(store, new LakeRequest("json", "json/"), Monitor.none())
                        .dataset()
                        .rows());
        assertEquals(
                List.of("csv/", "json/"),
                store.browse("", Monitor.none()).folders().stream()
                        .filter(each -> each.equals("csv/") || each.equals("json/"))
                        .toList());
        assertTrue(store.buckets(Monitor.none()).contains(TemporaryBucket.NAME));
    }

    @Test
    void recordsThatDoNotParseAreKeptAsideWithTheirObjectAndLine() throws Exception {
        bucket.put("torn/day=1/a.csv", "id,amount,note\n1,1.5,x\n2,2.5,y\n");
        String sound = "3,0.5,z\n".repeat(200);
        byte[] torn = ("id,amount,note\n" + sound + "4,4.5,caf\u00e9\n" + sound).getBytes(StandardCharsets.ISO_8859_1);
        bucket.put("torn/day=2/b.csv", Files.write(folder.resolve("torn.csv"), torn));
        Dataset dataset = lake.load(store, new LakeRequest("torn", "torn/"), Monitor.none())
                .dataset();
        assertEquals(402, dataset.rows());
        assertEquals(1, dataset.rejectedRows());
        assertEquals(204, sum("SELECT sum(amount) FROM data.torn"));
        RejectedRow row = new Datasets(workspace).rejects("torn", 0, 10).getFirst();
        assertEquals(202, row.line());
        assertTrue(row.reason().startsWith("torn/day=2/b.csv: It holds bytes that are not UTF-8"), row.reason());

        bucket.put("broken/day=1/a.jsonl", "{\"id\": 1}\n{\"id\": 2}\n");
        bucket.put("broken/day=2/b.jsonl", "{\"id\": 3}\n{\"id\": 4\n{\"id\": 5}\n");
        Dataset broken = lake.load(store, new LakeRequest("broken", "broken/"), Monitor.none())
                .dataset();
        assertEquals(4, broken.rows());
        assertEquals(11, sum("SELECT sum(id) FROM data.broken"));
        row = new Datasets(workspace).rejects("broken", 0, 10).getFirst();
        assertEquals(new RejectedRow(2, null, "broken/day=2/b.jsonl: The line is no JSON", "{\"id\": 4"), row);

        bucket.put("nonsense/a.jsonl", "this is\nno JSON\n");
        assertInstanceOf(Failure.Unreadable.class, failure("nonsense/"));
    }

    @Test
    void aLineThatBreaksOffIsTakenUpWhereItBrokeOff() throws Exception {
        Path file = parquet("cut", "SELECT hash(range) AS h FROM range(200000)", "ROW_GROUP_SIZE 50000");
        bucket.put("cut/part.parquet", file);
        bucket.breakOff(3, 300_000);
        LakeLoad load = lake.load(store, new LakeRequest("cut", "cut/"), Monitor.none());
        assertEquals(200_000, load.dataset().rows());
        assertTrue(bucket.bytesRead() < Files.size(file) * 1.3);
    }

    @Test
    void aCancelledLoadLeavesNoDatasetAndGoesOnWhereItStopped() throws Exception {
        Path file = parquet(
                "big", "SELECT hash(range) AS h, hash(range + 1) AS i FROM range(1500000)", "ROW_GROUP_SIZE 100000");
        bucket.put("big/part.parquet", file);
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                if (phase == Phase.DOWNLOADING && done > 12_000_000) {
                    cancel();
                }
            }
        };
        assertThrows(CancellationException.class, () -> lake.load(store, new LakeRequest("big", "big/"), monitor));
        assertTrue(new Datasets(workspace).list().isEmpty());
        bucket.bytesRead();
        lake.load(store, new LakeRequest("big", "big/"), Monitor.none());
        assertTrue(bucket.bytesRead() < Files.size(file), "pieces that had come are not fetched again");
    }

    @Test
    void anObjectThatIsReplacedMeanwhileMakesItStartAgain() throws Exception {
        Path one = parquet("one", "SELECT range AS n FROM range(1000)", "ROW_GROUP_SIZE 10000");
        Path two = parquet("two", "SELECT range + 5 AS n FROM range(3000)", "ROW_GROUP_SIZE 10000");
        bucket.put("moving/part.parquet", one);
        bucket.beforeNextRead(() -> bucket.put("moving/part.parquet", two));
        LakeLoad load = lake.load(store, new LakeRequest("moving", "moving/"), Monitor.none());
        assertEquals(3000, load.dataset().rows());
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsLoaded() throws Exception {
        Path sound = parquet("sound", "SELECT range AS n FROM range(1000)", "ROW_GROUP_SIZE 10000");
        byte[] bytes = Files.readAllBytes(sound);
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 100));
        bucket.put("truncated/part.parquet", cut);
        assertInstanceOf(Failure.Unreadable.class, failure("truncated/"));

        bucket.put("secret/a.parquet", sound);
        bucket.put("secret/b.parquet", sound);
        bucket.deny("secret/b.parquet");
        Failure.Unauthorized denied = assertInstanceOf(Failure.Unauthorized.class, failure("secret/"));
        assertTrue(denied.detail().contains("secret/b.parquet"), denied.detail());

        bucket.put("types/a.parquet", sound);
        bucket.put("types/b.parquet", parquet("text", "SELECT 'x' AS n", "ROW_GROUP_SIZE 10000"));
        Failure.SchemaMismatch mismatch = assertInstanceOf(Failure.SchemaMismatch.class, failure("types/"));
        assertEquals("n", mismatch.where());
        assertTrue(mismatch.found().contains("types/b.parquet"), mismatch.found());

        assertInstanceOf(Failure.NotFound.class, failure("nothing/"));
        assertTrue(new Datasets(workspace).list().isEmpty());
    }

    @Test
    void wrongKeysAndUnknownServersAreFindings() {
        LakeAddress wrong = new LakeAddress(
                bucket.endpoint(), "us-east-1", TemporaryBucket.NAME, bucket.accessKey(), new Secret("wrong"));
        try (S3Store other = new S3Store(wrong)) {
            Health.Down down = assertInstanceOf(Health.Down.class, other.health(Monitor.none()));
            assertInstanceOf(Failure.Unauthorized.class, down.failure());
            assertFalse(down.toString().contains("wrong"), down::toString);
        }
        LakeAddress nobody = new LakeAddress(URI.create("http://127.0.0.1:1"), "us-east-1", "x", null, null);
        try (S3Store other = new S3Store(nobody)) {
            Health.Down down = assertInstanceOf(Health.Down.class, other.health(Monitor.none()));
            assertInstanceOf(Failure.Unreachable.class, down.failure());
        }
        assertInstanceOf(Health.Up.class, store.health(Monitor.none()));
    }

    @Test
    void theCacheKeepsToItsLimit() throws Exception {
        LakeCache small = new LakeCache(folder.resolve("small"), 2_000_000);
        Lake limited = new Lake(workspace, small);
        for (int i = 0; i < 3; i++) {
            bucket.put(
                    "lru" + i + "/p.parquet",
                    parquet("p" + i, "SELECT hash(range) AS h FROM range(100000)", "ROW_GROUP_SIZE 50000"));
            limited.load(store, new LakeRequest("lru" + i, "lru" + i + "/"), Monitor.none());
        }
        assertTrue(small.bytes() <= 2_000_000, small.bytes() + " bytes");
        bucket.bytesRead();
        limited.load(store, new LakeRequest("late", "lru2/"), Monitor.none());
        assertEquals(0, bucket.bytesRead(), "the latest is still there");
        small.clear();
        assertEquals(0, small.bytes());
    }

    private Failure failure(String prefix) {
        return assertThrows(
                        OperationException.class,
                        () -> lake.load(store, new LakeRequest("wrong", prefix), Monitor.none()))
                .failure();
    }

    private Path parquet(String name, String sql, String options) throws OperationException {
        Path file = folder.resolve(name + number + ".parquet");
        workspace.read(
                Monitor.none(),
                session -> session.execute("COPY (" + sql + ") TO " + Identifier.literal(file.toString())
                        + " (FORMAT parquet, " + options + ")"));
        return file;
    }

    private static String local(Path file) {
        return "read_parquet(" + Identifier.literal(file.toString()) + ")";
    }

    private double sum(String sql) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first(sql, row -> row.number(0)).orElseThrow());
    }
}
