package crmbet.core.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers and texts of whole tables at once. */
class TableNumbersTest {
    private static final String TABLE = "data.numbers";
    private static final int ROWS = 300_000;

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void create(String query) throws OperationException {
        run("CREATE OR REPLACE TABLE data.numbers AS " + query);
    }

    private void run(String sql) throws OperationException {
        workspace.write(Monitor.none(), session -> session.execute(sql));
    }

    private double[] numbers(int rows, String... columns) throws OperationException {
        double[] numbers = new double[rows * columns.length];
        return workspace.read(Monitor.none(), session -> {
            session.copyNumbers(Phase.READING, TABLE, List.of(columns), numbers);
            return numbers;
        });
    }

    private List<String> texts() throws OperationException {
        return workspace.read(Monitor.none(), session -> session.sortedTexts(TABLE, "k"));
    }

    private long[] digest(String... columns) throws OperationException {
        return workspace.read(Monitor.none(), session -> session.digest(Phase.READING, TABLE, "k", List.of(columns)));
    }

    private void many() throws OperationException {
        create("SELECT printf('k%07d', i) AS k, i::DOUBLE AS a, CASE WHEN i % 3 = 0 THEN NULL ELSE i / 2 END AS b"
                + " FROM range(" + ROWS + ") r(i)");
    }

    @Test
    void everyNumberStandsInTheRowAndColumnOfItsOwn() throws OperationException {
        many();
        double[] expected = IntStream.range(0, ROWS)
                .mapToObj(i -> new double[] {i % 3 == 0 ? Double.NaN : i / 2.0, i})
                .flatMapToDouble(Arrays::stream)
                .toArray();
        assertArrayEquals(expected, numbers(ROWS, "b", "a"));
    }

    @Test
    void rowsThatWereDeletedLeaveNoGap() throws OperationException {
        many();
        run("DELETE FROM data.numbers WHERE a % 1000 = 7 OR a < 5000");
        double[] expected = IntStream.range(5000, ROWS)
                .filter(i -> i % 1000 != 7)
                .asDoubleStream()
                .toArray();
        assertArrayEquals(expected, numbers(expected.length, "a"));
        assertEquals(
                Arrays.stream(expected)
                        .mapToObj(i -> "k%07d".formatted((int) i))
                        .toList(),
                texts());
    }

    @Test
    void tablesOfTheTransactionAreReadToo() throws OperationException {
        double[] numbers = new double[ROWS];
        workspace.read(Monitor.none(), session -> {
            session.execute("CREATE TEMP TABLE own AS SELECT i::DOUBLE AS a FROM range(" + ROWS + ") r(i)");
            session.copyNumbers(Phase.READING, "own", List.of("a"), numbers);
            return numbers;
        });
        assertArrayEquals(IntStream.range(0, ROWS).asDoubleStream().toArray(), numbers);
    }

    @Test
    void anEmptyTableHasNothing() throws OperationException {
        create("SELECT 'k' AS k, 1.0::DOUBLE AS a WHERE false");
        assertEquals(0, numbers(0, "a").length);
        assertEquals(List.of(), texts());
    }

    @Test
    void anArrayOfAnotherLengthIsRefused() throws OperationException {
        many();
        assertThrows(IllegalArgumentException.class, () -> numbers(ROWS - 1, "a"));
    }

    @Test
    void manyColumnsAtOnceAreNoTrouble() throws OperationException {
        String[] columns = IntStream.range(0, 120).mapToObj(i -> "c" + i).toArray(String[]::new);
        create("SELECT 'k' || i AS k"
                + String.join(
                        "",
                        Arrays.stream(columns).map(c -> ", i::DOUBLE AS " + c).toList())
                + " FROM range(5000) r(i)");
        double[] numbers = numbers(5000, columns);
        for (int i = 0; i < numbers.length; i++) {
            int row = i / columns.length;
            assertEquals(row, numbers[i]);
        }
    }

    @Test
    void textsComeInOrderWhateverStandsInThem() throws OperationException {
        List<String> texts = IntStream.range(0, 5000)
                .mapToObj(i -> "%05d".formatted(i) + (i % 700 == 3 ? "\n" : "") + "é€😀")
                .toList();
        create("SELECT printf('%05d', i) || CASE WHEN i % 700 = 3 THEN chr(10) ELSE '' END || 'é€😀' AS k"
                + " FROM range(5000) r(i)");
        assertEquals(texts, texts());
        create("SELECT printf('%05d', i) || 'é€😀' AS k FROM range(5000) r(i)");
        assertEquals(texts.stream().map(text -> text.replace("\n", "")).toList(), texts());
        create("SELECT unnest(['', 'a', 'b']) AS k");
        assertEquals(List.of("", "a", "b"), texts());
    }

    @Test
    void textsOutOfOrderAreGivenAsTheyStand() throws OperationException {
        create("SELECT printf('%05d', 4999 - i) AS k FROM range(5000) r(i)");
        List<String> expected = new ArrayList<>(
                IntStream.range(0, 5000).mapToObj("%05d"::formatted).toList());
        Collections.reverse(expected);
        assertEquals(expected, texts());
    }

    @Test
    void theDigestIsOfTextsAndNumbersInWhateverOrder() throws OperationException {
        many();
        long[] first = digest("a", "b");
        create("SELECT * FROM data.numbers ORDER BY a DESC");
        assertArrayEquals(first, digest("a", "b"));
        assertFalse(Arrays.equals(first, digest("b", "a")));
        run("UPDATE data.numbers SET b = 0 WHERE a = 3");
        assertFalse(Arrays.equals(first, digest("a", "b")));
        many();
        run("UPDATE data.numbers SET k = 'K' WHERE a = 3");
        assertFalse(Arrays.equals(first, digest("a", "b")));
    }

    @Test
    void theFunctionServesNobodyElse() {
        assertThrows(OperationException.class, () -> run("SELECT crmbet_take(0, 1, 2.5)"));
    }
}
