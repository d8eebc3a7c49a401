package crmbet.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
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

    private Path decimals(String name, String header, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), header + '\n' + String.join("\n", rows) + '\n');
    }

    private Dataset decimals(Path file, ReadOptions options) throws OperationException {
        String name = String.valueOf(file.getFileName());
        return datasets.load(new LoadRequest(file, name, options, true), Monitor.none());
    }

    private String text(String sql) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first(sql, row -> row.text(0)).orElseThrow());
    }

    private static List<ColumnType> types(Dataset dataset) {
        return dataset.columns().stream().map(Column::type).toList();
    }

    @Test
    void numbersWithADecimalCommaAreReadWhereNothingElseIsPossible() throws Exception {
        Path sure =
                decimals("sure.csv", "id;valor;qtd;codigo", "1;1.234,56;1,5;1,234", "2;-7,00;;2,345", "3;12,5;0,25;");
        assertEquals(
                new Dialect(';', '"', '"', true, 0, true),
                datasets.preview(sure, ReadOptions.detect(), Monitor.none()).dialect());
        Dataset read = decimals(sure, ReadOptions.detect());
        assertEquals(List.of(ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.NUMBER, ColumnType.TEXT), types(read));
        assertEquals("1240.06 1.75", text("SELECT sum(valor) || ' ' || sum(qtd) FROM data.\"sure.csv\""));
        Path doubtful = decimals("doubtful.csv", "id;valor", "1;1,234", "2;2,345");
        assertEquals(List.of(ColumnType.INTEGER, ColumnType.TEXT), types(decimals(doubtful, ReadOptions.detect())));
        Dataset told = decimals(doubtful, ReadOptions.detect().withDecimalComma(true));
        assertEquals(List.of(ColumnType.INTEGER, ColumnType.NUMBER), types(told));
        assertEquals("3.579", text("SELECT CAST(sum(valor) AS VARCHAR) FROM data.\"doubtful.csv\""));
        Path mixed = decimals("mixed.csv", "latitude;valor", "-23.55;1,5", "-22.9;2,5");
        assertEquals(List.of(ColumnType.NUMBER, ColumnType.TEXT), types(decimals(mixed, ReadOptions.detect())));
        assertEquals(
                List.of(ColumnType.INTEGER, ColumnType.TEXT, ColumnType.TEXT, ColumnType.TEXT),
                types(decimals(sure, ReadOptions.detect().withDecimalComma(false))));
    }

    @Test
    void aLateValueThatContradictsTheCommaKeepsTheColumnAsText() throws Exception {
        StringBuilder rows = new StringBuilder("id;valor\n");
        IntStream.range(0, 30_000).forEach(i -> rows.append(i).append(";2,5\n"));
        rows.append("30000;1.5\n");
        Path late = Files.writeString(folder.resolve("late.csv"), rows);
        assertEquals(List.of(ColumnType.INTEGER, ColumnType.TEXT), types(decimals(late, ReadOptions.detect())));
    }

    @Test
    void aPreviewShowsFormatDialectTypesAndFirstRows() throws Exception {
        Path file = write("sales.csv", "day;customer;paid;vip\n31/01/2026;007;\"12.5\";true\n01/02/2026;008;;false\n");
        Preview preview = datasets.preview(file, ReadOptions.detect(), Monitor.none());
        assertEquals(Format.CSV, preview.format());
        assertEquals(new Dialect(';', '"', '"', true, 0, false), preview.dialect());
        assertEquals(
                List.of(ColumnType.DATE, ColumnType.TEXT, ColumnType.NUMBER, ColumnType.BOOLEAN),
                preview.columns().stream().map(Column::type).toList());
        assertEquals(
                List.of("31/01/2026", "007", "12.5", "true"), preview.rows().getFirst());
        assertEquals(
                "2026-01-31",
                load(file).rows() == 2
                        ? datasets.rows("sales.csv", 0, 1).rows().getFirst().getFirst()
                        : "");
    }

    @Test
    void aPreviewFollowsTheOptions() throws Exception {
        Path file = write("plain.txt", "1|2,3\n4|5,6\n");
        ReadOptions options =
                ReadOptions.detect().withDelimiter('|').withHeader(false).withType("column0", ColumnType.TEXT);
        Preview preview = datasets.preview(file, options, Monitor.none());
        assertEquals(
                List.of("column0", "column1"),
                preview.columns().stream().map(Column::name).toList());
        assertEquals(ColumnType.TEXT, preview.columns().getFirst().type());
        assertEquals(List.of("1", "2,3"), preview.rows().getFirst());
    }

    @Test
    void everyRecordOfADelimitedFileBecomesARowOrIsRejectedWithLineColumnAndReason() throws Exception {
        Path file = write(
                "r.csv",
                "id,note,amount\n1,\"two\nlines\",1.5\n2,short\n\n3,x,none\n4,x,2.5,extra\n5,\"a \"\"quote\"\"\",3.5\nsix,y,none\n");
        ReadOptions options =
                ReadOptions.detect().withType("id", ColumnType.INTEGER).withType("amount", ColumnType.NUMBER);
        Dataset loaded = datasets.load(new LoadRequest(file, "r", options, false), Monitor.none());
        assertEquals(2, loaded.rows());
        assertEquals(4, loaded.rejectedRows());
        List<RejectedRow> rejects = datasets.rejects("r", 0, 10);
        assertEquals(
                List.of(4L, 6L, 7L, 9L), rejects.stream().map(RejectedRow::line).toList());
        assertEquals(
                List.of("2,short", "3,x,none", "4,x,2.5,extra", "six,y,none"),
                rejects.stream().map(RejectedRow::text).toList());
        assertEquals("amount", rejects.get(1).column());
        assertEquals("amount: \"none\" is not DOUBLE", rejects.get(1).reason());
        assertEquals("id", rejects.get(3).column());
        assertEquals(rejects.subList(1, 3), datasets.rejects("r", 1, 2));
        assertEquals("a \"quote\"", datasets.rows("r", 1, 1).rows().getFirst().get(1));
    }

    @Test
    void linesEndInAnyOfTheThreeWays() throws Exception {
        for (String end : List.of("\n", "\r\n", "\r")) {
            Path file = write("e.csv", String.join(end, "id,n", "1,\"a" + end + "b\"", "x,c", "2,d", "y,e", ""));
            ReadOptions options = ReadOptions.detect().withType("id", ColumnType.INTEGER);
            datasets.load(new LoadRequest(file, "e", options, true), Monitor.none());
            assertEquals(
                    List.of(4L, 6L),
                    datasets.rejects("e", 0, 9).stream().map(RejectedRow::line).toList());
            assertEquals("x,c", datasets.rejects("e", 0, 9).getFirst().text());
        }
    }

    @Test
    void quotesAreUnderstoodEvenIfTheyComeLate() throws Exception {
        Path file = write("late.csv", "id,n\n" + "1,plain\n".repeat(150_000) + "2,\"a, \"\"b\"\"\nc\"\n");
        assertEquals(150_001, load(file).rows());
        assertEquals(
                "a, \"b\"\nc",
                datasets.rows("late.csv", 150_000, 1).rows().getFirst().get(1));
    }

    @Test
    void linesBeforeTheHeaderAreKept() throws Exception {
        Dataset loaded = load(write("t.csv", "Report of sales\nmade today\n\nid;name;x\n1;a;2,5\n2;b;3,5\n3;c;4,5\n"));
        assertEquals(3, loaded.rows());
        assertEquals(
                List.of("Report of sales", "made today"),
                datasets.rejects("t.csv", 0, 9).stream().map(RejectedRow::text).toList());
    }

    @Test
    void damagedLinesOfJsonAreRejectedAndTheOthersLoaded() throws Exception {
        Path file = write(
                "d.ndjson",
                "{\"a\":1,\"b\":\"x\"}\nnot json\n\n[1]\n{\"a\":2}{\"a\":3}\n{\"a\":4,\"c\":{\"d\":[1,2]}}\n{\"a\":");
        assertEquals(
                3,
                datasets.preview(file, ReadOptions.detect(), Monitor.none())
                        .columns()
                        .size());
        Dataset loaded = load(file);
        assertEquals(2, loaded.rows());
        assertEquals(
                List.of(2L, 4L, 5L, 7L),
                datasets.rejects("d.ndjson", 0, 9).stream()
                        .map(RejectedRow::line)
                        .toList());
        assertEquals(ColumnType.NESTED, loaded.columns().get(2).type());
    }

    @Test
    void aKeyThatAppearsLateIsAColumn() throws Exception {
        Dataset loaded = load(write("k.ndjson", "{\"a\":1}\n".repeat(30_000) + "{\"a\":2,\"late\":true}\n"));
        assertEquals(
                List.of("a", "late"),
                loaded.columns().stream().map(Column::name).toList());
    }

    @Test
    void aDamagedArrayIsRefusedWithThePlace() throws Exception {
        Path file = write("a.json", "[{\"a\":1},\n{\"a\":2},\n{\"a\":}]");
        OperationException refusal = assertThrows(OperationException.class, () -> load(file));
        Failure.Unreadable unreadable = assertInstanceOf(Failure.Unreadable.class, refusal.failure());
        assertTrue(unreadable.reason().contains("line 3"), unreadable.reason());
        assertTrue(datasets.list().isEmpty());
    }

    @Test
    void elementsThatAreNoObjectsAreRejectedByTheirNumber() throws Exception {
        Dataset loaded = load(write("n.json", "[{\"a\":1}, 5, {\"a\":2}, \"x\"]"));
        assertEquals(2, loaded.rows());
        assertEquals(
                List.of(2L, 4L),
                datasets.rejects("n.json", 0, 9).stream().map(RejectedRow::line).toList());
    }

    @Test
    void valuesOfJsonAndParquetThatDoNotFitTheTypeAskedForAreRejected() throws Exception {
        Path json = write(
                "v.ndjson", "{\"a\":\"1\"}\n\n{\"a\":\"x\"}\nbroken\n{\"a\":\"3\"}\n{\"a\":null}\n{\"a\":\"y\"}\n");
        ReadOptions options = ReadOptions.detect().withType("a", ColumnType.INTEGER);
        Dataset fromJson = datasets.load(new LoadRequest(json, "j", options, false), Monitor.none());
        assertEquals(3, fromJson.rows());
        assertEquals(
                List.of(3L, 4L, 7L),
                datasets.rejects("j", 0, 9).stream().map(RejectedRow::line).toList());
        assertEquals("x", datasets.rejects("j", 0, 1).getFirst().text());

        Path parquet = folder.resolve("v.parquet");
        workspace.read(
                Monitor.none(),
                session -> session.execute(
                        "COPY (SELECT unnest(['31/01/2026', 'never', NULL, '2026']) AS a, 1.25::DECIMAL(18,2) AS b) TO '"
                                + parquet + "'"));
        ReadOptions dates = ReadOptions.detect().withType("a", ColumnType.DATE).withDateFormat("%d/%m/%Y");
        Dataset fromParquet = datasets.load(new LoadRequest(parquet, "p", dates, false), Monitor.none());
        assertEquals(2, fromParquet.rows());
        assertEquals("DECIMAL(18,2)", fromParquet.columns().get(1).sqlType());
        assertEquals("2026-01-31", datasets.rows("p", 0, 1).rows().getFirst().getFirst());
        assertEquals(
                List.of(
                        new RejectedRow(2, "a", "The value is no DATE", "never"),
                        new RejectedRow(4, "a", "The value is no DATE", "2026")),
                datasets.rejects("p", 0, 9));
    }

    @Test
    void columnsAreRenamedAndLeftOut() throws Exception {
        Path file = write("c.csv", "a,b,c\n1,2,3\n");
        ReadOptions options = ReadOptions.detect().withName("a", "first").without("b");
        Dataset loaded = datasets.load(new LoadRequest(file, "c", options, false), Monitor.none());
        assertEquals(
                List.of("first", "c"),
                loaded.columns().stream().map(Column::name).toList());
        assertFailure(Failure.AlreadyExists.class, file, ReadOptions.detect().withName("a", "C"));
        assertFailure(Failure.NotFound.class, file, ReadOptions.detect().without("z"));
        assertFailure(
                Failure.NotPossible.class,
                file,
                ReadOptions.detect().without("a").without("b").without("c"));
    }

    @Test
    void aNameIsTakenWhateverItsCaseUnlessItShallBeReplaced() throws Exception {
        Path one = write("1.csv", "a\n1\n");
        Path two = write("2.csv", "b\n1\n2\n");
        datasets.load(new LoadRequest(one, "Sales"), Monitor.none());
        OperationException refusal = assertThrows(
                OperationException.class, () -> datasets.load(new LoadRequest(two, "sales"), Monitor.none()));
        assertInstanceOf(Failure.AlreadyExists.class, refusal.failure());
        datasets.load(new LoadRequest(two, "sales", ReadOptions.detect(), true), Monitor.none());
        assertEquals(
                List.of("sales"), datasets.list().stream().map(Dataset::name).toList());
        assertEquals(2, datasets.find("SALES").rows());
    }

    @Test
    void renamingKeepsRowsAndRejectsAndDroppingRemovesThem() throws Exception {
        Path file = write("x.csv", "a,b\n1,2\n3\n");
        datasets.load(new LoadRequest(file, "x"), Monitor.none());
        datasets.load(new LoadRequest(file, "y"), Monitor.none());
        OperationException taken = assertThrows(OperationException.class, () -> datasets.rename("x", "Y"));
        assertInstanceOf(Failure.AlreadyExists.class, taken.failure());
        datasets.rename("x", "X");
        datasets.rename("X", "z");
        assertEquals(1, datasets.rejects("z", 0, 9).size());
        datasets.drop("z");
        OperationException gone = assertThrows(OperationException.class, () -> datasets.rows("z", 0, 1));
        assertInstanceOf(Failure.NotFound.class, gone.failure());
        assertEquals(1, datasets.rejects("y", 0, 9).size());
    }

    @Test
    void aCancelledLoadLeavesNothing() throws Exception {
        Path file = write("big.csv", "id,n\n" + "1,some text\n".repeat(400_000));
        var monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                cancel();
            }
        };
        Path western = Files.write(folder.resolve("w.csv"), new byte[] {'a', '\n', (byte) 0xE9, '\n'});
        assertThrows(CancellationException.class, () -> datasets.load(new LoadRequest(western, "w"), monitor));
        assertThrows(CancellationException.class, () -> datasets.load(new LoadRequest(file, "big"), monitor));
        assertTrue(datasets.list().isEmpty());
        try (var left = Files.list(workspace.scratch())) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aProfileOfASmallDatasetIsExact() throws Exception {
        StringBuilder csv = new StringBuilder("n,t,d,f,e\n");
        for (int i = 1; i <= 100; i++) {
            csv.append(i)
                    .append(i % 4 == 0 ? ",even" : i % 2 == 0 ? "," : ",odd")
                    .append(",2026-01-")
                    .append(i <= 50 ? "01" : "31")
                    .append(i <= 30 ? ",true" : ",false")
                    .append(",\n");
        }
        load(write("p.csv", csv.toString()));
        Profile profile = datasets.profile("p.csv", Monitor.none());
        assertFalse(profile.sampled());
        Distribution.Numbers numbers = assertInstanceOf(
                Distribution.Numbers.class, profile.columns().get(0).distribution());
        assertEquals(100, profile.columns().get(0).distinct());
        assertEquals(1, numbers.minimum());
        assertEquals(100, numbers.maximum());
        assertEquals(50.5, numbers.mean(), 1e-12);
        assertEquals(Math.sqrt(9999 / 12.0), numbers.standardDeviation(), 1e-12);
        assertEquals(new Distribution.Quantile(0.5, 50.5), numbers.quantiles().get(3));
        assertEquals(20, numbers.histogram().size());
        assertTrue(
                numbers.histogram().stream().allMatch(bin -> bin.count() == 5),
                numbers.histogram().toString());

        assertEquals(25, profile.columns().get(1).missing());
        Distribution.Texts texts = assertInstanceOf(
                Distribution.Texts.class, profile.columns().get(1).distribution());
        assertEquals(
                List.of(new Distribution.ValueCount("odd", 50), new Distribution.ValueCount("even", 25)), texts.top());
        Distribution.Times times = assertInstanceOf(
                Distribution.Times.class, profile.columns().get(2).distribution());
        assertEquals(LocalDateTime.of(2026, 1, 31, 0, 0), times.maximum());
        assertEquals(50, times.histogram().getFirst().count());
        assertEquals(50, times.histogram().getLast().count());
        assertEquals(new Distribution.Flags(30, 70), profile.columns().get(3).distribution());
        assertEquals(new Distribution.None(), profile.columns().get(4).distribution());
        assertEquals(100, profile.columns().get(4).missing());
    }

    @Test
    void aProfileOfALargeDatasetSaysWhatRestsOnASample() throws Exception {
        Path file = folder.resolve("large.parquet");
        workspace.read(
                Monitor.none(),
                session -> session.execute(
                        "COPY (SELECT i::DOUBLE AS n, 'k' || (i % 7) AS t, TIMESTAMP '2026-01-01' + INTERVAL (i) SECOND AS at2,"
                                + " CASE i WHEN 5 THEN 'NaN'::DOUBLE WHEN 6 THEN 'infinity'::DOUBLE ELSE 1e9 + i % 2 END AS odd"
                                + " FROM range(1000000) r(i)) TO '" + file + "'"));
        load(file);
        Profile profile = datasets.profile("large.parquet", Monitor.none());
        assertTrue(profile.sampled());
        assertEquals(100_000, profile.sampledRows());
        Distribution.Numbers numbers = assertInstanceOf(
                Distribution.Numbers.class, profile.columns().getFirst().distribution());
        assertEquals(999_999, numbers.maximum());
        assertEquals(499_999.5, numbers.mean(), 1e-6);
        assertEquals(500_000, numbers.quantiles().get(3).value(), 1000);
        assertFalse(profile.columns().getFirst().distinctExact());
        assertEquals(1e6, (double) profile.columns().getFirst().distinct(), 1e5);
        Distribution.Texts texts = assertInstanceOf(
                Distribution.Texts.class, profile.columns().get(1).distribution());
        assertEquals(7, texts.top().size());
        assertEquals(
                1_000_000,
                texts.top().stream().mapToLong(Distribution.ValueCount::count).sum());
        Distribution.Numbers odd = assertInstanceOf(
                Distribution.Numbers.class, profile.columns().get(3).distribution());
        assertEquals(1e9, odd.minimum());
        assertEquals(0.5, odd.standardDeviation(), 1e-6);
    }

    private Dataset load(Path file) throws OperationException {
        return datasets.load(new LoadRequest(file, file.getFileName().toString()), Monitor.none());
    }

    private void assertFailure(Class<? extends Failure> kind, Path file, ReadOptions options) {
        OperationException refusal = assertThrows(
                OperationException.class,
                () -> datasets.load(new LoadRequest(file, "refused", options, false), Monitor.none()));
        assertInstanceOf(kind, refusal.failure());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
